namespace Parley.Web.Tables;

/// <summary>A finding's rule in a sentence, and what would settle it. A fact is never refused, only flagged: every one of these may also stand as it is.</summary>
/// <param name="Rule">What a careful reader goes by.</param>
/// <param name="Settle">What of the record would answer it.</param>
public sealed record FindingWords(string Rule, string Settle)
{
    private static readonly FindingWords Unnamed = new("Two things in the record do not fit together.", "Correct the entry that is wrong, or let it stand as it happened.");

    private static readonly Dictionary<string, FindingWords> Known = new(StringComparer.Ordinal)
    {
        ["agreed-without-move"] = new("Usually a proposal comes before the agreement on it.", "Record the proposal, also late; or let it stand where the agreement was the first paper."),
        ["answered-before-asked"] = new("An answer comes after what it answers.", "Correct the date, time or order of one of the two."),
        ["one-document-twice"] = new("One paper belongs to one move, or to the agreement that accepts it.", "Correct the paper of the entry that has the wrong one."),
        ["two-dates-for-one-step"] = new("This step is taken once in a round.", "Strike the one that did not happen, or correct its kind."),
        ["date-outside-round"] = new("The entries of a round follow one another within a year.", "Correct the year, where it is a slip."),
        ["date-after-recording"] = new("What is recorded has happened.", "Correct the date."),
        ["label-without-subject"] = new("A label such as \"all\" names no article of its own.", "Link the label to the articles that it means."),
        ["third-party"] = new("At a table there are the union, the employer, both together, or a neutral.", "Correct the party's name, or record it as neutral or joint."),
        ["superseded-by-another"] = new("Only who made an offer can replace it.", "Correct what it supersedes, or record it as an answer."),
        ["package-of-two"] = new("A package is one side's.", "Give one of them another package key by a correction."),
        ["unclear-outcome"] = new("An outcome says that something passed or failed.", "Correct the outcome's words, or give the counts."),
        ["named-for-another-date"] = new("A paper's name and its entry tell one date.", "Correct the entry's date, where the paper is right."),
        ["named-for-another-year"] = new("A paper's name and its entry tell one year.", "Correct the entry's year, where the paper is right."),
        ["session-gap"] = new("Sessions are numbered one after another.", "Record the missing session, or that it was cancelled."),
        ["session-out-of-order"] = new("A later session has a later date.", "Correct the number or the date of one of them."),
        ["asserted-agreements"] = new("What a source counts is in the record.", "Record the agreements that are missing."),
        ["accepted-after-end"] = new("What was withdrawn, superseded or has expired cannot be accepted.", "The other side's acceptance of the new offer, or its signature, makes it an agreement."),
        ["adopted-before-presented"] = new("An initial proposal is presented in public before it is adopted.", "Correct the dates, or record the meeting at which it was presented."),
        ["board-before-membership"] = new("Usually the membership votes before the board.", "Record the membership's vote; either order puts the agreement into effect."),
        ["counts-against-outcome"] = new("Counts and outcome agree.", "Correct the one that is wrong."),
        ["extension-not-signed"] = new("An extension needs both signatures.", "Correct the entry once both have signed."),
        ["imposed-without-impasse"] = new("Terms are imposed only after impasse.", "Record the impasse, where it was declared."),
        ["moved-after-closing"] = new("A closed table takes no new move.", "Record that it was taken up again, or correct the date."),
        ["named-twice-in-roll-call"] = new("Each member votes once.", "Correct the roll call."),
        ["new-in-last-offer"] = new("A last, best and final offer holds what was on the table.", "Record the earlier proposal on it, where there was one."),
        ["not-confirmed"] = new("What is recorded in a spokesperson's name is confirmed by them.", "The spokesperson confirms the entry."),
        ["outside-scope"] = new("A reopener is confined to its subjects.", "Link the label to a subject in scope, or let it stand as both sides' wish."),
        ["passed-without-majority"] = new("A motion passes by a majority of the members.", "Correct the roll call or the outcome."),
        ["reopened-though-closed"] = new("By this table's ground rules a tentative agreement is closed except by mutual consent.", "Record it as joint, where both sides wanted it."),
        ["unbundled"] = new("A package stands or falls as one.", "Nothing, where its mover signed the part: the remainder is shown."),
        ["vote-names-no-papers"] = new("A vote names what it was on.", "Correct the vote: name the tentative agreements."),
        ["voted-on-reopened"] = new("A vote is on an agreement that stands.", "Record a new agreement and a new vote, or correct the dates."),
        ["changes-what-is-gone"] = new("A paper changes words that are in force.", "Correct the paper's changes to the words as they now are."),
        ["change-without-agreement"] = new("A change names the agreement that it changes.", "Name the agreement by a correction."),
        ["text-differs"] = new("What a paper strikes is what stands in force.", "Correct the struck words, or record what changed them."),
    };

    public static FindingWords Of(string code) => Known.GetValueOrDefault(code, Unnamed);
}
