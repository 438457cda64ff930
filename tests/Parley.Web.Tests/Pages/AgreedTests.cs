using System.Globalization;
using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Tentative agreements and votes by form.</summary>
public sealed class AgreedTests : PageTest
{
    private const string Agreed = "/negotiations/t-2026/tentative-agreement";
    private long offer;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ATable();
        offer = await Entry("2026-03-02", "DEA", "proposal", ["Wages", "Leaves"]);
    }

    private string Offer => offer.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_proposal_that_stands_is_chosen_and_names_the_articles()
    {
        Assert.Contains("Entry 2: DEA, proposal on Wages; Leaves, March 2, 2026", await Page(Agreed), StringComparison.Ordinal);
        var (status, location, _) = await Submit(Agreed, ("answers", Offer), ("signed", "both"), ("party", "joint"), ("date", "2026-03-05"), ("time", ""), ("text", "As proposed."));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026?recorded=3"), (status, location));
        Assert.Equal("""["Wages", "Leaves"]""", await Last("tentative_agreement_reached", "particulars.labels"));
        Assert.Equal("both", await Last("tentative_agreement_reached", "particulars.signed"));
        Assert.Contains("Tentatively agreed", await Page(location!), StringComparison.Ordinal);
        Assert.Contains("No offer stands on this table", await Page(Agreed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_effective_date_basis_and_signers_are_kept()
    {
        await Submit(Agreed, ("answers", Offer), ("articles", "Wages"), ("signed", "one"), ("party", "joint"), ("date", "2026-03-05"), ("time", ""), ("basis", "part-of-proposal"),
            ("effective", "2026-07-01"), ("signers", "Ana Ruiz: DEA\r\nBo Li"));
        Assert.Equal("2026-07-01", await Last("tentative_agreement_reached", "particulars.effective"));
        Assert.Equal("part-of-proposal", await Last("tentative_agreement_reached", "particulars.basis"));
        Assert.Equal("""[{"name": "Ana Ruiz", "party": "DEA"}, {"name": "Bo Li"}]""", await Last("tentative_agreement_reached", "particulars.signers"));
    }

    [Fact]
    public async Task An_agreement_on_nothing_is_answered_beside_the_field()
    {
        var (status, _, text) = await Submit(Agreed, ("signed", "both"), ("date", "2026-03-05"), ("time", ""), ("effective", "July"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Choose the proposal that was agreed", Beside(text, "answers"), StringComparison.Ordinal);
        Assert.Contains("&quot;July&quot; is no date", Beside(text, "effective"), StringComparison.Ordinal);
        Assert.Equal(0L, await Events("tentative_agreement_reached"));
    }

    [Fact]
    public async Task The_membership_and_the_board_vote_on_what_was_agreed()
    {
        await Entry("2026-03-05", "joint", "tentative-agreement", ["Wages", "Leaves"]);
        const string Membership = "/negotiations/t-2026/votes?body=membership", Board = "/negotiations/t-2026/votes?body=board";
        Assert.Contains("""name="on" value="3" checked""", await Page(Membership), StringComparison.Ordinal);
        var ratified = await Submit(Membership, ("date", "2026-03-20"), ("party", "DEA"), ("passed", "yes"), ("yes", "1,310"), ("no", "290"), ("on", "3"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/t-2026/votes?recorded=4"), (ratified.Status, ratified.Location));
        Assert.Equal("1310", await Last("agreement_ratified", "particulars.ballot.yes"));
        Assert.Equal("[3]", await Last("agreement_ratified", "particulars.ballot.on"));
        Assert.Contains("Agreed, one vote due", await Page("/negotiations/t-2026"), StringComparison.Ordinal);

        var approved = await Submit(Board, ("date", "2026-03-24"), ("party", "Governing Board"), ("passed", "yes"), ("mover", "Lee"), ("seconder", "Cruz"), ("rollCall", "Lee: aye\r\nCruz: Yes\r\nKim: absent"), ("on", "3"));
        Assert.Equal(HttpStatusCode.Redirect, approved.Status);
        var page = await Page("/negotiations/t-2026/votes");
        Assert.Contains("Lee aye, Cruz aye, Kim absent", page, StringComparison.Ordinal);
        Assert.Contains("1,310 yes, 290 no", page, StringComparison.Ordinal);
        Assert.Contains("""<a href="/negotiations/t-2026/entries/3">entry 3</a> Wages; Leaves""", page, StringComparison.Ordinal);
        Assert.Contains("In effect", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_failed_revives_bargaining()
    {
        await Entry("2026-03-05", "joint", "tentative-agreement", ["Wages", "Leaves"]);
        await Submit("/negotiations/t-2026/votes", ("date", "2026-03-20"), ("party", "DEA"), ("passed", "no"), ("words", "overwhelmingly"), ("on", "3"));
        Assert.Contains("""<span class="chip rejected">failed</span>""", await Page("/negotiations/t-2026/votes"), StringComparison.Ordinal);
        Assert.Contains("Reopened", await Page("/negotiations/t-2026"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("passed", "", "Say whether it passed")]
    [InlineData("yes", "many", "&quot;many&quot; is no count")]
    [InlineData("rollCall", "Lee", "write a name, a colon and aye, no, abstain, absent or recused")]
    [InlineData("on", "", "Choose what was voted on")]
    [InlineData("party", "", "Name the governing board")]
    public async Task A_vote_that_cannot_be_read_is_answered_beside_the_field(string field, string typed, string says)
    {
        await Entry("2026-03-05", "joint", "tentative-agreement", ["Wages", "Leaves"]);
        (string, string)[] filled = [("date", "2026-03-24"), ("party", "Governing Board"), ("passed", "yes"), ("on", "3"), ("minutes", "kept as typed")];
        var (status, _, text) = await Submit("/negotiations/t-2026/votes?body=board", [.. filled.Where(one => one.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, Beside(text, field), StringComparison.Ordinal);
        Assert.Contains("value=\"kept as typed\"", text, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("agreement_approved_by_board"));
    }

    [Fact]
    public async Task What_was_said_goes_to_our_account_and_shows_beside_the_entry()
    {
        await Submit("/negotiations/t-2026/record", ("party", "Davis"), ("move", "rejection"), ("articles", "Wages"), ("answers", Offer), ("date", "2026-03-05"), ("time", ""),
            ("speaker", "Superintendent"), ("rationale", "no money before May"));
        var page = await Page("/negotiations/t-2026/entries/3");
        Assert.Contains("never shown to the other side", page, StringComparison.Ordinal);
        Assert.Contains("no money before May", page, StringComparison.Ordinal);
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/t-2026' and data::text like '%no money%'"));
    }
}
