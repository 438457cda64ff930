using System.Text.Json;
using Microsoft.Playwright;
using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>A test in a real browser. Where none is installed it is skipped, and says what installs one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Found is null ? "no Chromium is installed; this installs it: apt-get install chromium" : null;
}

/// <summary>The same, where the rules of accessibility are fetched too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (Axe.IsHere ? null : "axe-core is not here, so no page was checked by its rules; this fetches it: npm ci --prefix tests/Parley.Web.Tests/Browser");
}

/// <summary>A journey over the real records; skipped, with the reason, where they or the browser are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealRecordBrowserFactAttribute : FactAttribute
{
    public RealRecordBrowserFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (RealRecords.Present ? null : RealRecords.Absent);
}

/// <summary>The browser that is installed here. Playwright drives it; nothing is downloaded.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Its file, from the search path, or null.</summary>
    public static string? Found { get; } =
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Found,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    });
}

/// <summary>The rules of WCAG 2.2 AA that a program can check (axe-core), as ops/test fetches them beside this file.</summary>
public static class Axe
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "Parley.Web.Tests", "Browser");

    private static readonly Lazy<string?> Source = new(() =>
    {
        var file = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    });

    public static bool IsHere => Source.Value is not null;

    /// <summary>What breaks a rule on the page as it stands: the rule, and where.</summary>
    public static async Task<IReadOnlyList<string>> Broken(IPage page)
    {
        // The page's own policy stays in force: what the driver evaluates is not subject to it.
        await page.EvaluateAsync(Source.Value!);
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
                .violations.map(rule => `${rule.id} (${rule.help}): ` + rule.nodes.slice(0, 4).map(node => node.target.join(' ') + ' ' + node.any.map(one => one.message).join('; ')).join(' | '))
            """);
        return [.. found.EnumerateArray().Select(rule => rule.GetString()!)];
    }
}
