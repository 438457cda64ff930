using System.Globalization;
using System.Text;
using Parley.History;

namespace Parley.Documents;

/// <summary>The bargaining history of a clause for people to read: numbered entries, words put in and struck, and what was left out.</summary>
public static class HistoryDocument
{
    /// <summary>In Markdown; words put in are underlined with <c>&lt;ins&gt;</c>, struck ones stand in <c>~~</c>.</summary>
    public static string Markdown(HistoryView history)
    {
        var page = new StringBuilder($"# Bargaining history: {TextDocument.Escaped(history.Provision.Label)}\n\n");
        if (history.Provision.Now.Length > 0) page.Append($"The words now ({history.Provision.Basis}):\n\n{Quoted(history.Provision.Now)}\n\n");
        Firsts(page, history.Provision.Words);
        for (var i = 0; i < history.Entries.Count; i++)
        {
            var entry = history.Entries[i];
            page.Append(CultureInfo.InvariantCulture, $"## {i + 1}. {entry.Happened}{(entry.Time is { } time ? " " + time : "")}: {entry.Move}, {TextDocument.Escaped(entry.Party)}\n\n");
            foreach (var line in Lines(entry)) page.Append("- ").Append(line).Append('\n');
            page.Append('\n');
            if (entry.Segments.Count > 0) page.Append(Quoted(string.Concat(entry.Segments.Select(Marked)), escaped: true)).Append("\n\n");
        }

        page.Append("## Left out\n\n");
        if (history.LeftOut.Count == 0) page.Append("Nothing.\n");
        foreach (var left in history.LeftOut) page.Append($"- {left.Date}: {left.Kind}, by {TextDocument.Escaped(left.Author)}; {left.Basis}\n");
        return page.ToString();
    }

    private static IEnumerable<string> Lines(HistoryEntry entry)
    {
        if (entry.Negotiation is { } negotiation) yield return $"entry {entry.Entry} of {negotiation}, layer {entry.Layer}{(entry.Session is { } session ? $", session {TextDocument.Escaped(session)}" : "")}{(entry.Labels.Count > 0 ? $", on {TextDocument.Escaped(string.Join("; ", entry.Labels))}" : "")}";
        if (entry.Responds.Count > 0) yield return $"answers {string.Join(", ", entry.Responds.Select(number => $"entry {number}"))}";
        if (entry.Package is { } package) yield return $"package {TextDocument.Escaped(package.Key)}: {TextDocument.Escaped(package.Fate ?? "")}";
        if (entry.Summary is { } summary) yield return TextDocument.Escaped(summary);
        if (entry.Rationale is { } rationale) yield return $"{TextDocument.Escaped(entry.Speaker ?? entry.Party)} said: {TextDocument.Escaped(rationale)}";
        if (entry.Ballot is { } ballot) yield return $"vote: {(ballot.Passed == false ? "failed" : "passed")}{(ballot.Yes is { } yes ? $", {yes} for, {ballot.No} against" : "")}{(ballot.Percent is { } percent ? $", {percent} %" : "")}, on {string.Join(", ", ballot.On.Select(number => $"entry {number}"))}";
        if (entry.Document is { } document) yield return $"document {TextDocument.Escaped(document.Name)}{(document.Sha256 is { } digest ? $", SHA-256 {digest}" : "")}";
        yield return $"recorded {entry.Recorded} by {TextDocument.Escaped(entry.RecordedBy)}{(entry.Late is > 0 and var late ? $", {late} days after it happened" : "")}{(entry.CorrectedBy is { } by ? $"; corrected by entry {by}" : "")}";
        if (entry.Correction is { } correction) yield return $"corrects entry {correction.Entry}: {TextDocument.Escaped(correction.Reason)} ({TextDocument.Escaped(correction.Authority)})";
    }

    private static void Firsts(StringBuilder page, IReadOnlyList<HistorySegment> words)
    {
        if (words.All(segment => segment.First is null)) return;
        page.Append("First recorded appearance, as computed from the papers in the record:\n\n");
        foreach (var segment in words.Where(segment => segment.First is not null))
            page.Append($"- \"{TextDocument.Escaped(segment.Text.Trim())}\": {TextDocument.Escaped(segment.First!.Document)}, {TextDocument.Escaped(segment.First.Party)}, {segment.First.Date}\n");
        page.Append('\n');
    }

    private static string Marked(HistorySegment segment)
    {
        var words = TextDocument.Escaped(segment.Text.Trim());
        var (before, after) = (segment.Text[..^segment.Text.TrimStart().Length], segment.Text[segment.Text.TrimEnd().Length..]);
        return words.Length == 0 ? segment.Text : before + segment.Op switch { '+' => $"<ins>{words}</ins>", '-' => $"~~{words}~~", _ => words } + after;
    }

    private static string Quoted(string text, bool escaped = false) => string.Join('\n', text.Split('\n').Select(line => "> " + (escaped ? line : TextDocument.Escaped(line))));
}
