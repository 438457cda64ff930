using System.Globalization;
using Microsoft.AspNetCore.Html;
using Parley.History;
using Parley.Recording;

namespace Parley.Web.Texts;

/// <summary>A clause's history as its page shows it: the words now with a number for each paper that first had some of them, and the entries in order.</summary>
public sealed class ClauseReading
{
    private ClauseReading(HistoryView view, IReadOnlyList<FirstAppearance> papers) => (View, Papers) = (view, papers);

    public HistoryView View { get; }

    /// <summary>The papers that first had some of the words now, in the order in which they come in the text; their place is the number beside the words.</summary>
    public IReadOnlyList<FirstAppearance> Papers { get; }

    public static ClauseReading Of(HistoryView view) =>
        new(view, [.. view.Provision.Words.Select(segment => segment.First).OfType<FirstAppearance>().Distinct()]);

    /// <summary>The words now; behind each stretch the number of the paper that first had it, where more than one paper did.</summary>
    public IHtmlContent Words()
    {
        var words = new HtmlContentBuilder();
        foreach (var segment in View.Provision.Words)
        {
            if (segment.First is null || Papers.Count < 2 || string.IsNullOrWhiteSpace(segment.Text))
            {
                words.Append(segment.Text);
                continue;
            }

            var at = Index(segment.First) + 1;
            var number = at.ToString(CultureInfo.InvariantCulture);
            var (text, space) = (segment.Text.TrimEnd(), segment.Text[segment.Text.TrimEnd().Length..]);
            words.AppendHtml($"<span class=\"first p{Look(at)}\" title=\"").Append(Told(segment.First)).AppendHtml("\">").Append(text)
                .AppendHtml($"<sup><a href=\"#paper-{number}\" aria-label=\"Paper {number}: ").Append(Told(segment.First)).AppendHtml($"\">{number}</a></sup></span>").Append(space);
        }

        return words;
    }

    /// <summary>The words now that a paper was the first to have, each stretch by itself.</summary>
    public IReadOnlyList<string> WordsOf(FirstAppearance paper) =>
        [.. View.Provision.Words.Where(segment => segment.First == paper && !string.IsNullOrWhiteSpace(segment.Text)).Select(segment => Plain.Short(segment.Text.Trim(), 160))];

    /// <summary>The place in the history of an entry of a table, from 1; 0 where it is not of this clause or left out.</summary>
    public int PlaceOf(string? table, long entry)
    {
        for (var i = 0; i < View.Entries.Count; i++)
            if (View.Entries[i] is { Layer: "exchanged" } one && one.Negotiation == table && one.Entry == entry) return i + 1;
        return 0;
    }

    /// <summary>What an entry answers: by its place where it is of this history, by its number where not.</summary>
    public IHtmlContent Answers(HistoryEntry entry)
    {
        var words = new HtmlContentBuilder();
        foreach (var answered in entry.Responds)
        {
            if (words.Count > 0) words.AppendHtml(", ");
            if (PlaceOf(entry.Negotiation, answered) is > 0 and var place) words.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<a href=\"#entry-{place}\">number {place}</a>"));
            else words.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"entry {answered}"));
        }

        return words;
    }

    /// <summary>The words that a paper put in and struck, against what it was drafted on.</summary>
    public static IHtmlContent Redline(IReadOnlyList<HistorySegment> segments) =>
        WordsHtml.Redline([.. segments.Select(segment => new Parley.Text.Segment(segment.Op, segment.Text))]);

    /// <summary>Whose words are new in an entry, and whence they came where they are not its own.</summary>
    public static IReadOnlyList<string> FromEarlier(HistoryEntry entry) =>
    [
        .. entry.Segments.Where(segment => segment is { Op: '+', First: not null } && (segment.First.Party != entry.Party || segment.First.Date != entry.Happened) && !string.IsNullOrWhiteSpace(segment.Text))
            .Select(segment => $"\"{Plain.Short(segment.Text.Trim())}\" first stands in {Told(segment.First!)}"),
    ];

    public static string Told(FirstAppearance first) => $"{first.Document}, {(first.Party == "agreement" ? "the agreement" : first.Party)}, {Written.Date(first.Date)}";

    /// <summary>Six colours take turns; the number tells the papers apart without them.</summary>
    public static string Look(int number) => (number % 6).ToString(CultureInfo.InvariantCulture);

    private int Index(FirstAppearance first)
    {
        for (var i = 0; i < Papers.Count; i++)
            if (Papers[i] == first) return i;
        return -1;
    }
}
