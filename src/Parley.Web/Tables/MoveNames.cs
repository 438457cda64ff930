using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>How people call a move or a step, and its mark on the board.</summary>
/// <param name="Word">The word of a table log (contract.md).</param>
/// <param name="Group">The heading under which it stands in lists.</param>
/// <param name="Mark">The shape on the board: the id in _Marks.cshtml.</param>
public sealed record MoveName(string Word, string Group, string Name, string Mark);

public static class MoveNames
{
    private const string Offer = "Proposals", Reply = "Answers", Agreed = "Agreement", Meeting = "Meetings", Public = "In public (sunshine)", Stuck = "Impasse", Vote = "Votes", Other = "Other steps";

    private static readonly MoveName[] Known =
    [
        new("initial", Offer, "Initial proposal", "circle"),
        new("proposal", Offer, "Proposal", "circle"),
        new("counter", Offer, "Counterproposal", "triangle"),
        new("partial-counter", Offer, "Partial counterproposal", "half"),
        new("package", Offer, "Package proposal", "square"),
        new("supposal", Offer, "Supposal (what if; no position)", "ring"),
        new("resubmission", Offer, "Resubmission", "double"),
        new("lbfo", Offer, "Last, best and final offer", "diamond"),
        new("side-letter-proposal", Offer, "Side letter or MOU proposal", "page"),
        new("rejection", Reply, "Rejection", "cross"),
        new("status-quo", Reply, "Status quo (current contract language)", "bar"),
        new("no-response", Reply, "No response", "dot"),
        new("question", Reply, "Question", "question"),
        new("hold", Reply, "Hold", "hold"),
        new("withdrawal", Reply, "Withdrawal", "withdrawal"),
        new("reopening", Agreed, "Reopening of a tentative agreement", "reopening"),
        new("tentative-agreement", Agreed, "Tentative agreement", "seal"),
        new("session", Meeting, "Session", "dot"),
        new("session-cancelled", Meeting, "Session cancelled", "dot"),
        new("ground-rules", Meeting, "Ground rules", "dot"),
        new("table-costing", Meeting, "Costing laid on the table", "dot"),
        new("initial-proposal-presented", Public, "Initial proposal presented", "dot"),
        new("public-comment", Public, "Public comment", "dot"),
        new("initial-proposal-adopted", Public, "Initial proposal adopted", "dot"),
        new("first-reading", Public, "First reading", "dot"),
        new("cost-disclosure", Public, "Costs disclosed", "dot"),
        new("impasse", Stuck, "Impasse declared", "dot"),
        new("mediation", Stuck, "Mediation", "dot"),
        new("released-to-factfinding", Stuck, "Released to factfinding", "dot"),
        new("factfinding", Stuck, "Factfinding", "dot"),
        new("implementation", Stuck, "Terms imposed", "dot"),
        new("strike-vote", Stuck, "Strike vote", "dot"),
        new("strike-notice", Stuck, "Strike notice", "dot"),
        new("concerted-activity", Stuck, "Concerted activity", "dot"),
        new("ratified", Vote, "Membership vote (ratification)", "dot"),
        new("board-approved", Vote, "Governing board vote", "dot"),
        new("agreement-expired", Other, "Agreement expired", "dot"),
        new("note", Other, "Note", "dot"),
    ];

    /// <summary>Steps that only a side letter takes, in its own stream.</summary>
    private static readonly string[] OfSideLetters = ["side-letter-extended", "side-letter-ended"];

    private static readonly Dictionary<string, MoveName> ByWord = Known.ToDictionary(one => one.Word, StringComparer.Ordinal);

    /// <summary>A word that has no name here yet is its own name.</summary>
    public static MoveName Of(string word) => ByWord.TryGetValue(word, out var known) ? known : new(word, Other, Sentence(word.Replace('-', ' ')), "dot");

    /// <summary>In the midst of a sentence: "counterproposal".</summary>
    public static string Inner(string word)
    {
        var name = Of(word).Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Every word that can be recorded, grouped, in the order in which people look for them.</summary>
    public static IReadOnlyList<MoveName> All { get; } =
        [.. TableWords.Moves.Concat(TableWords.Steps).Where(word => !OfSideLetters.Contains(word)).Select(Of).OrderBy(one => Array.IndexOf(Known, one) is >= 0 and var at ? at : int.MaxValue).ThenBy(one => one.Name)];

    /// <summary>The moves alone, for the legend: each mark once.</summary>
    public static IReadOnlyList<(string Mark, string Names)> Legend { get; } =
    [
        .. All.Where(one => TableWords.NeedsSubject(one.Word)).GroupBy(one => one.Mark)
            .Select(group => (group.Key, string.Join(" or ", group.Select((one, at) => at == 0 ? one.Name : Inner(one.Word))))),
    ];

    public static string State(SubjectState state) => state switch
    {
        SubjectState.Raised => "Raised, no position",
        SubjectState.PartlyAgreed => "Partly agreed",
        SubjectState.StatusQuo => "Status quo",
        SubjectState.RatifiedPending => "Agreed, one vote due",
        SubjectState.InEffect => "In effect",
        _ => Sentence(Json.Word(state).Replace('-', ' ')),
    };

    /// <summary>The state's word, as it names the chip's look.</summary>
    public static string Look(SubjectState state) => Json.Word(state);

    public static bool IsAgreed(SubjectState state) =>
        state is SubjectState.TentativelyAgreed or SubjectState.RatifiedPending or SubjectState.InEffect or SubjectState.Imposed;

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
