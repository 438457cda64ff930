using Parley.Recording;
using Parley.Sealing;

namespace Parley.Table;

/// <summary>
/// Which parts of an entry are its words: they are taken out where it is sealed, left out where it is hidden, and given back to who may read them.
/// When, who, which kind of move, and what it refers to are not among them: where a table stands follows from those.
/// </summary>
public static class EntryWords
{
    public const string OfText = "seals-text";

    /// <summary>What cannot be sealed without pretending: contract text binds those who read it, and people are named in parts that others count.</summary>
    public static Refusal? Check(Particulars said) =>
        said.Changes.Count > 0 ? new(OfText, "changes of contract text cannot be sealed: who is bound by a text can read it; seal the entry without them, or record it in clear")
        : said.Signers.Count > 0 || said.RollCall is not null || said.Meeting is not null
            ? new("not-sealable", "signers, a roll call and those present at a meeting are not sealed with an entry: name people in its text, or record it in clear")
        : null;

    /// <summary>An entry without its words, and its words.</summary>
    /// <param name="move">The word for the move or step. A table is counted by the labels of its moves and by the outcome of its votes: there they stay.</param>
    public static (Entry Entry, Particulars Said, SealedWords Words) Take(Entry entry, Particulars said, string move, Layer layer)
    {
        var inside = layer != Layer.Exchanged;
        var labels = inside || !TableWords.NeedsSubject(move);
        var outcome = inside || !TableWords.ReachesFurther(move);
        var words = new SealedWords
        {
            Summary = said.Summary, Text = said.Text, Base = said.Base, Condition = said.Condition, Vote = said.Vote, Minutes = said.Minutes, Document = said.Document?.Name, DocumentSha256 = said.Document?.Sha256,
            Outcome = outcome ? said.Outcome : null, Labels = labels ? said.Labels : [], Provisions = labels ? said.Provisions : [], Session = inside ? entry.Session : null,
        };
        return (inside ? entry with { Session = null } : entry, Without(said, labels, outcome), words);
    }

    /// <summary>What of a recorded entry is shown to those from whom it is hidden.</summary>
    public static (Entry Entry, Particulars Said) Hide(Entry entry, Particulars said, string move, Layer layer)
    {
        var (clear, left, _) = Take(entry, said, move, layer);
        return (clear with { Correction = clear.Correction is { } correction ? correction with { Reason = "" } : null, Source = clear.Source is { } source ? source with { Names = null } : null },
            left with { Signers = [], RollCall = null, Meeting = null, AsRecorded = said.AsRecorded ?? said });
    }

    /// <summary>A sealed entry with its words.</summary>
    public static (Entry Entry, Particulars Said) Give(Entry entry, Particulars said, SealedWords words) =>
        (entry with { Session = entry.Session ?? words.Session }, said with
        {
            Summary = words.Summary, Text = words.Text, Base = words.Base, Condition = words.Condition, Vote = words.Vote, Minutes = words.Minutes, Outcome = said.Outcome ?? words.Outcome,
            Document = words.Document is { } name ? new(name, words.DocumentSha256) : null,
            Labels = said.Labels.Count > 0 ? said.Labels : words.Labels, Provisions = said.Provisions.Count > 0 ? said.Provisions : words.Provisions, AsRecorded = said.AsRecorded ?? said,
        });

    private static Particulars Without(Particulars said, bool labels, bool outcome) => said with
    {
        Summary = null, Text = null, Base = null, Condition = null, Vote = null, Minutes = null, Document = null,
        Outcome = outcome ? null : said.Outcome, Labels = labels ? [] : said.Labels, Provisions = labels ? [] : said.Provisions,
    };
}
