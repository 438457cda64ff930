using System.Globalization;
using System.Text.Json;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Tables;

namespace Parley.Web.Logs;

/// <summary>An event of the log as people read it.</summary>
public static class EventReading
{
    /// <summary>Days between happening and recording, by the agency's clock; null where it is not known.</summary>
    public static int? Late(AuditEntry entry, Agency agency) =>
        entry.Happened is { } happened && PartialDate.TryParse(happened, out var date)
            ? agency.DayOf(DateTimeOffset.Parse(entry.Recorded, CultureInfo.InvariantCulture)).DayNumber - date.First.DayNumber : null;

    /// <summary>The whole event, as it is exported.</summary>
    public static string Json(AuditEntry entry) => JsonSerializer.Serialize(entry, Recording.Json.Indented);

    /// <summary>What it holds, member by member.</summary>
    public static IReadOnlyList<Member> Held(AuditEntry entry) => Members.Of(entry.Data);

    /// <summary>Where what it is about can be read: an entry, a text, or who may do what; null where it has no page.</summary>
    public static string? Address(AuditPlace at, Addresses to) => at.Stream.Split('/') switch
    {
        ["negotiation", var slug] => to.Entry(slug, at.Version),
        ["side-letter", var slug] => to.OfSideLetters.Entry(slug, at.Version),
        ["negotiation", var slug, "internal"] => to.To($"/negotiations/{slug}/inside"),
        ["agreement", var slug] => to.Text(slug),
        ["grant", _] => to.To("/access"),
        ["order", _] => to.To("/orders"),
        _ => null,
    };
}
