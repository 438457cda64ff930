namespace Parley.Record.Tests.Sample;

/// <summary>The sample record, loaded once through the command line into a database of its own.</summary>
public sealed class SampleRecord : Database, IAsyncLifetime
{
    public static string Expected { get; } = Path.Combine(Root(), "tests", "Parley.Record.Tests", "Sample", "expected");

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Good("do", Path.Combine(Root(), "ops", "sample", "sample.jsonl"), "--sample", "--agency", "sample");
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync();

    /// <summary>What a command printed that must succeed.</summary>
    public async Task<string> Good(params string[] arguments)
    {
        var ended = await BadInput.Cli.Run(Connection, arguments);
        Assert.True(ended.Exit == 0, $"exit status {ended.Exit}: {ended.Error}");
        return ended.Out;
    }

    private static string Root()
    {
        for (var here = new DirectoryInfo(AppContext.BaseDirectory); here is not null; here = here.Parent)
            if (File.Exists(Path.Combine(here.FullName, "global.json"))) return here.FullName;
        throw new InvalidOperationException("the tests run inside a checkout: global.json marks its root");
    }
}
