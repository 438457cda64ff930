using Parley.Agreements;
using Parley.Recording;
using Parley.Text;

namespace Parley.Web.Texts;

/// <summary>What of a text on a date holds only for a time: then what stood before comes back.</summary>
/// <param name="Removed">What is out of the text for a time: how it was headed, until when, and by which side letter if by one.</param>
public sealed record HeldForATime(IReadOnlyDictionary<string, DateOnly> LastDays, IReadOnlyList<(string Head, DateOnly Until, string? SideLetter)> Removed)
{
    /// <summary>The last day of the act that made a provision's words; null for good.</summary>
    public DateOnly? Until(TextProvision held) => LastDays.TryGetValue(held.Source.EventId, out var until) ? until : null;

    /// <param name="facts">The agreement's stream.</param>
    public static HeldForATime Of(IReadOnlyList<Fact> facts, DateOnly on)
    {
        var holding = Amendments.Of(facts).Standing.Where(amendment => amendment.Act.Until is { } last && amendment.Act.Effective <= on && on <= last).ToList();
        var removed = new List<(string, DateOnly, string?)>();
        foreach (var amendment in holding.Where(amendment => amendment.Act.Changes.Any(change => change.Change == TextChangeKind.Removed)))
        {
            var without = TextInForce.On(facts, on, other => other == amendment);
            foreach (var change in amendment.Act.Changes.Where(change => change.Change == TextChangeKind.Removed))
                if (without.FirstOrDefault(held => held.Provision.Id == change.Provision)?.Provision is { } gone)
                    removed.Add((string.Join(' ', new[] { gone.Label, gone.Heading }.Where(part => part.Length > 0)), amendment.Act.Until!.Value, amendment.Act.SideLetter));
        }

        return new(holding.ToDictionary(amendment => amendment.Fact.EventId.ToString(), amendment => amendment.Act.Until!.Value), removed);
    }
}
