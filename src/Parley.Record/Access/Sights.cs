using Marten;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Record.Access;

/// <summary>What a person may see and do in an agency, from the roles that they hold there today. Read anew for each request: what was ended counts no more.</summary>
public sealed class Sights(IDocumentStore store, Recorder recorder, TimeProvider clock)
{
    public async Task<Sight> Of(Agency agency, Guid account, string name, CancellationToken stop)
    {
        if (agency.Sample == true) return Sight.Learner;
        var today = agency.DayOf(clock.GetUtcNow());
        await using var session = store.QuerySession(agency.Slug);
        var grants = await session.Query<Grant>().Where(grant => grant.Account == account).ToListAsync(stop);
        if (grants.Count == 0 && !await session.Query<Grant>().AnyAsync(stop)) return await Claim(agency, account, name, today, stop);
        return Sight.Of(await HeldOn(today, grants, new RecordReader(store, agency.Slug, Sight.Operator), stop));
    }

    /// <summary>All requests and grants of an agency.</summary>
    public Task<IReadOnlyList<Grant>> Grants(string agency, CancellationToken stop) => Grants(store, agency, stop);

    /// <inheritdoc cref="Grants(string, CancellationToken)"/>
    public static async Task<IReadOnlyList<Grant>> Grants(IDocumentStore store, string agency, CancellationToken stop)
    {
        await using var session = store.QuerySession(agency);
        return await session.Query<Grant>().ToListAsync(stop);
    }

    /// <summary>Whether there is such a negotiation, for whoever gives roles and need not see what is in it.</summary>
    public async Task<bool> IsTable(Agency agency, string slug, CancellationToken stop) => await new RecordReader(store, agency.Slug, Sight.Operator).Negotiation(slug, stop) is not null;

    /// <summary>How many persons keep the accounts of an agency: two can approve each other's requests.</summary>
    public async Task<int> Administrators(Agency agency, CancellationToken stop)
    {
        var today = agency.DayOf(clock.GetUtcNow());
        return (await Grants(agency.Slug, stop)).Where(grant => grant.Role == Role.Administrator && grant.HoldsOn(today)).Select(grant => grant.Account).Distinct().Count();
    }

    private static async Task<IReadOnlyList<Held>> HeldOn(DateOnly today, IEnumerable<Grant> grants, RecordReader reader, CancellationToken stop)
    {
        var held = new List<Held>();
        foreach (var grant in grants.Where(grant => grant.HoldsOn(today)))
            held.Add(new(grant.Role, grant.Unit, grant.Negotiation, grant.Negotiation is { } table ? (await reader.Negotiation(table, stop))?.Units ?? [] : null));
        return held;
    }

    /// <summary>Whether nobody keeps a record of their own here yet: then whoever signs in may begin one.</summary>
    public async Task<bool> NobodyKeepsOne(CancellationToken stop)
    {
        foreach (var agency in await Own(stop))
            if ((await Grants(agency.Slug, stop)).Count > 0) return false;
        return true;
    }

    private async Task<IEnumerable<Agency>> Own(CancellationToken stop) => (await RecordReader.Agencies(store, stop)).Where(agency => agency.Sample != true);

    /// <summary>
    /// Records in which nobody has a role yet belong to whoever signs in first: accounts are made by the operator of the machine alone until
    /// then. Later records are given by the operator. Two at once meet at the stream's id, and one is first.
    /// </summary>
    private async Task<Sight> Claim(Agency agency, Guid account, string name, DateOnly today, CancellationToken stop)
    {
        if (!await NobodyKeepsOne(stop)) return Sight.Nothing;
        foreach (var one in await Own(stop))
        {
            foreach (var role in FirstRoles)
            {
                var id = "first-" + Json.Word(role);
                var asked = new RoleAsked(account, name, role, today) { By = account, Reason = "the first person of this record" };
                var answer = await recorder.Record(new AskRole(new($"{id}-{account:N}", one.Slug, name, clock.GetUtcNow()), StreamId.Grant(id), asked, [], Ground.FirstPerson), stop);
                if (answer.Refusal is not null) return Sight.Nothing;
            }
        }

        return Sight.Of([.. FirstRoles.Select(role => new Held(role))]);
    }

    private static readonly Role[] FirstRoles = [Role.ChiefSpokesperson, Role.Administrator];
}
