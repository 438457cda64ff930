using System.Globalization;
using Parley.Agreements;
using Parley.Text;

namespace Parley.History;

/// <summary>
/// All wordings of a clause in the order in which they happened: texts as they came into force, and what papers proposed. Each provision is a thread of
/// its own; the others, and all else that the agreement says, are where words can have come from.
/// </summary>
internal sealed class ClauseWordings
{
    private readonly List<Said> all = [];
    private readonly Dictionary<string, FirstAppearance> papers = [];
    private Dictionary<(string Thread, string Paper), IReadOnlyList<HistorySegment>>? traced;

    /// <param name="Thread">A provision's id, a subject, or "new" and the label of what is to be added.</param>
    /// <param name="Paper">The key of the paper that has it.</param>
    private sealed record Said(DateOnly Day, int Rank, string Thread, string Paper, string Text, string? Against);

    /// <param name="rank">Within a day: texts that come into force before the papers of the day.</param>
    public void Add(DateOnly day, int rank, string thread, string paper, string text, FirstAppearance source, string? against = null)
    {
        if (text.Length == 0 && thread == Rest) return;
        papers[paper] = source;
        all.Add(new(day, rank, thread, paper, text, against));
    }

    /// <summary>What a paper says of a thread, against what it was drafted on, each stretch with its first appearance; empty where it says nothing of it.</summary>
    public IReadOnlyList<HistorySegment> Of(string thread, string paper) => (traced ??= Trace()).GetValueOrDefault((thread, paper)) ?? [];

    private Dictionary<(string Thread, string Paper), IReadOnlyList<HistorySegment>> Trace()
    {
        var ordered = all.OrderBy(said => said.Day).ThenBy(said => said.Rank).ToList();
        var found = new Dictionary<(string, string), IReadOnlyList<HistorySegment>>();
        foreach (var thread in ordered.Where(said => said.Thread != Rest).Select(said => said.Thread).Distinct())
        {
            var own = new HashSet<string>();
            var wordings = new List<Wording>(ordered.Count);
            foreach (var said in ordered)
            {
                if (said.Thread != thread) wordings.Add(new(said.Paper, said.Text) { Elsewhere = true });
                else
                {
                    wordings.Add(new(said.Paper, said.Text) { Against = said.Against is { } on && own.Contains(on) ? on : null });
                    own.Add(said.Paper);
                }
            }

            var segments = Authorship.Of(wordings);
            for (var i = 0; i < ordered.Count; i++)
                if (ordered[i].Thread == thread) found[(thread, ordered[i].Paper)] = [.. segments[i].Select(segment => new HistorySegment(segment.Op, segment.Text, papers[segment.First]))];
        }

        return found;
    }

    /// <summary>The thread of all that is not of the clause.</summary>
    public const string Rest = "";

    /// <summary>The texts of an agreement as it began: the clause's provisions each by itself, the others together.</summary>
    public void Begin(Agreement agreement, IReadOnlyList<ProvisionInForce> text, ClauseScope scope)
    {
        var paper = TextOf(agreement.Slug);
        var source = new FirstAppearance(agreement.Title, "agreement", agreement.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(agreement.From, 0, Rest, paper, string.Join('\n', text.Where(held => !scope.Ids.Contains(held.Provision.Id)).Select(held => held.Provision.Text)), source);
        foreach (var held in text.Where(held => scope.Ids.Contains(held.Provision.Id))) Add(agreement.From, 0, held.Provision.Id, paper, held.Provision.Text, source);
    }

    public static string TextOf(string agreement) => "text " + agreement;

    public static string PaperOf(string table, long entry) => string.Create(CultureInfo.InvariantCulture, $"{table} {entry}");
}
