using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Record.Accounts;
using Parley.Recording;
using Parley.Web.Api;

namespace Parley.Web.Walls;

/// <summary>Roles as a signed-in person gives and ends them, from the pages and the API.</summary>
public sealed class Roles(Office office, Sights sights, AccountStore accounts, ISignInLog log, Seat seat)
{
    /// <summary>The roles that the person may know of: those of the whole agency, and of the places where they see who may do what.</summary>
    public async Task<IReadOnlyList<Grant>> Seen(Agency agency, CancellationToken stop)
    {
        var reader = await seat.Reader(agency);
        var seen = new List<Grant>();
        foreach (var grant in await sights.Grants(agency.Slug, stop))
            if (grant.Negotiation is { } table ? await reader.May(Right.ReadAccess, StreamId.Negotiation(table), stop) : reader.Sight.Everywhere(Right.ReadAccess) || grant.Unit is not { } unit || reader.Sight.May(Right.ReadAccess, new([], [unit])))
                seen.Add(grant);
        return seen;
    }

    /// <summary>The same whether the person had an account before or not: people of other agencies are not told of.</summary>
    public async Task<Answer> Ask(Agency agency, RoleBody body, string id, CancellationToken stop)
    {
        if (AccountNames.Wrong(body.Person) is { } refusal) return new("", 0, [], refusal);
        var reader = await seat.Reader(agency);
        if (body.Unit is { } unit && await reader.Unit(unit, stop) is null) return new("", 0, [], new("no-such-unit", $"there is no unit {Plain.Short(unit)}: add it first"));
        if (body.Negotiation is { } table && await sights.IsTable(agency, table, stop) is false) return new("", 0, [], new("no-such-negotiation", $"there is no negotiation {Plain.Short(table)}: open it first"));
        var (account, _) = await accounts.FindOrCreate(body.Person, stop);
        return await office.Ask(agency, new(account.Id, account.Name, body.Role, body.Unit, body.Negotiation, body.From, body.Until, body.Reason), seat.Person!.Id, seat.Person.Name, id, stop);
    }

    public Task<Answer> Answer(Agency agency, string grant, bool approved, string? reason, string id, CancellationToken stop) =>
        office.Answer(agency, grant, approved, seat.Person!.Id, seat.Person.Name, id, reason, stop);

    public Task<Answer> End(Agency agency, string grant, string? reason, string id, CancellationToken stop) =>
        office.End(agency, grant, reason ?? "", seat.Person!.Name, id, stop);

    /// <summary>Begins a recovery for somebody of this agency. Whoever begins it gets nothing to sign in with.</summary>
    public async Task<Answer> Recover(Agency agency, string person, CancellationToken stop)
    {
        if (await accounts.FindByName(person, stop) is not { } account || (await sights.Grants(agency.Slug, stop)).All(grant => grant.Account != account.Id || grant.State != GrantState.Granted))
            return new("", 0, [], new("no-such-person", $"nobody called {Plain.Short(person)} has a role here"));
        await accounts.StartRecovery(account.Id, seat.Person!.Name, stop);
        await log.Note(account.Id, account.Name, SignInNote.RecoveryStarted, "by " + seat.Person.Name, stop);
        return new("", 0, []);
    }
}
