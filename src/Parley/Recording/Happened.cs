namespace Parley.Recording;

/// <summary>How a date is known.</summary>
public enum DateBasis
{
    Exact,

    /// <summary>A source states it.</summary>
    Stated,

    /// <summary>It happened by this date; the day itself is not known.</summary>
    By,
}

/// <summary>When something happened: the first of the two clocks. The second, when it was recorded, belongs to the store.</summary>
/// <param name="Date">A day, a month or a year.</param>
/// <param name="Time">Time of day at the agency, if known.</param>
/// <param name="Order">Order within the day, if known.</param>
/// <param name="Until">The last date, of what spans several.</param>
public sealed record Happened(PartialDate Date, TimeOnly? Time = null, int? Order = null, PartialDate? Until = null, DateBasis Basis = DateBasis.Exact);
