using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;

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
foreach (var benchmark in new IBenchmark[] { new RecordMove(server) }.Where(one => options.Wants(one.Name)))
{
    await using (benchmark) results.AddRange(await new Rounds(options.Rounds, progress).Of(benchmark));
}

progress.Done();
Report.Print(results, Console.Out);
if (options.Json is { } file) Report.Write(results, file);
return 0;
