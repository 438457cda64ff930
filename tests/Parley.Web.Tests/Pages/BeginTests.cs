using System.Net;
using Parley.Access;
using Parley.Parties;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>A newcomer with an empty record, by page alone.</summary>
public sealed class BeginTests : PageTest
{
    private static readonly (string, string)[] Filled =
        [("office", "Davis School District"), ("timeZone", "America/Denver"), ("union", "DEA"), ("unitName", "Teachers"), ("title", "Teachers 2026"), ("type", "successor")];

    [Fact]
    public async Task A_newcomer_begins_and_records_the_first_move()
    {
        var (status, location, _) = await Submit("/", Filled);
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/teachers-2026/record"), (status, location));
        var (recorded, board, _) = await Submit(location!, ("party", "DEA"), ("move", "initial"), ("moreArticles", "Article 9 Class Size"));
        Assert.Equal((HttpStatusCode.Redirect, "/negotiations/teachers-2026?recorded=2"), (recorded, board));
        var page = await Page(board!);
        Assert.Contains("Article 9 Class Size", page, StringComparison.Ordinal);
        Assert.Contains("entry 2</a>: DEA, initial proposal on Article 9 Class Size", page, StringComparison.Ordinal);
        Assert.Equal("Ana", await Database.Ask<string>("select distinct user_name from parley.mt_events"));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var (status, _, text) = await Submit("/", ("office", "Davis <b>"), ("timeZone", "America/Denver"), ("type", "successor"), ("title", "Teachers 2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("""id="f-union-error"><span class="usa-sr-only">Error: </span>Give the union""", text, StringComparison.Ordinal);
        Assert.Contains("""value="Davis &lt;b&gt;" """.TrimEnd(), text, StringComparison.Ordinal);
        Assert.Contains("""value="Teachers 2026" """.TrimEnd(), text, StringComparison.Ordinal);
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.mt_events"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_begins_once()
    {
        var page = await Page("/");
        var first = await Send(page, Filled);
        var again = await Send(page, Filled);
        Assert.Equal((first.Status, first.Location), (again.Status, again.Location));
        Assert.Equal(3L, await Database.Ask<long>("select count(*) from parley.mt_events where stream_id not like 'grant/%'"));
    }

    [Fact]
    public async Task Another_negotiation_is_with_a_known_unit_and_may_not_take_a_title_that_is_taken()
    {
        await Submit("/", Filled);
        var (status, _, text) = await Submit("/begin?agency=davis-school-district", ("unit", "teachers"), ("title", "Teachers 2026"), ("type", "reopener"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("There is a negotiation of this title already", text, StringComparison.Ordinal);
        var opened = await Submit("/begin?agency=davis-school-district", ("unit", "teachers"), ("title", "Teachers 2027"), ("type", "reopener"));
        Assert.Equal("/negotiations/teachers-2027/record", opened.Location);
    }

    [Fact]
    public async Task Of_several_records_each_keeps_its_own_addresses()
    {
        await Submit("/", Filled);
        Assert.Contains("Open a negotiation", await Page("/begin"), StringComparison.Ordinal);
        // The operator of the machine makes the second record, and gives the role in it.
        await Recorder.Record(new EstablishAgency(new("p", "provo", "root", TimeProvider.System.GetUtcNow()), StreamId.Agency, "Provo", "America/Denver"));
        await Grant("provo", "Ana", Role.ChiefSpokesperson);
        await Page("/begin", HttpStatusCode.NotFound);
        Assert.Equal("/negotiations/teachers-2026/record?agency=provo", (await Submit("/begin?agency=provo", Filled[2..])).Location);
        var page = await Page("/");
        Assert.Contains("/negotiations/teachers-2026?agency=davis-school-district", page, StringComparison.Ordinal);
        Assert.Contains("/negotiations/teachers-2026?agency=provo", page, StringComparison.Ordinal);
        Assert.Equal("/", (await Client.GetAsync("/negotiations/teachers-2026")).Headers.Location?.ToString());
        await Page("/negotiations/teachers-2026?agency=nobody", HttpStatusCode.NotFound);
        Assert.Contains("/events?agency=provo", await Page("/negotiations/teachers-2026?agency=provo"), StringComparison.Ordinal);
    }
}
