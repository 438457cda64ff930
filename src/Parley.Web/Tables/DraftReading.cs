using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>A paper of ours that is kept on our side.</summary>
/// <param name="Fact">Its number is that of our account's stream.</param>
/// <param name="Served">The number of the entry as which it was served; null while it was not.</param>
public sealed record DraftReading(Fact Fact, PaperDrafted Paper, long? Served)
{
    public long Number => Fact.Number;

    public string Told => $"{MoveNames.Of(Paper.Move).Name}{(Paper.Particulars.Labels.Count > 0 ? $" on {TableReading.Short(Paper.Particulars.Labels)}" : "")}";

    /// <param name="account">The facts of our account of the table.</param>
    public static IReadOnlyList<DraftReading> Of(IReadOnlyList<Fact> account)
    {
        var served = account.Select(fact => fact.Event).OfType<PaperServed>().ToDictionary(one => one.Draft, one => one.Entry);
        return [.. account.Where(fact => fact.Event is PaperDrafted).Select(fact => new DraftReading(fact, (PaperDrafted)fact.Event, served.TryGetValue(fact.Number, out var entry) ? entry : null))];
    }
}
