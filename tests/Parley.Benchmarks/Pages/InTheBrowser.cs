using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Parley.Benchmarks.Harness;

namespace Parley.Benchmarks.Pages;

/// <summary>
/// What a person at the table waits for, in Chromium over the UC-UAW log of 2022: the board's first paint from an empty cache, its weight and its
/// requests; the redline from a key pressed to the words compared with an agreement of 63,000 words; and a move recorded by one until another sees it.
/// </summary>
internal sealed class InTheBrowser(Server server)
{
    private const int Loads = 20, Bursts = 50, Moves = 20, WarmUp = 3;

    public const string Name = "browser";

    public List<string> Remarks { get; } = [];

    public async Task<IReadOnlyList<Result>> Run(Progress progress)
    {
        progress.Say($"{Name}: preparing");
        if (Found() is not { } chromium)
        {
            Remarks.Add("nothing is measured in a browser: Chromium is not installed (apt-get install chromium)");
            return [];
        }

        await using var site = await Site.Start(server, longAgreement: true);
        if (site is null)
        {
            Remarks.Add("nothing is measured in a browser: the log uc-uaw-2022-ase.csv is absent (set PARLEY_DATA, or put it at ../shared/data)");
            return [];
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"] });
        var state = await SignIn(browser, site);
        return [.. await Board(browser, state, progress), .. await Redline(browser, state, progress), await Live(browser, state, site, progress)];
    }

    private static string? Found() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in (string[])["chromium", "chromium-browser", "google-chrome"]
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static async Task<BrowserNewContextOptions> SignIn(IBrowser browser, Site site)
    {
        await using var window = await browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync((await site.Link()).ToString());
        return new() { BaseURL = site.Client.BaseAddress!.ToString(), StorageState = await window.StorageStateAsync(), ViewportSize = new() { Width = 1280, Height = 800 } };
    }

    /// <summary>Every load in a window of its own, so that nothing is kept from the one before. Peer: the search page, which has the same head and nothing in it.</summary>
    private static async Task<IReadOnlyList<Result>> Board(IBrowser browser, BrowserNewContextOptions state, Progress progress)
    {
        var (paints, bare) = (new List<double>(), new List<double>());
        double bytes = 0, requests = 0;
        for (var load = -WarmUp; load < Loads; load++)
        {
            progress.Say($"{Name}.board: {Math.Max(0, load)} of {Loads} loads");
            var board = await Paint(browser, state, $"/negotiations/{Site.Negotiation}");
            var search = await Paint(browser, state, "/search");
            if (load < 0) continue;
            paints.Add(board.Paint);
            bare.Add(search.Paint);
            (bytes, requests) = (board.Bytes, board.Requests);
        }

        return
        [
            .. Parts($"{Name}.board.first-paint", "/bare", paints, bare),
            new($"{Name}.board.weight", "KB", bytes / 1e3, bytes / 1e3, bytes / 1e3, null, null), new($"{Name}.board.requests", "requests", requests, requests, requests, null, null),
        ];
    }

    private static async Task<(double Paint, double Bytes, double Requests)> Paint(IBrowser browser, BrowserNewContextOptions state, string path)
    {
        await using var window = await browser.NewContextAsync(state);
        var page = await window.NewPageAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        // A window that nobody looks at may be painted after it is loaded.
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0", null, new() { PollingInterval = 20 });
        var seen = await page.EvaluateAsync<JsonElement>("""
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              return { paint: performance.getEntriesByName('first-contentful-paint')[0].startTime, bytes: all.reduce((sum, one) => sum + one.transferSize, 0), requests: all.length };
            }
            """);
        return (seen.GetProperty("paint").GetDouble(), seen.GetProperty("bytes").GetDouble(), seen.GetProperty("requests").GetDouble());
    }

    /// <summary>From the key to the redline on the page, the wait for a pause in typing included. Peer: the shortest request there is, from the same page.</summary>
    private static async Task<IReadOnlyList<Result>> Redline(IBrowser browser, BrowserNewContextOptions state, Progress progress)
    {
        await using var window = await browser.NewContextAsync(state);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/negotiations/{Site.LongTable}/record");
        await page.GetByLabel("Article", new() { Exact = true }).Or(page.GetByLabel("On which article", new() { Exact = true })).FillAsync(await page.EvaluateAsync<string>("() => { const all = [...document.querySelectorAll('[name=articles]')]; return all[all.length >> 1].value; }"));
        await page.Keyboard.PressAsync("Enter");
        var words = page.GetByLabel("The proposed words (optional)");
        await words.FillAsync("The Board shall give each unit member a copy of this Agreement within");
        var (took, floor) = (new List<double>(), new List<double>());
        for (var burst = -WarmUp; burst < Bursts; burst++)
        {
            progress.Say($"{Name}.redline: {Math.Max(0, burst)} of {Bursts} keys");
            await page.WaitForTimeoutAsync(150);
            var one = await page.EvaluateAsync<double[]>("""
                async n => {
                  const field = document.querySelector('[name=text]'), shown = document.querySelector('#redline');
                  let began = performance.now();
                  await fetch('/health/live');
                  const floor = performance.now() - began;
                  const word = `days${n}`;
                  const seen = new Promise(done => new MutationObserver(() => { if (shown.textContent.includes(word)) done(performance.now()); }).observe(shown, { childList: true, subtree: true, characterData: true }));
                  began = performance.now();
                  field.value += ` ${word}`;
                  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`no redline with ${word}: ${shown.textContent.trim().slice(0, 200)}`)), 10_000));
                  return [await Promise.race([seen, late]) - began, floor];
                }
                """, burst + WarmUp);
            if (burst < 0) continue;
            took.Add(one[0]);
            floor.Add(one[1]);
        }

        return [.. Parts($"{Name}.redline", "/live", took, floor)];
    }

    /// <summary>From the answer to who recorded, until the words stand in another's window.</summary>
    private static async Task<Result> Live(IBrowser browser, BrowserNewContextOptions state, Site site, Progress progress)
    {
        await using var window = await browser.NewContextAsync(state);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/negotiations/{Site.Negotiation}");
        await page.WaitForTimeoutAsync(500);
        var took = new List<double>();
        for (var move = -WarmUp; move < Moves; move++)
        {
            progress.Say($"{Name}.live: {Math.Max(0, move)} of {Moves} moves");
            var label = $"Measured {(move + WarmUp).ToString(CultureInfo.InvariantCulture)}";
            var seen = page.GetByText(label).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            using var answer = await site.Recording.PostAsJsonAsync($"/api/v1/negotiations/{Site.Negotiation}/moves", new { move = "proposal", date = "2022-12-20", party = "UAW", articles = new[] { label } });
            answer.EnsureSuccessStatusCode();
            await seen;
            if (move >= 0) took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        return new($"{Name}.live.p95", "ms", At(took, 95), took[0], took[^1], null, null);
    }

    private static IEnumerable<Result> Parts(string name, string peer, List<double> took, List<double> floor)
    {
        took.Sort();
        floor.Sort();
        return from part in (int[])[50, 95] select new Result($"{name}.p{part}{peer}", "ms", At(took, part), took[0], took[^1], At(floor, part), At(took, part) / At(floor, part));
    }

    private static double At(List<double> sorted, int part) => sorted[(sorted.Count * part / 100) - 1];
}
