using System.Diagnostics;

namespace Parley.Benchmarks.Harness;

/// <summary>Runs a benchmark's contenders in turns: A, B, C, A, B, C and so on, after a warm-up of each.</summary>
internal sealed class Rounds(int count, Progress progress)
{
    /// <summary>A measurement is at least this long: shorter ones are repeated within it.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    /// <summary>Tiered compilation takes a function's calls and a little time before the code is final.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(600);

    private sealed record Sample(Work Work, TimeSpan Took, long Allocated)
    {
        public double Of(Measure measure) => measure switch
        {
            Measure.PerSecond => Work.Amount / Took.TotalSeconds,
            Measure.Milliseconds => Took.TotalMilliseconds / Work.Operations,
            _ => Allocated / 1e6 / Work.Operations,
        };
    }

    public async Task<IReadOnlyList<Result>> Of(IBenchmark benchmark)
    {
        progress.Say($"{benchmark.Name}: preparing");
        var contenders = await benchmark.Prepare();
        var samples = contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>(), StringComparer.Ordinal);
        foreach (var contender in contenders)
        {
            progress.Say($"{benchmark.Name}: warming up {contender.Name}");
            await Take(contender, WarmUp);
        }

        for (var round = 1; round <= count; round++)
        {
            foreach (var contender in contenders)
            {
                progress.Say($"{benchmark.Name}: round {round} of {count}, {contender.Name}");
                samples[contender.Name].Add(await Take(contender, Least));
            }
        }

        progress.Say($"{benchmark.Name}: checking");
        await benchmark.Verify();
        return [.. benchmark.Rows.Select(row => Summary(row, samples))];
    }

    private static async Task<Sample> Take(Contender contender, TimeSpan least)
    {
        // What others left to collect is not this one's time.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        var done = default(Work);
        do
        {
            var work = await contender.Run();
            done = new(done.Amount + work.Amount, done.Operations + work.Operations);
        }
        while (Stopwatch.GetElapsedTime(started) < least);

        var took = Stopwatch.GetElapsedTime(started);
        return new(done, took, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    private static Result Summary(Row row, Dictionary<string, List<Sample>> samples)
    {
        var figures = samples[row.Contender].Select(sample => sample.Of(row.Measure)).Order().ToList();
        var value = Median(figures);
        double? peer = row.Peer is null ? null : Median([.. samples[row.Peer].Select(sample => sample.Of(row.Measure)).Order()]);
        return new(row.Name, row.Unit, value, figures[0], figures[^1], peer, peer is null ? null : value / peer);
    }

    private static double Median(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
