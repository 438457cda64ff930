using System.Globalization;
using Parley.Recording;

namespace Parley.Documents;

/// <summary>How the record's dates, grounds and moves are said on paper.</summary>
internal static class Said
{
    /// <summary>A date as the record's views have it; a month or a year stays what it is.</summary>
    public static string Date(string date) => !PartialDate.TryParse(date, out var read) ? date
        : read.IsDay ? read.First.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) : date.Length == 4 ? date : read.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant as the record's views have it, by the clock that it names.</summary>
    public static string Instant(string instant) => Instants.Parse(instant) is not { } read ? instant
        : read.ToString("MMMM d, yyyy, HH:mm:ss ", CultureInfo.InvariantCulture) + (read.Offset == TimeSpan.Zero ? "UTC" : "UTC" + read.ToString("zzz", CultureInfo.InvariantCulture));

    /// <summary>On what ground a text holds.</summary>
    public static string Basis(string basis) => basis switch
    {
        "not-begun" => "term not begun",
        "extended" => "extended beyond its term",
        "expired" => "expired, status quo",
        _ => basis.Replace('-', ' '),
    };

    /// <summary>A word of a table log, as a heading.</summary>
    public static string Move(string word) => word switch
    {
        "lbfo" => "Last, best and final offer",
        "counter" => "Counterproposal",
        "partial-counter" => "Partial counterproposal",
        "initial" => "Initial proposal",
        _ => Capital(word.Replace('-', ' ')),
    };

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Label and heading, as printed on one line.</summary>
    public static string Head(string label, string heading) => string.Join(' ', new[] { label, heading }.Where(part => part.Length > 0)).ReplaceLineEndings(" ");
}
