using System.Diagnostics;
using Npgsql;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Access;
using Parley.Benchmarks.Clauses;
using Parley.Benchmarks.Moves;
using Parley.Benchmarks.Pages;
using Parley.Benchmarks.Sealing;
using Parley.Benchmarks.Search;
using Parley.Benchmarks.Streams;
using Parley.Benchmarks.Texts;
using Parley.Benchmarks.Walls;

if (Options.Read(args) is not { } options) return Fail(2, Options.Usage);
if (Environment.GetEnvironmentVariable("PARLEY_BENCH_DB") is not { Length: > 0 } connection)
    return Fail(3, "PARLEY_BENCH_DB names no PostgreSQL server: run ops/bench, or set it to a connection string of a superuser");

var progress = new Progress();
var results = new List<Result>();
try
{
    await using var server = new Server(connection);
    var durable = await server.IsDurable();
    IBenchmark[] all = [new ImportWords(), new Compare60K(), new TextOnDate(server), new StatusFold(server), new Search100K(server), new HistoryClause(server), new RebuildEvents(server), new RecordMove(server), new SealNote(server), new WalledWork(server), new Permission(server)];
    foreach (var benchmark in all.Where(one => options.Wants(one.Name)))
    {
        await using (benchmark) results.AddRange(await new Rounds(options.Rounds, progress).Of(benchmark));
    }

    var pages = new PageLatency(server);
    if (options.Wants(PageLatency.Name)) results.AddRange(await pages.Run(progress));
    var browser = new InTheBrowser(server);
    if (options.Wants(InTheBrowser.Name)) results.AddRange(await browser.Run(progress));
    using var process = Process.GetCurrentProcess();
    var peak = process.PeakWorkingSet64 / 1e6;
    results.Add(new("memory.peak", "MB", peak, peak, peak, null, null));
    progress.Done();
    if (!durable) Console.Out.WriteLine("the server does not wait for its disk (fsync or synchronous_commit is off): what record.move says holds for no record that must last");
    foreach (var unmeasured in pages.Remarks.Concat(browser.Remarks)) Console.Out.WriteLine(unmeasured);
    if (Corpus.Remark is { } remark) Console.Out.WriteLine(remark);
    Report.Print(results, Console.Out);
    if (options.Json is { } file) Report.Write(results, file);
    return 0;
}
catch (InvalidOperationException failure)
{
    progress.Done();
    return Fail(1, failure.Message);
}
catch (NpgsqlException failure)
{
    progress.Done();
    return Fail(3, $"the server that PARLEY_BENCH_DB names: {failure.Message}");
}

static int Fail(int status, string why)
{
    Console.Error.WriteLine(why);
    return status;
}
