using Microsoft.Playwright;
using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>Every page there is, with nothing in the record and with real logs and agreements: no rule of accessibility broken at either width, nothing the browser complains of.</summary>
public sealed class EveryPageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Clause = "{clause}";

    /// <summary>By the page's file, where it stands in a full record; null for what a journey of its own must come to.</summary>
    private static readonly Dictionary<string, string?> Addresses = new(StringComparer.Ordinal)
    {
        ["Access"] = "/access", ["Begin"] = "/begin", ["Events/Index"] = "/events", ["Events/Event"] = "/events/5", ["Events/Export"] = "/events/export", ["Overview"] = "/overview", ["Help"] = "/help", ["Import/Index"] = "/import?kind=log", ["Import/Preview"] = null, ["Index"] = "/", ["Orders"] = "/orders", ["Search"] = "/search?q=parking", ["Problem"] = "/problem?code=404",
        ["Account/Again"] = "/sign-in/again", ["Account/Index"] = "/account", ["Account/NewToken"] = "/account/tokens/new", ["Account/Password"] = "/account/password", ["Account/Recover"] = "/sign-in/recover",
        ["Account/Second"] = null, ["Account/SecondFactor"] = "/account/second-factor", ["Account/SignIn"] = null, ["Account/SignOut"] = "/sign-out",
        ["Agreements/Clause"] = Clause, ["Agreements/Compare"] = $"/agreements/{FullRecord.Agreement}/compare?with={FullRecord.Earlier}", ["Agreements/Text"] = $"/agreements/{FullRecord.Agreement}",
        ["Negotiations/Board"] = $"/negotiations/{FullRecord.Large}", ["Negotiations/Draft"] = $"/negotiations/{FullRecord.Recent}/drafts/1", ["Negotiations/Entry"] = $"/negotiations/{FullRecord.Large}/entries/120",
        ["Negotiations/Inside"] = $"/negotiations/{FullRecord.Recent}/inside", ["Negotiations/Record"] = $"/negotiations/{FullRecord.Large}/record", ["Negotiations/TentativeAgreement"] = $"/negotiations/{FullRecord.Recent}/tentative-agreement",
        ["Negotiations/News"] = null, ["Negotiations/Redline"] = null, ["Negotiations/Session"] = null, ["Negotiations/Votes"] = $"/negotiations/{FullRecord.Large}/votes", ["SideLetters/Letter"] = $"/side-letters/{FullRecord.Letter}",
    };

    /// <summary>What a record has in which a table was opened and nothing else happened.</summary>
    private static readonly string[] Empty = ["/", "/begin", "/access", "/events", "/overview", "/orders", "/search?q=parking", "/import", "/import?kind=text", "/help", "/account", "/negotiations/first", "/negotiations/first/record", "/negotiations/first/tentative-agreement", "/negotiations/first/votes", "/negotiations/first/inside"];

    private static string[] Pages { get; } = [.. from file in Directory.EnumerateFiles(Folder, "*.cshtml", SearchOption.AllDirectories)
                                                 where File.ReadLines(file).FirstOrDefault()?.StartsWith("@page", StringComparison.Ordinal) == true
                                                 select Path.GetRelativePath(Folder, file)[..^".cshtml".Length].Replace('\\', '/')];

    private static string Folder => Path.Combine(Checkout.Root, "src", "Parley.Web", "Pages");

    [Fact]
    public void Every_page_is_looked_at() => Assert.Equal(Pages.Order(StringComparer.Ordinal), Addresses.Keys.Order(StringComparer.Ordinal));

    [BrowserFact]
    public async Task With_nothing_in_the_record()
    {
        await OnARecord(async connection =>
        {
            await Site.Command(connection, "unit", "add", "teachers", "--name", "Teachers", "--representative", "DEA");
            await Site.Command(connection, "negotiation", "open", "first", "--unit", "teachers", "--title", "Teachers 2026");
        });
        foreach (var path in Empty) await Seen("empty", path);
    }

    [RealRecordBrowserFact]
    public async Task With_real_logs_and_agreements()
    {
        await OnARecord(FullRecord.Load);
        foreach (var (page, path) in Addresses)
            if (path is not null) await Seen("full", path == Clause ? await AClause() : path, page);
        await Seen("full", $"/negotiations/{FullRecord.Recent}");
        await Seen("full", $"/agreements/{FullRecord.Long}");
    }

    private async Task<string> AClause()
    {
        await Page.GotoAsync($"/agreements/{FullRecord.Agreement}");
        return (await Page.Locator("a[href*='/provisions/']").Nth(12).GetAttributeAsync("href"))!;
    }

    private async Task Seen(string record, string path, string? page = null)
    {
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Look($"{record}-{(page ?? path.Split('?')[0].Trim('/')).Replace('/', '.')}");
    }
}
