using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>What must hold of every page: it fits 360 px, every control is reached by Tab with a focus that is seen, and no
/// rule of WCAG 2.2 AA that a program can check is broken. With PARLEY_SCREENSHOTS=1 each is pictured, wide and narrow.</summary>
public static class Looking
{
    private const int Wide = 1280, Narrow = 360, Height = 800;

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PARLEY_SCREENSHOTS") == "1" ? Path.Combine(Checkout.Root, ".data", "screenshots") : null;

    /// <summary>What is wrong with the page as it stands, each in a sentence.</summary>
    public static async Task<IReadOnlyList<string>> At(IPage page, string name)
    {
        await Picture(page, name, Wide);
        // What is folded must hold as well.
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details:not([open])')) { one.open = true; one.dataset.was = 'folded'; } }");
        List<string> wrong = [.. await Tabbed(page), .. await Covered(page, Wide)];
        if (Axe.IsHere) wrong.AddRange(await Axe.Broken(page));
        await page.SetViewportSizeAsync(Narrow, Height);
        wrong.AddRange(await TooWide(page));
        wrong.AddRange(await Covered(page, Narrow));
        if (Axe.IsHere) wrong.AddRange((await Axe.Broken(page)).Select(one => $"at {Narrow.ToString(CultureInfo.InvariantCulture)} px {one}"));
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details[data-was]')) { one.open = false; delete one.dataset.was; } for (const one of document.querySelectorAll('.scroll')) one.scrollLeft = 0; document.activeElement?.blur(); scrollTo(0, 0); getSelection().setPosition(document.body, 0); }");
        await Picture(page, name, Narrow);
        await page.SetViewportSizeAsync(Wide, Height);
        return [.. wrong.Select(one => $"{name}: {one}")];
    }

    private static async Task Picture(IPage page, string name, int width)
    {
        if (Pictures is null) return;
        await page.SetViewportSizeAsync(width, Height);
        // A whole agreement is longer than a picture can be: its beginning is enough to look at.
        var height = Math.Min(12_000, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width.ToString(CultureInfo.InvariantCulture)}.png"), FullPage = true, Clip = new() { Width = width, Height = height } });
    }

    private static async Task<IEnumerable<string>> TooWide(IPage page)
    {
        var found = await page.EvaluateAsync<JsonElement>("""
            () => {
              const wide = document.documentElement.scrollWidth, most = document.documentElement.clientWidth;
              if (wide <= most) return [];
              const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > most + 1).map(one => one.tagName + '.' + one.className);
              return [`${wide} px wide in a window of ${most}: ${out.slice(0, 5).join(', ')}`];
            }
            """);
        return Strings(found);
    }

    /// <summary>Presses Tab from the top of the page to its end, and says what it did not reach, or reached unseen.</summary>
    private static async Task<IEnumerable<string>> Tabbed(IPage page)
    {
        var count = await page.EvaluateAsync<int>("""
            () => {
              const shown = one => one.checkVisibility() && !one.disabled;
              // Of a group of radio buttons Tab reaches the chosen one, or the first.
              const reachable = one => one.type !== 'radio' || one.checked || ![...document.getElementsByName(one.name)].some(other => other.checked || other.compareDocumentPosition(one) & 4);
              const look = one => { const s = getComputedStyle(one), t = one.querySelector('.target'); return [s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth), s.boxShadow, t ? getComputedStyle(t).stroke : ''].join(); };
              document.activeElement?.blur();
              // In a part that arrow keys walk, Tab has one stop.
              const walked = one => one.closest('[data-roving]') && one.tabIndex < 0;
              const wanted = new Map([...document.querySelectorAll('a[href], button:not([aria-hidden="true"]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(one => shown(one) && reachable(one) && !walked(one)).map(one => [one, look(one)]));
              const walk = window.walk = { wanted, reached: new Set(), unseen: new Set(), last: null };
              document.addEventListener('focusin', event => {
                const one = event.target;
                walk.reached.add(one); walk.last = one;
                if (!one.matches(':focus-visible') || look(one) === (wanted.get(one) ?? '0,none,')) walk.unseen.add(one);
              });
              getSelection().setPosition(document.body, 0);
              return wanted.size;
            }
            """);
        for (var pressed = 0; pressed < count * 2 + 40; pressed += 20)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => page.Keyboard.PressAsync("Tab")));
            if (await page.EvaluateAsync<bool>("() => [...walk.wanted.keys()].every(one => walk.reached.has(one))")) break;
        }

        await Roved(page);
        return Strings(await page.EvaluateAsync<JsonElement>("""
            () => {
              for (const one of document.querySelectorAll('[data-roving] a[href]')) if (one.checkVisibility() && !walk.wanted.has(one)) walk.wanted.set(one, '');
              const name = one => `${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? one.name ?? '') || one.textContent.trim().slice(0, 60)}"`;
              return [...[...walk.wanted.keys()].filter(one => !walk.reached.has(one)).map(one => 'Tab does not reach ' + name(one)), ...[...walk.unseen].map(one => 'the focus is not seen on ' + name(one))];
            }
            """));
    }

    /// <summary>Walks a part that arrow keys walk, row by row from its first link to its last.</summary>
    private static async Task Roved(IPage page)
    {
        var rows = await page.EvaluateAsync<int[]>("""
            () => {
              const rows = [...document.querySelectorAll('[data-roving] tbody tr')].map(row => row.querySelectorAll('a[href]').length).filter(count => count > 0);
              document.querySelector('[data-roving] tbody a[href]')?.focus();
              return rows;
            }
            """);
        foreach (var row in rows)
        {
            await page.Keyboard.PressAsync("Home");
            for (var pressed = 1; pressed < row; pressed++) await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>What has the focus may not lie under something else (WCAG 2.4.11).</summary>
    private static async Task<IEnumerable<string>> Covered(IPage page, int width) => Strings(await page.EvaluateAsync<JsonElement>("""
        width => {
          const wrong = [];
          // From the end, so that Tab comes to the first of a group of radio buttons afterwards, as on a page just opened.
          for (const one of [...document.querySelectorAll('a[href], button:not([aria-hidden="true"]), input:not([type=hidden]), select, textarea, summary')].reverse()) {
            if (!one.checkVisibility() || one.disabled) continue;
            one.focus();
            const seen = [...one.getClientRects()].some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
              const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
              return hit && (one === hit || one.contains(hit));
            }));
            if (!seen) wrong.push(`at ${width} px something covers ${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? '') || one.textContent.trim().slice(0, 60) || one.name}"`);
          }
          return wrong;
        }
        """, width));

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(one => one.GetString()!).Distinct();
}
