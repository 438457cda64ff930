using Parley.Recording;

namespace Parley.Parties;

/// <summary>Sets up the keeper of the record.</summary>
/// <param name="TimeZone">An IANA name, such as America/Los_Angeles.</param>
public sealed record EstablishAgency(Stamp Stamp, string AgencyId, string Name, string TimeZone) : ICommand
{
    public string Stream => AgencyId;

    /// <inheritdoc cref="AgencyEstablished.Sample"/>
    public bool? Sample { get; init; }
}

/// <summary>Puts the sample away, in one act. What was recorded stays; nobody is shown it any more.</summary>
public sealed record PutSampleAway(Stamp Stamp, string AgencyId, string? Reason = null) : ICommand
{
    public string Stream => AgencyId;
}

/// <summary>The keeper of the record: one party's office, here a school district's.</summary>
public sealed record Agency(string Id, string Slug, string Name, string TimeZone, long Version) : IState<Agency>
{
    public static StreamKind Kind => StreamKind.Agency;

    /// <inheritdoc cref="AgencyEstablished.Sample"/>
    public bool? Sample { get; init; }

    /// <summary>Whether it is a sample that was put away.</summary>
    public bool? PutAway { get; init; }

    /// <summary>The agency meant where none is named: the only one; samples are passed over where there is an own one.</summary>
    public static Agency? Only(IReadOnlyList<Agency> agencies) =>
        agencies is [var only] ? only : agencies.Where(agency => agency.Sample != true).ToList() is [var own] ? own : null;

    /// <summary>The agency's day of an instant: dates are counted where the agency is.</summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    }

    public static Decision Decide(EstablishAgency command, Agency? agency)
    {
        if ((Recording.Slug.Check("the agency", command.Stamp.Agency) ?? Limits.Required("the agency's name", command.Name)
            ?? (TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out _) ? null : new Refusal("no-such-time-zone", $"there is no time zone {Plain.Short(command.TimeZone)}: name one as America/Los_Angeles"))) is { } refusal) return refusal;
        return agency is not null
            ? Decision.Already
            : Decision.Of(new AgencyEstablished(command.Stamp.Agency, command.Name, command.TimeZone) { Sample = command.Sample });
    }

    public static Decision Decide(PutSampleAway command, Agency? agency) =>
        (command.Stamp.Check() ?? Limits.Text("the reason", command.Reason, 2_000)) is { } refusal ? refusal
        : agency?.Sample != true ? new Refusal("no-sample", "only a sample record is put away: an own record stays")
        : agency.PutAway == true ? Decision.Already
        : Decision.Of(new SamplePutAway(command.Reason));

    public static Agency Evolve(Agency? agency, Fact fact) => (agency, fact.Event) switch
    {
        ({ } known, SamplePutAway) => known with { PutAway = true, Version = fact.Number },
        (_, AgencyEstablished e) => new(fact.Stream, e.Slug, e.Name, e.TimeZone, fact.Number) { Sample = e.Sample },
        _ => throw Fold.Unknown<Agency>(fact),
    };
}

public static class EstablishAgencyHandler
{
    public static (Answer, object[]) Handle(EstablishAgency command, Agency? agency) =>
        Agency.Decide(command, agency).On(command.Stream, agency?.Version ?? 0);
}

public static class PutSampleAwayHandler
{
    public static (Answer, object[]) Handle(PutSampleAway command, Agency? agency) => Agency.Decide(command, agency).On(command.Stream, agency?.Version ?? 0);
}
