using Parley.Recording;

namespace Parley.Parties;

[Event("agency_established", StreamKind.Agency, "The agency whose office keeps this record was set up, with the time zone in which its days are counted.")]
public sealed record AgencyEstablished(string Slug, string Name, string TimeZone)
{
    /// <summary>Whether it is a sample to learn with, and nobody's record.</summary>
    public bool? Sample { get; init; }
}

[Event("sample_put_away", StreamKind.Agency, "The sample was put away: it is listed to nobody any more, and stays as it is.")]
public sealed record SamplePutAway(string? Reason);
