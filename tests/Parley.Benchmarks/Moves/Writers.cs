using System.Diagnostics;
using Parley.Benchmarks.Harness;

namespace Parley.Benchmarks.Moves;

/// <summary>Records one move at one table and waits until it is kept.</summary>
/// <param name="number">The move's number at its table, from 1.</param>
internal delegate Task RecordOne(int table, int number);

/// <summary>Writers, each at a table of its own, that record one move after the other for a while.</summary>
internal sealed class Writers(RecordOne record, int tables)
{
    private static readonly TimeSpan While = TimeSpan.FromMilliseconds(500);

    private readonly int[] recorded = new int[tables];

    /// <summary>How many moves were acknowledged so far.</summary>
    public long Acknowledged => recorded.Sum(moves => (long)moves);

    public async Task<Work> Run(int writers)
    {
        var before = Acknowledged;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(table => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < While)
            {
                await record(table, recorded[table] + 1);
                recorded[table]++;
            }
        })));
        var moves = (int)(Acknowledged - before);
        return new(moves, moves);
    }
}
