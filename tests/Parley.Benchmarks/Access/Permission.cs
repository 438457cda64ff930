using System.Security.Cryptography;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Access;
using Parley.Benchmarks.Harness;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Record.Commands;
using Parley.Record.Store;
using Parley.Recording;

namespace Parley.Benchmarks.Access;

/// <summary>What it costs to know what somebody may do: their roles read anew, as every request does, beside one row by its key in plain SQL; the question itself; and a password's hash.</summary>
internal sealed class Permission(Server server) : IBenchmark
{
    private const int People = 200, Questions = 10_000, Rounds = 250_000;

    private static readonly Agency Agency = new(StreamId.Agency, "bench", "Bench", "America/Los_Angeles", 1);
    private static readonly Place Table = new(["t"], ["u"]);
    private readonly Sight sight = Sight.Of([new(Role.Negotiator, Unit: "u"), new(Role.BoardMember)]);
    private Guid somebody;
    private IHost? host;
    private Sights? sights;
    private string connection = "";

    public string Name => "access";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}.sight/sql", "ms", Measure.Milliseconds, "sight", "sql"),
        new($"{Name}.check", "checks/s", Measure.PerSecond, "check"),
        new($"{Name}.password-hash", "ms", Measure.Milliseconds, "hash"),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        connection = await server.Create("access");
        await using (var store = RecordStore.Open(connection, TimeProvider.System)) await RecordDatabase.Prepare(store, connection);
        host = new HostBuilder().ConfigureLogging(on => on.SetMinimumLevel(LogLevel.Error)).UseRecord(connection).Build();
        await host.StartAsync();
        var recorder = host.Services.GetRequiredService<Recorder>();
        sights = new(host.Services.GetRequiredService<IDocumentStore>(), recorder, TimeProvider.System);
        for (var i = 0; i < People; i++)
        {
            somebody = Guid.CreateVersion7();
            await recorder.Record(new AskRole(new($"{i}", "bench", "bench", DateTimeOffset.UtcNow), StreamId.Grant($"{i}"), new(somebody, $"P{i}", Role.Negotiator, new(2026, 1, 1)) { Unit = "u" }, [], Ground.Operator));
        }

        await server.Settle();
        return
        [
            Contender.Once("sight", async () => await sights.Of(Agency, somebody, "P", default)),
            Contender.Once("sql", One),
            Contender.Of("check", () =>
            {
                var may = 0;
                for (var i = 0; i < Questions; i++) may += sight.May((Right)(i % RightKind.All.Count), Table) ? 1 : 0;
                return may > 0 ? new(Questions) : throw new InvalidOperationException("nothing is allowed");
            }),
            Contender.Once("hash", () => { Rfc2898DeriveBytes.Pbkdf2("correct horse battery staple", new byte[16], Rounds, HashAlgorithmName.SHA512, 32); }),
        ];
    }

    public async Task Verify()
    {
        if (!(await sights!.Of(Agency, somebody, "P", default)).May(Right.RecordExchanged, Table)) throw new InvalidOperationException("the last person holds no role");
    }

    private async Task One()
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand("select data from parley.mt_doc_grant where tenant_id = 'bench' and id = $1", opened) { Parameters = { new() { Value = StreamId.Grant($"{People - 1}") } } };
        if (await command.ExecuteScalarAsync() is not string) throw new InvalidOperationException("there is no grant");
    }

    public async ValueTask DisposeAsync()
    {
        if (host is null) return;
        await host.StopAsync();
        host.Dispose();
    }
}
