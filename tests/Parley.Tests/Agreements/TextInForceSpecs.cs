using Parley.Agreements;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Tests.Agreements;

public sealed class TextInForceSpecs
{
    private readonly List<Fact> facts = [];

    public TextInForceSpecs()
    {
        Add(new AgreementImported("a", "Agreement", ["t"], new(2024, 7, 1), new(2027, 6, 30), new Document("a.txt", "00")));
        Add(new ArticleImported([new("p1", null, 1, "ARTICLE 1", "PAY", ""), new("p11", "p1", 2, "1.1", "", "Pay is 100."), new("p12", "p1", 2, "1.2", "", "Paid monthly.")]));
        Add(new ArticleImported([new("p2", null, 1, "ARTICLE 2", "HOURS", "Forty hours.")]));
    }

    private TextInForceSpecs Add(object happening)
    {
        facts.Add(new("agreement/a", facts.Count + 1, ATable.Start, "Ana", new Guid(facts.Count + 1, 0, 0, new byte[8]), happening));
        return this;
    }

    private TextInForceSpecs Amend(string effective, TextChange change, string? until = null) =>
        Add(new ProvisionsAmended("ratified", DateOnly.Parse(effective, System.Globalization.CultureInfo.InvariantCulture), [change])
        {
            Until = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Negotiation = "t-2026", TentativeAgreement = 7,
        });

    private string On(string date) => string.Join(" | ", TextInForce.On(facts, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture))
        .Select(held => string.Join(' ', new[] { held.Provision.Label, held.Provision.Heading, held.Provision.Text }.Where(part => part.Length > 0))));

    private const string Imported = "ARTICLE 1 PAY | 1.1 Pay is 100. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.";

    [Fact]
    public void An_imported_text_is_as_it_was_imported() => Assert.Equal(Imported, On("2025-01-01"));

    [Fact]
    public void A_change_is_in_force_from_its_effective_date()
    {
        Amend("2026-01-01", new(TextChangeKind.Replaced, "p11") { Text = "Pay is 110." });
        Assert.Equal(Imported, On("2025-12-31"));
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 110. | 1.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.", On("2026-01-01"));
    }

    [Fact]
    public void A_suspended_text_comes_back_with_what_changed_in_it_meanwhile()
    {
        Amend("2026-01-01", new(TextChangeKind.Replaced, "p2") { Text = "Thirty hours." }, until: "2026-12-31");
        Amend("2026-06-01", new(TextChangeKind.Replaced, "p2") { Text = "Thirty-eight hours." });
        Assert.EndsWith("Thirty hours.", On("2026-12-31"), StringComparison.Ordinal);
        Assert.EndsWith("Thirty-eight hours.", On("2027-01-01"), StringComparison.Ordinal);
        Assert.EndsWith("Forty hours.", On("2025-12-31"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retroactive_change_recorded_later_does_not_undo_a_later_one()
    {
        Amend("2026-06-01", new(TextChangeKind.Replaced, "p11") { Text = "Pay is 120." });
        Amend("2026-01-01", new(TextChangeKind.Replaced, "p11") { Text = "Pay is 110." });
        Assert.Contains("110", On("2026-05-31"), StringComparison.Ordinal);
        Assert.Contains("120", On("2026-06-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void Provisions_are_added_moved_renumbered_and_removed_with_all_that_they_hold()
    {
        Amend("2026-01-01", new(TextChangeKind.Added, "p3") { After = "p1", Label = "ARTICLE 1A", Heading = "BONUS" });
        Amend("2026-01-02", new(TextChangeKind.Added, "p31") { Parent = "p3", Label = "1A.1", Text = "A bonus." });
        Amend("2026-01-03", new(TextChangeKind.Moved, "p12") { Parent = "p3", After = "p31", Label = "1A.2" });
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 100. | ARTICLE 1A BONUS | 1A.1 A bonus. | 1A.2 Paid monthly. | ARTICLE 2 HOURS Forty hours.", On("2026-01-03"));
        Assert.Equal([1, 2, 1, 2, 2, 1], TextInForce.On(facts, new(2026, 1, 3)).Select(held => held.Provision.Level));
        Amend("2026-01-04", new(TextChangeKind.Removed, "p3"));
        Assert.Equal("ARTICLE 1 PAY | 1.1 Pay is 100. | ARTICLE 2 HOURS Forty hours.", On("2026-01-04"));
    }

    [Fact]
    public void A_provision_cannot_be_moved_into_itself_and_what_is_not_there_cannot_be_changed()
    {
        Amend("2026-01-01", new(TextChangeKind.Moved, "p1") { Parent = "p11" });
        Amend("2026-01-01", new(TextChangeKind.Replaced, "p9") { Text = "Nothing." });
        Assert.Equal(Imported, On("2026-01-01"));
    }

    [Fact]
    public void Every_provision_traces_to_the_act_that_made_its_words()
    {
        Amend("2026-01-01", new(TextChangeKind.Replaced, "p11") { Text = "Pay is 110." });
        var held = TextInForce.On(facts, new(2026, 1, 1));
        Assert.Equal(("imported", new DateOnly(2024, 7, 1)), (held[0].Source.Act, held[0].Since));
        Assert.Equal(("ratified", "t-2026", 7L, new DateOnly(2026, 1, 1)), (held[1].Source.Act, held[1].Source.Negotiation, held[1].Source.TentativeAgreement!.Value, held[1].Since));
    }

    [Theory]
    [InlineData("2024-06-30", "not-begun")]
    [InlineData("2024-07-01", "in-term")]
    [InlineData("2027-06-30", "in-term")]
    [InlineData("2027-07-01", "expired")]
    public void The_text_states_its_basis(string date, string basis) =>
        Assert.Equal(basis, TextViews.Basis(Fold.Of<Agreement>(facts)!, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2020-01-01", "2024-07-01")]
    [InlineData("2025-01-01", "2025-01-01")]
    [InlineData("2030-01-01", "2027-06-30")]
    public void Without_a_date_it_is_todays_text_within_the_term(string today, string date) =>
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), TextViews.DefaultDate(Fold.Of<Agreement>(facts)!, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_agreement_is_imported_as_one_event_an_article()
    {
        var command = new ImportAgreement(new("c", "davis", "Ana", ATable.Start), "agreement/a", "A", ["unit/t"], new(2024, 7, 1), new(2027, 6, 30), new("a.txt", "00"),
            [new("x", null, 1, "", "", "Preamble."), new("p1", null, 1, "ARTICLE 1", "PAY", ""), new("p11", "p1", 2, "1.1", "", "Pay."), new("p2", null, 1, "ARTICLE 2", "", "Hours.")], [], null);
        var events = Agreement.Decide(command, null).Events;
        Assert.Equal([1, 2, 1], events.OfType<ArticleImported>().Select(article => article.Provisions.Count));
        Assert.Equal(Decision.Already, Agreement.Decide(command, Fold.Of<Agreement>(events.Select((one, i) => new Fact("agreement/a", i + 1, ATable.Start, "Ana", Guid.Empty, one)))));
        Assert.Equal("bad-term", Agreement.Decide(command with { To = new(2024, 6, 30) }, null).Refusal?.Code);
    }
}
