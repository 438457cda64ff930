using System.Globalization;

namespace Parley.Recording;

/// <summary>A date as far as it is known: a day, a month or a year. It counts from its first day, and is kept as it was given.</summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    private readonly byte parts;

    private PartialDate(DateOnly first, byte parts) => (First, this.parts) = (first, parts);

    public DateOnly First { get; }

    public DateOnly Last => parts switch { 3 => First, 2 => First.AddMonths(1).AddDays(-1), _ => First.AddYears(1).AddDays(-1) };

    public bool IsDay => parts == 3;

    public static PartialDate Day(DateOnly day) => new(day, 3);

    public static implicit operator PartialDate(DateOnly day) => Day(day);

    /// <summary>Reads YYYY-MM-DD, YYYY-MM or YYYY, years 1900 to 2199.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        byte read = text?.Length switch { 10 => 3, 7 => 2, 4 => 1, _ => 0 };
        if (read == 0) return false;
        var whole = read switch { 3 => text, 2 => text + "-01", _ => text + "-01-01" };
        if (!DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return false;
        if (!Covers(first)) return false;
        date = new(first, read);
        return true;
    }

    public static bool Covers(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    public int CompareTo(PartialDate other) => First.CompareTo(other.First);

    public override string ToString() => First.ToString(parts switch { 3 => "yyyy-MM-dd", 2 => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
