using FsCheck;
using FsCheck.Fluent;
using Parley.Agreements;
using static Parley.Tests.ARound;

namespace Parley.Tests.Incorporation;

public sealed class EffectProperties
{
    private const string Before = "ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";

    /// <summary>The acts of one instrument: agreed, ratified, approved, and others that are no ground; in any order of recording, some several times.</summary>
    private static readonly Action<ARound>[] Acts =
    [
        round => round.Ratify("2026-04-01", on: 2),
        round => round.Approve("2026-04-14", on: 2),
        round => round.Ratify("2026-03-20", passed: false, on: 2),
        round => round.Act("2026-03-15", Union, "proposal", "Hours"),
        round => round.Act("2026-02-10", "neutral", "mediation"),
        round => round.Act("2026-03-25", "joint", "session"),
        round => round.Approve("2026-04-10", passed: false, on: 2),
        round => round.Act("2026-04-02", Union, "strike-vote"),
    ];

    /// <summary>Whatever is recorded in whatever order: the text changes if and only if both acts are in, and never before the second of them.</summary>
    [Fact]
    public void No_text_changes_before_every_needed_act_is_in() => Check.QuickThrowOnFailure(Prop.ForAll(Orders(), order =>
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));
        var done = new HashSet<int>();
        foreach (var act in order)
        {
            Acts[act](round);
            done.Add(act);
            var expected = done.Contains(0) && done.Contains(1);
            if (round.Text("2026-04-13") != Before || round.Text("2026-04-14").Contains("Pay is 110.", StringComparison.Ordinal) != expected) return false;
        }

        return true;
    }));

    /// <summary>The order of recording never matters for what is in force in the end.</summary>
    [Fact]
    public void The_text_follows_from_the_acts_and_not_from_the_order_of_recording() => Check.QuickThrowOnFailure(Prop.ForAll(Orders(), order =>
    {
        string End(IEnumerable<int> acts)
        {
            var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."), Replace("Article 2", "Thirty hours.") with { Effective = Day("2026-01-01"), Until = Day("2026-12-31") });
            foreach (var act in acts) Acts[act](round);
            return string.Join('\n', new[] { "2025-12-31", "2026-01-01", "2026-04-14", "2027-01-01" }.Select(day => round.Text(day)));
        }

        return End(order) == End(order.Order());
    }));

    /// <summary>What stands on the agreement's stream is always what its tables' facts say: deciding again adds nothing.</summary>
    [Fact]
    public void Effects_written_once_are_not_due_again() => Check.QuickThrowOnFailure(Prop.ForAll(Orders(), order =>
    {
        var round = new ARound().Agree("2026-03-01", "Pay", Replace("1.1", "Pay is 110."));
        foreach (var act in order) Acts[act](round);
        var count = Amendments.Of(round.Stream("agreement/cba")).Standing.Count;
        var version = round.Stream("agreement/cba").Count;
        round.Act("2026-05-01", "joint", "impasse");
        return round.Stream("agreement/cba").Count == version && count <= 1;
    }));

    private static Arbitrary<int[]> Orders() => (from size in Gen.Choose(1, 12) from order in Gen.Choose(0, Acts.Length - 1).ListOf(size) select order.ToArray()).ToArbitrary();
}
