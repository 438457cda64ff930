using System.Globalization;
using DocumentFormat.OpenXml;
using Parley.History;
using Parley.Recording;
using Parley.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>What stands at the head of an exhibit.</summary>
/// <param name="Agency">Whose record it is from.</param>
/// <param name="Text">The title of the agreement or negotiation.</param>
/// <param name="Known">As known on this instant; null for now.</param>
/// <param name="Without">What was left out by choice, in words.</param>
public sealed record ExhibitHead(string Agency, string Text, string? Known, IReadOnlyList<string> Without);

/// <summary>
/// The bargaining history of a clause as counsel hands it in: numbered entries, where each word comes from, what was left out and why. Words put in
/// and struck are shown and not tracked: an exhibit reads the same for everybody.
/// </summary>
public static class ExhibitWord
{
    public static byte[] Of(HistoryView history, ExhibitHead head, Revision by)
    {
        var marks = new RedlineMarks(null);
        var title = $"Bargaining history of {history.Provision.Label}";
        List<OpenXmlElement> body =
        [
            Blocks.Line(WordStyles.Title, title),
            Blocks.Line(WordStyles.About, $"{head.Text}. From the record of {head.Agency}, {(head.Known is { } known ? "as known on " + Said.Instant(known) : "as known now")}."),
            Blocks.Line(WordStyles.About, $"{Plain.Count(history.Entries.Count, "entry", "entries")} in the order in which they happened. Left out: {(history.LeftOut.Count == 0 ? "nothing that is closed" : Plain.Count(history.LeftOut.Count, "entry", "entries") + " listed at the end")}{(head.Without.Count > 0 ? "; by choice " + string.Join(", ", head.Without) : "")}."),
        ];
        body.AddRange(Now(history.Provision));
        body.Add(Blocks.Line(WordStyles.Heading(1), "Entries"));
        var key = Blocks.Line(WordStyles.About, "Words put in are ");
        marks.Add(key, '+', "underlined");
        key.Append(Blocks.Run(", words struck are "));
        marks.Add(key, '-', "struck through");
        key.Append(Blocks.Run(", each against the words on which it was drafted."));
        body.Add(key);
        for (var at = 0; at < history.Entries.Count; at++) body.AddRange(Entry(at + 1, history.Entries[at], marks));
        body.AddRange(Left(history.LeftOut));
        return WordFile.Of(new(title, by, $"{title}: {head.Text}", [head.Known is { } instant ? "As known on " + Said.Instant(instant) : $"From the record of {head.Agency}"]), body);
    }

    /// <summary>The words now; behind each stretch the number of the paper that first had it.</summary>
    private static IEnumerable<OpenXmlElement> Now(HistoryProvision provision)
    {
        yield return Blocks.Line(WordStyles.Heading(1), "The words now");
        if (provision.Now.Length == 0)
        {
            yield return Blocks.Line(WordStyles.Words(1), "There are none in force.");
            yield break;
        }

        if (provision.Basis is { } basis) yield return Blocks.Line(WordStyles.About, Said.Capital(Said.Basis(basis)) + ".");
        var papers = provision.Words.Select(segment => segment.First).OfType<FirstAppearance>().Distinct().ToList();
        var words = Blocks.Line(WordStyles.Quoted, "");
        if (provision.Words.Count == 0) words.Append(Blocks.Run(Flat(provision.Now)));
        foreach (var segment in provision.Words)
        {
            var text = Flat(segment.Text);
            var end = text.TrimEnd();
            words.Append(Blocks.Run(end));
            if (papers.Count > 1 && segment.First is { } first && end.Length > 0) words.Append(Blocks.Superscript("[" + Number(papers.IndexOf(first) + 1) + "]"));
            if (end.Length < text.Length) words.Append(Blocks.Run(text[end.Length..]));
        }

        yield return words;
        if (papers.Count == 0) yield break;
        yield return Blocks.Line(WordStyles.About, "First recorded appearance of these words, as computed from the papers in the record; no more is claimed.");
        yield return Blocks.Table([700, 5060, 1800, 1800], ["No.", "Paper", "Party", "Date"],
            papers.Select((paper, at) => (IReadOnlyList<IReadOnlyList<W.Paragraph>>)[Blocks.Cell(Number(at + 1)), Blocks.Cell(paper.Document), Blocks.Cell(paper.Party), Blocks.Cell(Said.Date(paper.Date))]));
    }

    private static IEnumerable<W.Paragraph> Entry(int number, HistoryEntry entry, RedlineMarks marks)
    {
        yield return Blocks.Line(WordStyles.Heading(2), $"{Number(number)}. {Said.Date(entry.Happened)}{(entry.Time is { } time ? ", " + time : "")}: {Said.Move(entry.Move)}, {entry.Party}");
        foreach (var (name, said) in Facts(entry)) yield return Blocks.Told(WordStyles.Fact, name + ":", said);
        if (entry.Document is { } document)
        {
            var line = Blocks.Told(WordStyles.Fact, "Document:", document.Name + (document.Sha256 is null ? "" : ", SHA-256 "));
            if (document.Sha256 is { } digest) line.Append(Blocks.Run(digest, WordStyles.Code));
            yield return line;
        }

        if (entry.Recorded.Length > 0)
            yield return Blocks.Told(WordStyles.Fact, "Recorded:", $"{Said.Instant(entry.Recorded)} by {entry.RecordedBy}{(entry.Late is > 0 and var late ? $", {Plain.Count(late, "day")} after it happened" : "")}{(entry.CorrectedBy is { } by ? $"; corrected by entry {Number(by)}" : "")}");
        if (entry.Correction is { } correction) yield return Blocks.Told(WordStyles.Fact, "Correction:", $"of entry {Number(correction.Entry)}: {correction.Reason} (authority: {correction.Authority})");
        if (entry.Showing is Showing.Sealed or Showing.Hidden) yield return Blocks.Line(WordStyles.Fact, "Its words are closed to whoever made this exhibit.");
        foreach (var paragraph in entry.Segments.Count == 0 ? [] : marks.Words([.. entry.Segments.Select(segment => new Segment(segment.Op, segment.Text))], WordStyles.Quoted)) yield return paragraph;
    }

    private static IEnumerable<(string Name, string Said)> Facts(HistoryEntry entry)
    {
        if (entry.Negotiation is { } negotiation) yield return ("Where", $"entry {Number(entry.Entry)} of {negotiation}{(entry.Session is { } session ? $", session {session}" : "")}{(entry.Layer == "exchanged" ? "" : $", {entry.Layer}")}");
        if (entry.Labels.Count > 0) yield return ("On", string.Join("; ", entry.Labels));
        if (entry.Responds.Count > 0) yield return ("Answers", string.Join(", ", entry.Responds.Select(number => "entry " + Number(number))));
        if (entry.Package is { } package) yield return ("Package", package.Key + (package.Fate is { } fate ? ": " + fate.Replace('-', ' ') : ""));
        if (entry.Present.Count > 0) yield return ("Present", string.Join(", ", entry.Present.Select(person => person.Party is { } party ? $"{person.Name} ({party})" : person.Name)));
        if (entry.Summary is { } summary) yield return ("Summary", summary);
        if (entry.Rationale is { } rationale) yield return ($"{entry.Speaker ?? entry.Party} said", rationale);
        if (entry.Ballot is { } ballot) yield return ("Vote", $"{(ballot.Passed == false ? "failed" : "passed")}{(ballot.Yes is { } yes ? $", {yes} for, {ballot.No} against" : "")}{(ballot.Percent is { } percent ? $", {percent} %" : "")}{(ballot.On.Count > 0 ? ", on " + string.Join(", ", ballot.On.Select(number => "entry " + Number(number))) : "")}");
        if (entry.RollCall is { Votes.Count: > 0 } roll) yield return ("Roll call", string.Join(", ", roll.Votes.Select(vote => $"{vote.Name} {Json.Word(vote.Vote)}")));
    }

    private static IEnumerable<OpenXmlElement> Left(IReadOnlyList<LeftOut> left)
    {
        yield return Blocks.Line(WordStyles.Heading(1), "Left out");
        if (left.Count == 0)
        {
            yield return Blocks.Line(WordStyles.Words(1), "No entry on this clause is kept back.");
            yield break;
        }

        yield return Blocks.Table([1500, 1500, 1400, 1700, 3260], ["Date", "Author", "Recipients", "Kind", "Why, and SHA-256"],
            left.Select(one => (IReadOnlyList<IReadOnlyList<W.Paragraph>>)[Blocks.Cell(Said.Date(one.Date)), Blocks.Cell(one.Author), Blocks.Cell(string.Join(", ", one.Recipients)), Blocks.Cell(one.Kind),
                [Blocks.Line(WordStyles.Cell, one.Basis), .. one.Digest is { } digest ? Blocks.Cell(digest, WordStyles.Code) : []]]));
        yield return Blocks.Line(WordStyles.Note, "");
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
