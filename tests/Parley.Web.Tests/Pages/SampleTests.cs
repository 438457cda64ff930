using Parley.Parties;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>A sample beside an own record, or without one.</summary>
public sealed class SampleTests : PageTest
{
    private const string Mark = "Sample record: fictional, to learn with";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ByTheSample(stamp => new EstablishAgency(stamp, StreamId.Agency, "Fairhaven", "America/Denver") { Sample = true });
        await ByTheSample(stamp => new OpenNegotiation(stamp, StreamId.Negotiation("s-2026"), "Sample teachers", NegotiationKind.Successor, ["unit/t"], [], ["FTA"]));
        await ByTheSample(stamp => new RecordEntry(stamp, StreamId.Negotiation("s-2026"), "proposal", new(new(PartialDate.Day(new(2026, 3, 1)))), new("FTA", ["Wages"])));
    }

    private async Task ByTheSample(Func<Stamp, ICommand> command) =>
        Assert.Null((await Recorder.Record(command(new(Guid.NewGuid().ToString(), "a-sample", "Ana", TimeProvider.System.GetUtcNow())))).Refusal);

    [Theory]
    [InlineData("/negotiations/s-2026")]
    [InlineData("/negotiations/s-2026/entries/2")]
    [InlineData("/negotiations/s-2026/record")]
    [InlineData("/negotiations/s-2026/votes")]
    [InlineData("/events")]
    [InlineData("/begin?agency=a-sample")]
    public async Task Every_page_of_a_sample_says_that_it_is_one(string page) => Assert.Contains(Mark, await Page(page), StringComparison.Ordinal);

    [Fact]
    public async Task A_newcomer_finds_the_form_to_begin_above_the_sample()
    {
        var page = await Page("/");
        Assert.InRange(page.IndexOf("name=\"office\"", StringComparison.Ordinal), 1, page.IndexOf(Mark, StringComparison.Ordinal));
        Assert.Contains("No record of your own is here yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_record_comes_first_keeps_short_addresses_and_is_not_marked()
    {
        await ATable();
        var page = await Page("/");
        Assert.DoesNotContain("name=\"office\"", page, StringComparison.Ordinal);
        // "a-sample" is before "davis" by name.
        Assert.InRange(page.IndexOf("/negotiations/t-2026\"", StringComparison.Ordinal), 1, page.IndexOf("/negotiations/s-2026?agency=a-sample", StringComparison.Ordinal));
        Assert.InRange(page.IndexOf("/negotiations/t-2026\"", StringComparison.Ordinal), 1, page.IndexOf(Mark, StringComparison.Ordinal));
        Assert.DoesNotContain(Mark, await Page("/negotiations/t-2026"), StringComparison.Ordinal);
        Assert.Contains(Mark, await Page("/negotiations/s-2026?agency=a-sample"), StringComparison.Ordinal);
    }
}
