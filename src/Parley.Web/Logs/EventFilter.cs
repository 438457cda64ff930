using System.Globalization;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Forms;

namespace Parley.Web.Logs;

/// <summary>By what the event log is narrowed, as it stands in an address: the page, its parts and its exports read it alike.</summary>
public sealed class EventFilter
{
    /// <summary>The names in the address, in the order in which an address has them.</summary>
    private static readonly string[] Names = ["type", "actor", "stream", "since", "until", "from", "to", "late", "corrections", "upto"];

    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    private EventFilter(AuditFilter asked) => Asked = asked;

    public AuditFilter Asked { get; private set; }

    public string? this[string name] => given.GetValueOrDefault(name);

    /// <summary>Whether anything is left out of the log.</summary>
    public bool Narrows => given.Keys.Any(name => name != "upto");

    public IEnumerable<(string Name, string? Value)> Query => Names.Select(name => (name, this[name]));

    public static EventFilter Of(IQueryCollection query, Agency agency, FieldErrors errors)
    {
        var filter = new EventFilter(new());
        foreach (var name in Names)
            if (query[name].ToString().Trim() is { Length: > 0 } text) filter.given.Add(name, text);
        var yes = filter["corrections"] is "yes" or "true" or "on";
        filter.Asked = new(At("since"), At("until", end: true), filter["type"], filter["actor"], filter["stream"], (int?)Number("late", "number of days: write a whole number, such as 14"), yes)
        {
            From = Day("from"), To = Day("to"), UpTo = Number("upto", "position: write a whole number"),
        };
        return filter;

        DateTimeOffset? At(string field, bool end = false)
        {
            if (filter[field] is not { } text) return null;
            // A day alone is meant whole: until a day is until its end.
            if (Written.ReadDay(text) is { } day && end && day < DateOnly.MaxValue) return Written.Read(day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), agency)!.Value.AddTicks(-10);
            if (Written.Read(text, agency) is { } instant) return instant;
            errors.Add(field, $"\"{Plain.Short(text)}\" is no instant: write 2026-02-07T20:22, by the clock of {agency.TimeZone}, or with an offset");
            return null;
        }

        DateOnly? Day(string field)
        {
            if (filter[field] is not { } text) return null;
            if (Written.ReadDay(text) is { } day) return day;
            errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2026-02-07");
            return null;
        }

        long? Number(string field, string right)
        {
            if (filter[field] is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            errors.Add(field, $"\"{Plain.Short(text)}\" is no {right}");
            return null;
        }
    }

    /// <summary>The filter in words: what an export is of.</summary>
    public string Told(Agency agency)
    {
        var parts = new List<string>();
        if (this["type"] is { } type) parts.Add("of kind " + EventNames.Of(type));
        if (this["actor"] is { } actor) parts.Add("recorded by " + actor);
        if (this["stream"] is { } stream) parts.Add(stream.EndsWith('*') ? "of streams that begin with " + stream.TrimEnd('*') : "of stream " + stream);
        if (Asked.Since is { } since) parts.Add("recorded since " + Written.Instant(since, agency));
        if (Asked.Until is { } until) parts.Add("recorded until " + Written.Instant(until, agency));
        if (Asked.From is { } from) parts.Add("happened on or after " + Written.Day(from));
        if (Asked.To is { } to) parts.Add("happened on or before " + Written.Day(to));
        if (Asked.Late is { } late) parts.Add($"recorded more than {Plain.Count(late, "day")} after they happened");
        if (Asked.Corrections) parts.Add("corrections only");
        return parts.Count == 0 ? "all events" : "events " + string.Join(", ", parts);
    }
}
