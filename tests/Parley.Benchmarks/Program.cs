using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;
using Parley.Benchmarks.Streams;
using Parley.Benchmarks.Texts;

if (Options.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

if (Environment.GetEnvironmentVariable("PARLEY_BENCH_DB") is not { Length: > 0 } connection)
{
    await Console.Error.WriteLineAsync("PARLEY_BENCH_DB names no PostgreSQL server: run ops/bench, or set it to a connection string of a superuser");
    return 3;
}

await using var server = new Server(connection);
var progress = new Progress();
var results = new List<Result>();
IBenchmark[] all = [new ImportWords(), new Compare60K(), new TextOnDate(server), new StatusFold(server), new RebuildEvents(server), new RecordMove(server)];
foreach (var benchmark in all.Where(one => options.Wants(one.Name)))
{
    await using (benchmark) results.AddRange(await new Rounds(options.Rounds, progress).Of(benchmark));
}

progress.Done();
if (Corpus.Remark is { } remark) Console.Out.WriteLine(remark);
Report.Print(results, Console.Out);
if (options.Json is { } file) Report.Write(results, file);
return 0;
