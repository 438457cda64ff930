using System.Globalization;
using DocumentFormat.OpenXml;
using Parley.History;
using Parley.Recording;
using Parley.Table;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>What a tentative agreement's sheet is made from.</summary>
/// <param name="Negotiation">The negotiation's title.</param>
/// <param name="Parties">Who signs where the record names no signers.</param>
/// <param name="Votes">The votes on it, in order.</param>
public sealed record SheetPaper(string Agency, string Negotiation, IReadOnlyList<string> Parties, SheetAgreement Agreement, IReadOnlyList<SheetVote> Votes, IReadOnlyList<ShownChange> Changes);

/// <summary>
/// The sheet of a tentative agreement, to print and sign. What it changes is shown and not tracked: what was signed must read the same for
/// whoever opens it.
/// </summary>
public static class AgreementSheetWord
{
    public static byte[] Of(SheetPaper paper, Revision by)
    {
        var agreed = paper.Agreement;
        var title = "Tentative agreement" + (agreed.Labels.Count > 0 ? ": " + string.Join("; ", agreed.Labels) : "");
        var marks = new RedlineMarks(null);
        List<OpenXmlElement> body =
        [
            Blocks.Line(WordStyles.Title, title),
            Blocks.Line(WordStyles.About, $"{paper.Negotiation}. {paper.Agency}"),
            Facts(paper),
            Blocks.Line(WordStyles.Heading(2), "What is agreed"),
        ];
        body.AddRange(Agreed(agreed, paper.Changes, marks));
        body.Add(Blocks.Line(WordStyles.Heading(2), "The record"));
        body.Add(Blocks.Told(WordStyles.Fact, "SHA-256 of the terms:", agreed.Digest, WordStyles.Code));
        body.Add(Blocks.Line(WordStyles.Fact, $"Entry {agreed.Entry.ToString(CultureInfo.InvariantCulture)} of the record of this negotiation. The digest is computed from the terms as recorded: subjects, words, changes and dates. If any of them changes, so does the digest, and the votes on it no longer stand."));
        var heading = Blocks.Line(WordStyles.Heading(2), "Signatures");
        body.Add(heading);
        body.Add(Signing(paper));
        body.Add(Blocks.Line(WordStyles.Note, ""));
        return WordFile.Of(new(title, by, $"{paper.Negotiation}: tentative agreement of {Said.Date(agreed.Date)}", [$"Terms SHA-256 {agreed.Digest}"]), body);
    }

    private static W.Table Facts(SheetPaper paper)
    {
        var agreed = paper.Agreement;
        var rows = new List<(string, string)> { ("Parties", string.Join(" and ", paper.Parties)), ("Agreed on", Said.Date(agreed.Date)) };
        if (agreed.Labels.Count > 0) rows.Add((agreed.Labels.Count == 1 ? "Subject" : "Subjects", string.Join("; ", agreed.Labels)));
        if (agreed.Basis is { } basis) rows.Add(("On the words of", Basis(basis)));
        rows.Add(("Effective", agreed.Effective is { } effective ? Said.Date(effective) : "the day of the last act that it needs"));
        if (agreed.Until is { } until) rows.Add(("Until", $"{Said.Date(until)}; then what stood before comes back"));
        rows.Add(("Still to vote", StillToVote(agreed, paper.Votes)));
        rows.AddRange(paper.Votes.Where(vote => vote.On.Contains(agreed.Entry)).Select(vote => (Body(vote.Body), $"{(vote.Passed ? "voted for it" : "voted against it")} on {Said.Date(vote.Date)}{(vote.Stale is null ? "" : "; its words have changed since, so this vote no longer stands")}")));
        return Blocks.Table([2200, WordFile.TextWidth - 2200], ["", "This agreement"], rows.Select(row => (IReadOnlyList<IReadOnlyList<W.Paragraph>>)[[Blocks.Line(WordStyles.CellHead, row.Item1)], Blocks.Cell(row.Item2)]));
    }

    /// <summary>The bodies that it needs and that have not voted for it as it reads now.</summary>
    public static string StillToVote(SheetAgreement agreed, IReadOnlyList<SheetVote> votes)
    {
        if (agreed.InEffectSince is { } since) return $"nobody: every act that it needs is in, the last on {Said.Date(since)}";
        var open = agreed.Needs.Where(body => votes.LastOrDefault(vote => vote.Body == body && vote.On.Contains(agreed.Entry)) is not { Passed: true, Stale: null }).Select(Body).ToList();
        return open.Count > 0 ? string.Join(" and ", open) : agreed.Stands ? "see the votes below" : "nobody: it does not stand";
    }

    private static string Body(ActingBody body) => body == ActingBody.Board ? "the governing board" : "the membership";

    private static List<W.Paragraph> Agreed(SheetAgreement agreed, IReadOnlyList<ShownChange> changes, RedlineMarks marks)
    {
        if (agreed.Showing is Showing.Sealed or Showing.Hidden) return [Blocks.Line(WordStyles.Words(1), "Its words are not shown to you. The digest below is of what was recorded.")];
        List<W.Paragraph> words = [];
        if (agreed.Summary is { Length: > 0 } summary) words.Add(Blocks.Line(WordStyles.Words(1), summary));
        if (agreed.Text is { Length: > 0 } text) words.AddRange(marks.Words(ProvisionParagraphs.Whole('=', text), WordStyles.Words(1)));
        if (changes.Count > 0)
        {
            words.Add(Blocks.Line(WordStyles.Heading(3), "What it changes in the contract"));
            var key = Blocks.Line(WordStyles.About, "Words put in are ");
            marks.Add(key, '+', "underlined");
            key.Append(Blocks.Run(", words taken out are "));
            marks.Add(key, '-', "struck");
            key.Append(Blocks.Run(", against the text that stood when it was drafted."));
            words.Add(key);
            words.AddRange(changes.SelectMany(change => change.Paragraphs(marks)));
        }

        return words.Count > 0 ? words : [Blocks.Line(WordStyles.Words(1), agreed.Basis == AgreedBasis.CurrentLanguage ? "Current contract language stands." : "The record has no words of it: see the paper that was signed.")];
    }

    private static string Basis(AgreedBasis basis) => Json.Word(basis).Replace('-', ' ');

    /// <summary>A line for each who signs, with a line for the date beside it.</summary>
    private static W.Table Signing(SheetPaper paper)
    {
        const int name = 5400, gap = 560;
        const int date = WordFile.TextWidth - name - gap;
        int[] widths = [name, gap, date];
        var table = new W.Table(
            new W.TableProperties(new W.TableWidth { Width = Number(WordFile.TextWidth), Type = W.TableWidthUnitValues.Dxa }, new W.TableLayout { Type = W.TableLayoutValues.Fixed }),
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Number(width) })));
        var signers = paper.Agreement.Signers.Count > 0 ? paper.Agreement.Signers : [.. paper.Parties.Select(party => new Person("", party))];
        foreach (var signer in signers)
        {
            string[] under = [Role(signer), "", "Date"];
            var line = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableRowHeight { Val = 760, HeightType = W.HeightRuleValues.Exact }));
            var told = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
            for (var at = 0; at < widths.Length; at++)
            {
                line.Append(Cell(widths[at], "", ruled: at != 1));
                told.Append(Cell(widths[at], under[at], ruled: false));
            }

            table.Append(line, told);
        }

        return table;
    }

    private static string Role(Person signer) => (signer.Name, signer.Party) switch
    {
        ("", var party) => $"Name, for {party}",
        (var name, null) => name,
        var (name, party) => $"{name}, for {party}",
    };

    private static W.TableCell Cell(int width, string text, bool ruled)
    {
        var properties = new W.TableCellProperties(new W.TableCellWidth { Width = Number(width), Type = W.TableWidthUnitValues.Dxa });
        if (ruled) properties.Append(new W.TableCellBorders(new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "1B1B1B" }));
        return new(properties, Blocks.Line(WordStyles.Sign, text));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
