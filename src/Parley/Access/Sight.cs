namespace Parley.Access;

/// <summary>Where something is: at a table, or about units.</summary>
/// <param name="Tables">The slugs of the table itself and of the negotiation it came from; empty for what is of no table.</param>
/// <param name="Units">The slugs of the units it is about.</param>
public sealed record Place(IReadOnlyList<string> Tables, IReadOnlyList<string> Units)
{
    /// <summary>The agency as a whole.</summary>
    public static Place Agency { get; } = new([], []);
}

/// <summary>A role as it is held now.</summary>
/// <param name="Unit">The one unit for which it is held; null for all.</param>
/// <param name="Negotiation">The one negotiation for which it is held; null for all.</param>
/// <param name="Units">The units at that negotiation.</param>
public sealed record Held(Role Role, string? Unit = null, string? Negotiation = null, IReadOnlyList<string>? Units = null)
{
    public bool IsWhole => Unit is null && Negotiation is null;

    /// <summary>A negotiation's people read the agreements of its units too.</summary>
    public bool Covers(Place place) => (Unit is null || place.Units.Contains(Unit))
        && (Negotiation is null || (place.Tables.Count > 0 ? place.Tables.Contains(Negotiation) : Units is not null && place.Units.Any(Units.Contains)));
}

/// <summary>
/// What one person may see and do in one agency's record. Every reading of the record goes through one of these, and one that holds
/// nothing shows nothing.
/// </summary>
public sealed class Sight
{
    private readonly IReadOnlyList<(Held Held, IReadOnlySet<Right> Rights)> held;

    private Sight(IEnumerable<(Held, IReadOnlySet<Right>)> held) => this.held = [.. held];

    /// <summary>Whoever runs the machine and the command line: all of the record, and none of what is sealed.</summary>
    public static Sight Operator { get; } = new([(new(Role.Administrator), Enum.GetValues<Right>().Except([Right.ReadPrivileged, Right.ReadPersonal]).ToHashSet())]);

    public static Sight Nothing { get; } = new([]);

    /// <summary>Somebody who learns with a sample, where everybody may play everything but the keeper of accounts.</summary>
    public static Sight Learner { get; } = Of([new(Role.ChiefSpokesperson), new(Role.Counsel), new(Role.Auditor)]);

    /// <summary>Who is of the other side is nothing else: a wrong grant must not open our own account to them.</summary>
    public static Sight Of(IReadOnlyList<Held> held) =>
        new(held.Where(one => Policy.IsOtherSide(one.Role) || !held.Any(other => Policy.IsOtherSide(other.Role))).Select(one => (one, Policy.Of(one.Role))));

    public IEnumerable<Role> Roles => held.Select(one => one.Held.Role).Distinct();

    public bool IsNothing => held.Count == 0;

    /// <summary>Whether the person is of the keeper's own side.</summary>
    public bool OwnSide => held.Count > 0 && !held.Any(one => Policy.IsOtherSide(one.Held.Role));

    /// <summary>Somewhere in the record.</summary>
    public bool Somewhere(Right right) => held.Any(one => one.Rights.Contains(right));

    /// <summary>Wherever it is in the record.</summary>
    public bool Everywhere(Right right) => held.Any(one => one.Held.IsWhole && one.Rights.Contains(right));

    public bool May(Right right, Place place) => held.Any(one => one.Rights.Contains(right) && one.Held.Covers(place));

    /// <summary>Whether anything at all can be seen there: if not, it is as if it did not exist.</summary>
    public bool Knows(Place place) => held.Any(one => one.Rights.Any(right => RightKind.Of(right).Reads && right != Right.ReadAccess) && one.Held.Covers(place));

    /// <summary>With only these rights: what a program's token was given.</summary>
    public Sight Only(Func<RightKind, bool> rights) => new(held.Select(one => (one.Held, (IReadOnlySet<Right>)one.Rights.Where(right => rights(RightKind.Of(right))).ToHashSet())));
}
