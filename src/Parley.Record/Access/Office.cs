using Parley.Access;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Recording;

namespace Parley.Record.Access;

/// <summary>A role that is asked for somebody.</summary>
/// <param name="Account">The person's account.</param>
public sealed record RoleRequest(Guid Account, string Name, Role Role, string? Unit, string? Negotiation, DateOnly? From, DateOnly? Until, string? Reason);

/// <summary>Gives and ends roles, for the pages, the API and the command line alike. Whether the asker may is for the caller to know.</summary>
public sealed class Office(Sights sights, Recorder recorder, TimeProvider clock)
{
    /// <param name="by">The account of who asks; null for the operator of the machine, who needs nobody where two administrators are wanting.</param>
    public async Task<Answer> Ask(Agency agency, RoleRequest request, Guid? by, string actor, string id, CancellationToken stop)
    {
        var today = agency.DayOf(clock.GetUtcNow());
        var grants = await sights.Grants(agency.Slug, stop);
        var others = grants.Where(grant => grant.Account == request.Account && grant.State is GrantState.Asked or GrantState.Granted && grant.Account == request.Account && !(grant.Until < today)).Select(grant => grant.Role).ToList();
        var asked = new RoleAsked(request.Account, request.Name, request.Role, request.From ?? today)
        {
            Until = request.Until, Unit = request.Unit, Negotiation = request.Negotiation, By = by, Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(),
        };
        var alone = by is null && await sights.Administrators(agency, stop) < 2;
        return await recorder.Record(new AskRole(new(id, agency.Slug, actor, clock.GetUtcNow()), StreamId.Grant(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")), asked, others, alone ? Ground.Operator : null), stop);
    }

    public async Task<Answer> Answer(Agency agency, string grant, bool approved, Guid? by, string actor, string id, string? reason, CancellationToken stop)
    {
        var grants = await sights.Grants(agency.Slug, stop);
        var person = grants.FirstOrDefault(one => one.Id == StreamId.Grant(grant))?.Account;
        var others = grants.Where(one => one.Account == person && one.State == GrantState.Granted && !(one.Until < agency.DayOf(clock.GetUtcNow()))).Select(one => one.Role).ToList();
        return await recorder.Record(new AnswerRole(new(id, agency.Slug, actor, clock.GetUtcNow()), StreamId.Grant(grant), approved, by, reason) { Others = others }, stop);
    }

    public Task<Answer> End(Agency agency, string grant, string reason, string actor, string id, CancellationToken stop) =>
        recorder.Record(new EndRole(new(id, agency.Slug, actor, clock.GetUtcNow()), StreamId.Grant(grant), reason), stop);
}
