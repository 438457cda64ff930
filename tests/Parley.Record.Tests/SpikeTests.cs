using Microsoft.Extensions.DependencyInjection;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Recording;
using Xunit.Abstractions;
namespace Parley.Record.Tests;
public sealed class SpikeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Database database = new();
    public Task InitializeAsync() => database.InitializeAsync();
    public Task DisposeAsync() => database.DisposeAsync();
    [Fact]
    public async Task Spike()
    {
        var host = await database.Start();
        var recorder = host.Services.GetRequiredService<Recorder>();
        var stamp = new Stamp("c1", "davis", "Ana", DateTimeOffset.UtcNow);
        var answer = await recorder.Record(new RecognizeUnit(stamp, "unit/dea", "Teachers", "DEA"));
        output.WriteLine(answer.ToString());
        answer = await recorder.Record(new RecognizeUnit(stamp, "unit/dea", "Teachers", "DEA"));
        output.WriteLine(answer.ToString());
        answer = await recorder.Record(new RecognizeUnit(stamp with { Id = "c2" }, "unit/dea", "Teachers", "XEA"));
        output.WriteLine(answer.ToString());
        output.WriteLine(await database.Ask<string>("select string_agg(e::text, E'\n') from parley.mt_events e"));
        output.WriteLine(await database.Ask<string>("select string_agg(e::text, E'\n') from parley.mt_doc_receipt e"));
        output.WriteLine(await database.Ask<string>("select string_agg(e::text, E'\n') from parley.mt_doc_unit e"));
        output.WriteLine(await database.Ask<string>("select string_agg(table_schema||'.'||table_name, E'\n') from information_schema.tables where table_schema like 'parley%'"));
    }
}
