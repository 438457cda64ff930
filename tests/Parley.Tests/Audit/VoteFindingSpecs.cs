using Parley.Recording;
using Parley.Table;
using static Parley.Tests.ATable;

namespace Parley.Tests.Audit;

/// <summary>One irregularity of votes and instruments a spec, and beside it what is none.</summary>
public sealed class VoteFindingSpecs
{
    private static ATable Voted(params long[] on) => new ATable().Entry("2026-03-01", "joint", "tentative-agreement", "Wages", said => said with { Changes = [ARound.Replace("1.1", "x")] })
        .Entry("2026-04-01", Union, "ratified", "", said => said with { Ballot = new(true) { On = on } });

    [Fact]
    public void A_vote_on_papers_as_they_are_is_no_finding()
    {
        foreach (var code in new[] { "stale-vote", "vote-names-no-papers", "voted-on-reopened" }) Assert.Empty(Voted(2).Findings(code));
    }

    [Fact]
    public void A_vote_on_a_paper_that_changed_since() => Assert.Contains("has changed since", Voted(2).Corrected(2, "2026-03-01", "joint", "tentative-agreement", "Hours").Findings("stale-vote").Single().Text, StringComparison.Ordinal);

    [Fact]
    public void A_vote_on_a_paper_that_was_struck_since() => Assert.Contains("struck since", Voted(2).Add(new EntryStruck(new(2, "misread", "Ana"))).Findings("stale-vote").Single().Text, StringComparison.Ordinal);

    [Fact]
    public void A_vote_on_what_is_no_paper_is_not_told_as_struck() => Assert.Contains("entry 1, which is no move or step", Voted(1).Findings("stale-vote").Single().Text, StringComparison.Ordinal);

    [Fact]
    public void A_vote_that_names_no_papers() => Assert.Single(Voted().Findings("vote-names-no-papers"));

    [Fact]
    public void A_vote_on_what_had_been_reopened()
    {
        Assert.Single(Voted(2).Entry("2026-03-20", Union, "reopening", "Wages").Findings("voted-on-reopened"));
        Assert.Empty(Voted(2).Entry("2026-04-20", Union, "reopening", "Wages").Findings("voted-on-reopened"));
    }

    [Theory]
    [InlineData(Signatures.One, 1)]
    [InlineData(Signatures.Both, 0)]
    public void An_extension_that_is_not_signed_by_both(Signatures signed, int findings) =>
        Assert.Equal(findings, new ATable().Entry("2026-05-01", "joint", "side-letter-extended", "", said => said with { Signed = signed }).Findings("extension-not-signed").Count);

    [Fact]
    public void A_subject_outside_the_scope_of_a_reopener()
    {
        Fact Recorded(long number, object happening) => new("negotiation/t", number, Start, "Ana", Guid.Empty, happening);
        Fact[] facts =
        [
            Recorded(1, new NegotiationOpened("t", "Reopener", NegotiationKind.Reopener, ["t"], [], [Union]) { Scope = ["Wages"] }),
            Recorded(2, TableWords.Event("proposal", new(new(new DateOnly(2026, 3, 1))), new(Union, ["wages", "Parking"]))),
        ];
        var finding = Parley.History.Status.Of(Fold.Of<Negotiation>(facts)!, facts, new(2026, 12, 31), null).Findings.Single(finding => finding.Code == "outside-scope");
        Assert.Contains("\"Parking\"", finding.Text, StringComparison.Ordinal);
    }
}
