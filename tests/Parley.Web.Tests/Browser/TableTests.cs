using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Parley.Tests;
using static Microsoft.Playwright.Assertions;

namespace Parley.Web.Tests.Browser;

/// <summary>Several at one table, and the tables of two real rounds.</summary>
public sealed class TableTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private static readonly string Logs = Path.Combine(Environment.GetEnvironmentVariable("PARLEY_DATA") is { Length: > 0 } named ? named : Path.Combine(Checkout.Root, "..", "shared", "data"), "table-logs");

    private static string Board(IPage page) => new Uri(page.Url).AbsolutePath;

    private async Task ATable()
    {
        await OnAnEmptyRecord(signedIn: false);
        await Operate("unit", "add", "t", "--name", "Teachers", "--representative", "DEA", "--agency", "davis");
        await Page.GotoAsync(await FirstLink("Ana Ruiz"));
        await Post("negotiations", """{"slug":"t-2026","title":"Teachers 2026","units":["t"]}""");
        await Move("proposal", "2026-03-02", "DEA", "Wages", "6 % in each year");
        await Move("proposal", "2026-03-02", "DEA", "Leaves", "two more days");
        await Operate("access", "grant", "Ben Okafor", "negotiator", "--agency", "davis");
    }

    /// <summary>The board itself, as large as it is.</summary>
    private async Task Close(string name)
    {
        if (Environment.GetEnvironmentVariable("PARLEY_SCREENSHOTS") == "1") await Page.Locator(".board-scroll").ScreenshotAsync(new() { Path = Path.Combine(Checkout.Root, ".data", "screenshots", name + "-close.png") });
    }

    private Task Move(string move, string date, string party, string article, string summary, IPage? by = null) =>
        Post("negotiations/t-2026/moves", $$"""{"move":"{{move}}","date":"{{date}}","party":"{{party}}","articles":["{{article}}"],"summary":"{{summary}}"}""", by);

    private async Task Post(string path, string json, IPage? by = null)
    {
        var answer = await (by ?? Page).Context.APIRequest.PostAsync("/api/v1/" + path, new() { DataString = json, Headers = [new("content-type", "application/json")] });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    [BrowserFact]
    public async Task Two_at_one_table_see_each_others_entries_within_a_second_and_stay_where_they_are()
    {
        await ATable();
        await Visit.Open("/negotiations/t-2026", "Teachers 2026");
        var ben = await Beside("Ben Okafor");
        await ben.Open("/negotiations/t-2026", "Teachers 2026");
        var mark = ben.Row("Wages").Locator(".lines a").First;
        await mark.FocusAsync();
        await ben.Page.EvaluateAsync("() => { document.querySelector('.board').kept = true; scrollTo(0, 40); }");
        await Move("counter", "2026-03-03", "Davis", "Wages", "2 %");
        await Expect(ben.Page.Locator("#news")).ToContainTextAsync("by Ana Ruiz: Davis, counterproposal on Wages");

        var watch = Stopwatch.StartNew();
        await Move("counter", "2026-03-03", "Davis", "Leaves", "one more day");
        var recorded = watch.Elapsed;
        await ben.Page.WaitForFunctionAsync("() => document.querySelectorAll('#row-2 .lines a').length === 2", null, new() { PollingInterval = 20 });
        Console.WriteLine($"visible in the other browser {(watch.Elapsed - recorded).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms after it was recorded");
        Assert.True(watch.Elapsed - recorded < TimeSpan.FromSeconds(1), $"visible after {watch.Elapsed - recorded}");
        await Expect(ben.Page.Locator("#news")).ToContainTextAsync("by Ana Ruiz: Davis, counterproposal on Leaves");
        await Expect(ben.Page.Locator(".board .fresh")).ToHaveCountAsync(2);
        await Expect(ben.Row("Wages").GetByText("Countered")).ToBeVisibleAsync();
        // The same element has the focus, and the page stands where it stood.
        Assert.True(await mark.EvaluateAsync<bool>("one => one === document.activeElement"));
        Assert.Equal(40, await ben.Page.EvaluateAsync<int>("() => scrollY"));
        Assert.True(await ben.Page.EvaluateAsync<bool>("() => document.querySelector('.board').kept === true"));
        // And the other way.
        await Move("rejection", "2026-03-04", "DEA", "Leaves", "no", ben.Page);
        await Expect(Page.Locator("#news")).ToContainTextAsync("by Ben Okafor: DEA, rejection on Leaves");
        // What is fetched after the news would change the page under who walks it.
        await Expect(Page.Locator("#row-2 .lines a")).ToHaveCountAsync(3);
        await Look("board-live");
        await Close("board-live");
    }

    [BrowserFact]
    public async Task A_session_is_opened_people_confer_and_it_closes_and_the_other_browser_sees_it()
    {
        await ATable();
        var ben = await Beside("Ben Okafor");
        await ben.Open("/negotiations/t-2026", "Teachers 2026");
        await Visit.Open("/negotiations/t-2026", "Teachers 2026");
        await Visit.Follow("Open session 1");
        await Visit.At("Open a session");
        await Visit.Field("Who is in the room").FillAsync("Ann Lee, DEA\nAna Ruiz, Davis");
        await Look("session");
        await Visit.Press("Open the session");
        await Visit.At("Teachers 2026");
        var bar = ben.Page.GetByRole(AriaRole.Region, new() { Name = "Session", Exact = true });
        await Expect(bar).ToContainTextAsync("Session 1 opened");
        await Expect(bar).ToContainTextAsync("DEA: Ann Lee; Davis: Ana Ruiz");
        await Expect(bar).ToContainTextAsync("At the table");
        await Visit.Press("DEA to caucus");
        await Expect(bar).ToContainTextAsync("DEA in caucus since");
        await Visit.Press("DEA back");
        await Expect(bar).ToContainTextAsync("At the table");
        await Look("board-session");
        await Visit.Press("Close the session");
        await Expect(bar).Not.ToContainTextAsync("At the table");
        await Expect(Visit.Link("Open session 2")).ToBeVisibleAsync();
        Assert.Equal(1L, await Events("session_held"));
    }

    [BrowserFact]
    public async Task The_board_is_walked_by_keyboard_alone_and_its_keys_can_be_turned_off()
    {
        await ATable();
        await Move("counter", "2026-03-09", "Davis", "Wages", "2 %");
        await Visit.Open("/negotiations/t-2026", "Teachers 2026");
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("pt");
        await Expect(Page.Locator("#find")).ToHaveValueAsync("pt");
        await Expect(Page.GetByText("No article here.")).ToBeVisibleAsync();
        await Page.Locator("#find").FillAsync("wag");
        await Expect(Visit.Row("Leaves")).ToHaveCountAsync(0);
        await Page.WaitForURLAsync("**/negotiations/t-2026?find=wag");
        await Page.Locator("#find").FillAsync("");
        await Expect(Visit.Row("Leaves")).ToHaveCountAsync(1);

        await Visit.TabTo(Visit.Row("Wages").Locator("a").First);
        await Page.Keyboard.PressAsync("End");
        await Expect(Page.Locator(".mark-card")).ToContainTextAsync("2 %");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator(".mark-card")).ToBeHiddenAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Home");
        await Page.Keyboard.PressAsync("End");
        await Page.Keyboard.PressAsync("Enter");
        await Visit.At("Proposal on Leaves");

        await Visit.Open("/negotiations/t-2026", "Teachers 2026");
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.GetByText("Keys that are one letter or sign are on")).ToBeVisibleAsync();
        await Page.GetByLabel("Keys that are one letter or sign are on").UncheckAsync();
        await Page.Locator("h1").ClickAsync();
        await Page.Keyboard.PressAsync("p");
        await Page.ReloadAsync();
        await Page.Keyboard.PressAsync("p");
        Assert.Equal("/negotiations/t-2026", Board(Page));
        await Page.Keyboard.PressAsync("?");
        await Page.EvaluateAsync("() => { document.getElementById('keys').open = true; }");
        await Page.GetByLabel("Keys that are one letter or sign are on").CheckAsync();
        await Page.Locator("h1").ClickAsync();
        await Page.Keyboard.PressAsync("p");
        await Visit.At("Record a move or step");
        await Visit.Open("/negotiations/t-2026", "Teachers 2026");
        await Page.Keyboard.PressAsync("t");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("entative agreement");
    }

    [BrowserFact]
    public async Task Two_real_rounds_are_read_at_a_glance_walked_by_keyboard_and_printed_on_one_sheet()
    {
        if (!Directory.Exists(Logs)) return;
        await OnAnEmptyRecord(signedIn: false);
        await Operate("unit", "add", "ase", "--name", "Academic student employees", "--representative", "UAW", "--agency", "uc");
        await Operate("unit", "add", "uesf", "--name", "Teachers and aides", "--representative", "UESF", "--agency", "uc");
        await Operate("log", "import", Path.Combine(Logs, "uc-uaw-2022-ase.csv"), "--negotiation", "ase-2022", "--unit", "ase", "--title", "Academic student employees 2022", "--agency", "uc");
        await Operate("log", "import", Path.Combine(Logs, "sfusd-uesf-2025.csv"), "--negotiation", "uesf-2025", "--unit", "uesf", "--title", "Teachers and aides 2025", "--agency", "uc");
        await Page.GotoAsync(await FirstLink("Ana Ruiz"));
        foreach (var (slug, title) in new[] { ("ase-2022", "Academic student employees 2022"), ("uesf-2025", "Teachers and aides 2025") })
        {
            await Visit.Open("/negotiations/" + slug, title);
            var bytes = 0;
            var counted = await Page.Context.APIRequest.GetAsync("/negotiations/" + slug);
            bytes = (await counted.BodyAsync()).Length;
            var paint = await Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
            var requests = await Page.EvaluateAsync<int>("() => performance.getEntriesByType('resource').length + 1");
            Console.WriteLine(FormattableString.Invariant($"{slug}: {bytes} bytes, first paint {paint:0} ms, {requests} requests, {await Page.Locator(".board svg a").CountAsync()} marks"));
            Assert.True(bytes < 200_000, $"{slug}: {bytes} bytes");
            await Look("board-" + slug);
            await Close("board-" + slug);
            await Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.True(await Page.EvaluateAsync<bool>("() => { const it = document.querySelector('.board').getBoundingClientRect(); return it.height <= 715 && it.width <= 980; }"), $"{slug} is larger than a sheet");
            if (Environment.GetEnvironmentVariable("PARLEY_SCREENSHOTS") == "1") await Page.PdfAsync(new() { Path = Path.Combine(Checkout.Root, ".data", "screenshots", $"board-{slug}.pdf"), PreferCSSPageSize = true });
            await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }
}
