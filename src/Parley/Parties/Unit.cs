using Parley.Recording;

namespace Parley.Parties;

/// <summary>The statutes whose steps and clocks are known: California's EERA (Gov. Code 3540 ff.), Maryland's Education Article 6-406.</summary>
public static class Profiles
{
    public static IReadOnlyList<string> All { get; } = ["none", "ca-eera", "md-6-406"];
}

/// <param name="Representative">The exclusive representative's name, as it stands in table logs.</param>
/// <param name="Profile">One of <see cref="Profiles.All"/>.</param>
public sealed record RecognizeUnit(Stamp Stamp, string UnitId, string Name, string Representative, string Profile = "none") : ICommand
{
    public string Stream => UnitId;
}

/// <summary>A bargaining unit.</summary>
public sealed record Unit(string Id, string Slug, string Name, string Representative, string Profile, long Version) : IState<Unit>
{
    public static StreamKind Kind => StreamKind.Unit;

    public static Decision Decide(RecognizeUnit command, Unit? unit)
    {
        var slug = StreamId.Slug(command.UnitId);
        var refusal = command.Stamp.Check()
            ?? Recording.Slug.Check("the unit", slug)
            ?? Limits.Required("the unit's name", command.Name)
            ?? Limits.Required("the representative", command.Representative)
            ?? (Profiles.All.Contains(command.Profile) ? null
                : new Refusal("unknown-profile", $"profile \"{Plain.Short(command.Profile)}\" is not known: use one of {string.Join(", ", Profiles.All)}"));
        if (refusal is not null) return refusal;

        var asked = new UnitRecognized(slug, command.Name.Trim(), command.Representative.Trim(), command.Profile);
        return unit switch
        {
            null => Decision.Of(asked),
            _ when asked == new UnitRecognized(unit.Slug, unit.Name, unit.Representative, unit.Profile) => Decision.Already,
            _ => new Refusal("unit-exists", $"unit {slug} exists already as \"{Plain.Short(unit.Name)}\", represented by \"{Plain.Short(unit.Representative)}\", profile {unit.Profile}: choose another slug"),
        };
    }

    public static Unit Evolve(Unit? unit, Fact fact) => fact.Event switch
    {
        UnitRecognized e => new(fact.Stream, e.Slug, e.Name, e.Representative, e.Profile, fact.Number),
        _ => throw Fold.Unknown<Unit>(fact),
    };
}

public static class RecognizeUnitHandler
{
    public static (Answer, object[]) Handle(RecognizeUnit command, Unit? unit) =>
        Unit.Decide(command, unit).On(command.Stream, unit?.Version ?? 0);
}
