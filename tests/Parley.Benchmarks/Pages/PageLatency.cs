using System.Diagnostics;
using System.Net;
using Parley.Benchmarks.Harness;

namespace Parley.Benchmarks.Pages;

/// <summary>
/// How long the site takes for a page, p50 and p95 of 200 requests each, one after the other and the pages in turns, over the UC-UAW log of
/// 2022. Peer: the same of /health/live, which asks nothing of the database.
/// </summary>
internal sealed class PageLatency(Server server)
{
    private const string Floor = "/health/live";

    /// <summary>Signing in by a link, with the session that it begins and the note of it; a password costs its hash besides (access.password-hash).</summary>
    private const string SignIn = "sign-in";
    private const int Requests = 200;
    private const int WarmUp = 20;

    /// <summary>Every row's name begins with it.</summary>
    public const string Name = "page";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("live", Floor), ("first", "/"), ("negotiation", $"/negotiations/{Site.Negotiation}"), ("events", "/events"), ("api-status", $"/api/v1/negotiations/{Site.Negotiation}/status"), ("api-search", "/api/v1/search?q=parking"),
    ];

    /// <summary>What could not be measured, to be said above the table.</summary>
    public List<string> Remarks { get; } = [];

    public async Task<IReadOnlyList<Result>> Run(Progress progress)
    {
        progress.Say($"{Name}: preparing");
        await using var site = await Site.Start(server);
        if (site is null)
        {
            Remarks.Add("pages are not measured: the log uc-uaw-2022-ase.csv is absent (set PARLEY_DATA, or put it at ../shared/data)");
            return [];
        }

        var there = new List<(string Name, string Path)>();
        foreach (var page in Pages)
        {
            if ((await site.Client.GetAsync(page.Path)).StatusCode == HttpStatusCode.OK) there.Add(page);
            else Remarks.Add($"page.{page.Name} is not measured: there is no page {page.Path}");
        }

        var took = there.Select(page => page.Name).Append(SignIn).ToDictionary(name => name, _ => new List<double>(Requests));
        for (var round = -WarmUp; round < Requests; round++)
        {
            progress.Say($"{Name}: {Math.Max(0, round)} of {Requests} requests");
            foreach (var (name, path) in there)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await site.Client.GetAsync(path);
                await answer.Content.ReadAsByteArrayAsync();
                if (round >= 0) took[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"GET {path} gave {answer.StatusCode}");
            }

            var link = await site.Link();
            var began = Stopwatch.GetTimestamp();
            using var signed = await site.Stranger.GetAsync(link);
            if (round >= 0) took[SignIn].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!signed.Headers.Contains("Set-Cookie")) throw new InvalidOperationException($"the link gave {signed.StatusCode} and no session");
        }

        foreach (var times in took.Values) times.Sort();
        return [.. from page in there.Skip(1).Select(page => page.Name).Append(SignIn) from part in (int[])[50, 95] select Summary(page, part, took[page], took["live"])];
    }

    private static Result Summary(string page, int part, List<double> times, List<double> floor)
    {
        var (value, peer) = (At(times, part), At(floor, part));
        return new($"{Name}.{page}.p{part}/live", "ms", value, times[0], times[^1], peer, value / peer);
    }

    private static double At(List<double> sorted, int part) => sorted[(sorted.Count * part / 100) - 1];
}
