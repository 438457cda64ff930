namespace Parley.Web.Tests.Browser;

/// <summary>What is looked for on every page is found where it is planted.</summary>
public sealed class LookingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task A_good_page_passes_and_planted_faults_are_found()
    {
        Assert.Empty(await Planted("document.title"));
        Assert.Contains(await Planted("document.querySelector('main th a').tabIndex = -1"), one => one.Contains("Tab does not reach a \"Classified, successor agreement 2026\"", StringComparison.Ordinal));
        Assert.Contains(await Planted("document.querySelector('main th a').style.outline = 'none'"), one => one.Contains("the focus is not seen on a \"Classified", StringComparison.Ordinal));
        Assert.Contains(await Planted("document.querySelector('h1').style.width = '37rem'"), one => one.Contains("px wide in a window of 360: H1", StringComparison.Ordinal));
        Assert.Contains(await Planted("Object.assign(document.querySelector('header').style, { position: 'fixed', inset: 0, zIndex: 9 })"), one => one.Contains("something covers a \"Classified", StringComparison.Ordinal));
    }

    [AxeFact]
    public async Task A_field_without_a_label_breaks_a_rule() =>
        Assert.Contains(await Planted("document.querySelector('label').remove()"), one => one.Contains("label (Form elements must have labels)", StringComparison.Ordinal));

    [BrowserFact]
    public async Task What_the_browser_complains_of_is_kept()
    {
        await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Page.EvaluateAsync("() => document.body.setAttribute('style', 'color: red')");
        await Page.EvaluateAsync("() => fetch('http://127.0.0.2:9/elsewhere').catch(() => {})");
        await Page.EvaluateAsync("() => fetch('/no/such/page')");
        await Page.EvaluateAsync("() => setTimeout(() => { throw new Error('ours') })");
        await Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 50))");
        var faults = string.Join('\n', Visit.Faults);
        Visit.Faults.Clear();
        Assert.Contains("style-src", faults, StringComparison.Ordinal);
        Assert.Contains("connect-src", faults, StringComparison.Ordinal);
        Assert.Contains("status 404", faults, StringComparison.Ordinal);
        Assert.Contains("script: Error: ours", faults, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Planted(string fault)
    {
        if (!IsHere) await OnTheSample();
        await Visit.Open("/?agency=sample", "Tables");
        await Page.EvaluateAsync($"() => {{ {fault} }}");
        return await Looking.At(Page, "planted");
    }
}
