using System.Globalization;
using Parley.Parties;
using Parley.Recording;

namespace Parley.Web;

/// <summary>Dates and times as people write them: March 5, 2026; 5:38 PM; an instant with its zone.</summary>
public static class Written
{
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>For tables.</summary>
    public static string Short(DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>A month or a year stays what it is.</summary>
    public static string Date(PartialDate date) => Partial(date, Day(date.First));

    public static string Short(PartialDate date) => Partial(date, Short(date.First));

    public static string Time(TimeOnly time) => time.ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>A date as the record's views have it: YYYY-MM-DD, YYYY-MM or YYYY.</summary>
    public static string Date(string date) => PartialDate.TryParse(date, out var read) ? Date(read) : date;

    /// <summary>When it happened, with what is known of the time of day and of the date itself.</summary>
    public static string Happened(Happened happened)
    {
        var text = (happened.Basis == DateBasis.By ? "by " : "") + Date(happened.Date);
        if (happened.Time is { } time) text += ", " + Time(time);
        if (happened.Until is { } until) text += " to " + Date(until);
        return happened.Basis == DateBasis.Stated ? text + " (as a source states)" : text;
    }

    public static string Instant(DateTimeOffset instant, Agency agency)
    {
        var local = At(instant, agency);
        return local.ToString("MMMM d, yyyy, h:mm tt ", CultureInfo.InvariantCulture) + Zone(local, agency);
    }

    /// <summary>What a field of type datetime-local holds: the agency's own clock.</summary>
    public static string Field(DateTimeOffset instant, Agency agency) => At(instant, agency).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(DateTimeOffset instant, Agency agency) => TimeZoneInfo.ConvertTime(instant, ZoneOf(agency));

    /// <summary>An instant from a field: ISO 8601 with its offset, or without one as the agency's clock had it.</summary>
    public static DateTimeOffset? Read(string text, Agency agency)
    {
        if (Instants.Parse(text) is { } instant) return instant;
        string[] shapes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd"];
        if (!DateTime.TryParseExact(text, shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        return new(local, ZoneOf(agency).GetUtcOffset(local));
    }

    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>How long ago, in whole days.</summary>
    public static string Ago(int days) => days switch { 0 => "the same day", 1 => "1 day", < 0 => "to come", _ => Plain.Count(days, "day") };

    public static TimeZoneInfo ZoneOf(Agency agency) => TimeZoneInfo.TryFindSystemTimeZoneById(agency.TimeZone, out var found) ? found : TimeZoneInfo.Utc;

    private static string Partial(PartialDate date, string day) =>
        date.IsDay ? day : date.ToString().Length == 4 ? date.ToString() : date.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The letters that people know, where there are any; else the distance from UTC.</summary>
    private static string Zone(DateTimeOffset local, Agency agency)
    {
        var summer = ZoneOf(agency).IsDaylightSavingTime(local);
        return agency.TimeZone switch
        {
            "America/Los_Angeles" => summer ? "PDT" : "PST",
            "America/Denver" => summer ? "MDT" : "MST",
            "America/Phoenix" => "MST",
            "America/Chicago" => summer ? "CDT" : "CST",
            "America/New_York" => summer ? "EDT" : "EST",
            "America/Anchorage" => summer ? "AKDT" : "AKST",
            "Pacific/Honolulu" => "HST",
            _ => local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture),
        };
    }
}
