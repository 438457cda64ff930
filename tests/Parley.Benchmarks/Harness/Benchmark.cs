namespace Parley.Benchmarks.Harness;

/// <summary>What a contender got done in one go.</summary>
/// <param name="Amount">In the row's unit of work: moves, words, events, answers.</param>
internal readonly record struct Work(double Amount, int Operations = 1);

/// <summary>One way of doing what a benchmark measures: the product's, or a peer's.</summary>
internal sealed record Contender(string Name, Func<Task<Work>> Run)
{
    public static Contender Of(string name, Func<Work> run) => new(name, () => Task.FromResult(run()));

    /// <summary>One operation that gives one answer.</summary>
    public static Contender Once(string name, Action run) => Of(name, () =>
    {
        run();
        return new(1);
    });

    public static Contender Once(string name, Func<Task> run) => new(name, async () =>
    {
        await run();
        return new(1);
    });
}

internal enum Measure
{
    PerSecond,
    Milliseconds,
    AllocatedMegabytes,
}

/// <summary>A row of the table: one measure of one contender, beside the same of a peer that ran in the same rounds.</summary>
internal sealed record Row(string Name, string Unit, Measure Measure, string Contender, string? Peer = null);

/// <summary>Contenders that are measured in turns, so that what disturbs the machine disturbs all of them alike.</summary>
internal interface IBenchmark : IAsyncDisposable
{
    /// <summary>Every row's name begins with it.</summary>
    string Name { get; }

    IReadOnlyList<Row> Rows { get; }

    Task<IReadOnlyList<Contender>> Prepare();

    /// <summary>Throws if a contender did not do what it was measured for.</summary>
    Task Verify();
}
