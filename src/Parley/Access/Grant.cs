using Parley.Recording;

namespace Parley.Access;

public enum GrantState
{
    Asked,
    Granted,
    Declined,
    Ended,
}

/// <summary>A role that somebody holds or is to hold, from asking to ending.</summary>
public sealed record Grant(string Id, Guid Account, string Name, Role Role, DateOnly From, DateOnly? Until, string? Unit, string? Negotiation, Guid? AskedBy, GrantState State, long Version) : IState<Grant>
{
    public static StreamKind Kind => StreamKind.Grant;

    /// <summary>Whether the role is held on that day at the agency.</summary>
    public bool HoldsOn(DateOnly day) => State == GrantState.Granted && From <= day && (Until is null || day <= Until);

    public static Grant Evolve(Grant? grant, Fact fact) => (grant, fact.Event) switch
    {
        (null, RoleAsked e) => new(fact.Stream, e.Account, e.Name, e.Role, e.From, e.Until, e.Unit, e.Negotiation, e.By, GrantState.Asked, fact.Number),
        ({ } known, RoleGranted) => known with { State = GrantState.Granted, Version = fact.Number },
        ({ } known, RoleDeclined) => known with { State = GrantState.Declined, Version = fact.Number },
        ({ } known, RoleEnded) => known with { State = GrantState.Ended, Version = fact.Number },
        _ => throw Fold.Unknown<Grant>(fact),
    };
}

/// <summary>Asks for a role for somebody.</summary>
/// <param name="Others">The roles that the person holds or is asked for in this agency: some do not go together.</param>
/// <param name="Ground">Why no second person is needed; null where one is.</param>
public sealed record AskRole(Stamp Stamp, string GrantId, RoleAsked Asked, IReadOnlyList<Role> Others, Ground? Ground = null) : ICommand
{
    public string Stream => GrantId;
}

/// <summary>Approves or declines what another asked for.</summary>
/// <param name="By">The account of who answers; null for the operator of the machine.</param>
public sealed record AnswerRole(Stamp Stamp, string GrantId, bool Approved, Guid? By, string? Reason = null) : ICommand
{
    public string Stream => GrantId;

    /// <summary>The roles that the person holds by now: what did not collide when it was asked for may collide when it is approved.</summary>
    public IReadOnlyList<Role> Others { get; init; } = [];
}

public sealed record EndRole(Stamp Stamp, string GrantId, string Reason) : ICommand
{
    public string Stream => GrantId;
}

public static class AskRoleHandler
{
    public static (Answer, object[]) Handle(AskRole command, Grant? grant) => Grants.Decide(command, grant).On(command.Stream, grant?.Version ?? 0);
}

public static class AnswerRoleHandler
{
    public static (Answer, object[]) Handle(AnswerRole command, Grant? grant) => Grants.Decide(command, grant).On(command.Stream, grant?.Version ?? 0);
}

public static class EndRoleHandler
{
    public static (Answer, object[]) Handle(EndRole command, Grant? grant) => Grants.Decide(command, grant).On(command.Stream, grant?.Version ?? 0);
}

/// <summary>Roles are given by two persons (ASVS 5.0, 2.3.5); ended by one, at once.</summary>
public static class Grants
{
    public static Decision Decide(AskRole command, Grant? grant)
    {
        var asked = command.Asked;
        var refusal = command.Stamp.Check()
            ?? Limits.Required("the person's name", asked.Name, 200)
            ?? Limits.Text("the reason", asked.Reason, 2_000)
            ?? (asked.Unit is { } unit ? Slug.Check("the unit", unit) : null)
            ?? (asked.Negotiation is { } table ? Slug.Check("the negotiation", table) : null)
            ?? (asked.Until < asked.From ? new Refusal("bad-date", "the last day lies before the first: give a later one") : null)
            ?? Fits(asked)
            ?? GoesWith(asked.Role, command.Others)
            ?? (grant is null ? null : new Refusal("grant-exists", "this request is there already: ask with a new one"));
        if (refusal is not null) return refusal;
        return command.Ground is { } ground ? Decision.Of(asked, new RoleGranted(null, ground)) : Decision.Of(asked);
    }

    public static Decision Decide(AnswerRole command, Grant? grant)
    {
        if ((command.Stamp.Check() ?? Limits.Text("the reason", command.Reason, 2_000) ?? Missing(command.GrantId, grant)) is { } refusal) return refusal;
        if (grant!.State != GrantState.Asked) return grant.State == (command.Approved ? GrantState.Granted : GrantState.Declined) ? Decision.Already
            : new Refusal("answered", $"this request was answered before: it is {Json.Word(grant.State)}");
        if (!command.Approved) return Decision.Of(new RoleDeclined(command.Reason));
        if (command.By == grant.AskedBy) return new Refusal("second-person", "a role is given by two persons: somebody else than who asked for it must approve");
        if (command.By == grant.Account) return new Refusal("second-person", "nobody approves a role of their own: somebody else must");
        return GoesWith(grant.Role, command.Others) is { } collides ? collides : Decision.Of(new RoleGranted(command.By));
    }

    public static Decision Decide(EndRole command, Grant? grant) =>
        (command.Stamp.Check() ?? Limits.Required("the reason", command.Reason, 2_000) ?? Missing(command.GrantId, grant)) is { } refusal ? refusal : grant!.State switch
        {
            GrantState.Granted => Decision.Of(new RoleEnded(command.Reason)),
            GrantState.Ended => Decision.Already,
            _ => new Refusal("not-held", "this role is not held: only a role that was granted can be ended"),
        };

    private static Refusal? Missing(string id, Grant? grant) => grant is not null ? null : new("no-such-grant", $"there is no request {Plain.Short(StreamId.Slug(id))}");

    private static Refusal? Fits(RoleAsked asked) => asked switch
    {
        { Role: Role.UnionRepresentative, Unit: null, Negotiation: null } => new("no-scope", "a union representative reads what was exchanged at their own table: name the unit or the negotiation"),
        { Role: Role.Auditor, Until: null } => new("no-period", "an auditor's access is for a period: name its last day"),
        { Role: Role.Administrator } when asked.Unit is not null || asked.Negotiation is not null => new("scope", "an administrator keeps the accounts of the whole agency: leave unit and negotiation out"),
        _ => null,
    };

    /// <summary>Nobody sits on both sides of the table, and who audits writes nothing.</summary>
    private static Refusal? GoesWith(Role role, IReadOnlyList<Role> others)
    {
        if (others.Any(other => Policy.IsOtherSide(other) != Policy.IsOtherSide(role)))
            return new("both-sides", "nobody sits on both sides of the table: end the person's roles of the one side before asking for one of the other");
        var all = others.Append(role).ToList();
        return all.Contains(Role.Auditor) && all.Any(one => Policy.Of(one).Any(right => !RightKind.Of(right).Reads))
            ? new("auditor-writes", "an auditor never writes: end the person's other roles before asking for this one") : null;
    }
}
