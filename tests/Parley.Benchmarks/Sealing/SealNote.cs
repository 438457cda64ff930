using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Benchmarks.Harness;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Sealing;

/// <summary>
/// A note of about 200 words: sealed and opened in memory beside AES-GCM alone on as many bytes, and recorded sealed, its key made durable first, beside
/// the same note in clear. The folder of keys lies where temporary files do.
/// </summary>
internal sealed class SealNote(Server server) : IBenchmark
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(Seals.KeyBytes);
    private static readonly SealedPlace Place = new("bench", "negotiation/t/account", Seals.Item("bench", "c", "0", Audience.Counsel), Audience.Counsel);
    private static readonly string Text = string.Join(' ', Enumerable.Range(1, 200).Select(i => "words" + i));

    private readonly string folder = Directory.CreateTempSubdirectory("parley-bench-keys-").FullName;
    private readonly SealedWords words = new() { Text = Text };
    private IHost? host;
    private Marten.DocumentStore? store;
    private Sealer sealer = Sealer.Keyless;
    private long recorded;

    public string Name => "seal.note";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}.seal/aes-gcm", "per s", Measure.PerSecond, "seal", "aes-gcm"),
        new($"{Name}.open/aes-gcm", "per s", Measure.PerSecond, "open", "aes-gcm open"),
        new($"{Name}.key/disk", "per s", Measure.PerSecond, "seal with a new key on disk"),
        new($"{Name}.record/in-clear", "per s", Measure.PerSecond, "record sealed", "record in clear"),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        var connection = await server.Create("sealing");
        store = RecordStore.Open(connection, TimeProvider.System);
        await RecordDatabase.Prepare(store, connection);
        sealer = new(FileKeyVault.Open(folder).Vault);
        host = new HostBuilder().ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Error)).UseRecord(connection).Build();
        await host.StartAsync();
        var opened = await host.Services.GetRequiredService<Recorder>().Record(new OpenNegotiation(Stamp(), "negotiation/t", "T", NegotiationKind.Successor, ["unit/t"], [], ["Teachers"]));
        if (opened.Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);

        var it = Seal();
        var (plain, bound) = (new byte[Convert.FromBase64String(it.Words).Length - Seals.TagBytes], new byte[96]);
        var nonce = RandomNumberGenerator.GetBytes(Seals.NonceBytes);
        var cipher = Seals.Encrypt(Key, nonce, plain, bound);
        return
        [
            Contender.Once("seal", () => { Seal(); }),
            Contender.Once("aes-gcm", () => { Seals.Encrypt(Key, nonce, plain, bound); }),
            Contender.Once("open", () => { if (Seals.Open(Key, Place, it).Words?.Text != Text) throw new InvalidOperationException("the words do not come back"); }),
            Contender.Once("aes-gcm open", () => { Seals.Decrypt(Key, nonce, cipher, bound); }),
            Contender.Once("seal with a new key on disk", () => { if (sealer.Seal("bench", Place.Stream, Guid.NewGuid().ToString(), "0", Audience.Counsel, words).Refusal is { } closed) throw new InvalidOperationException(closed.Text); }),
            Contender.Once("record sealed", () => Record(""","seal":"privileged" """)),
            Contender.Once("record in clear", () => Record("")),
        ];
    }

    private Parley.Sealing.Sealed Seal() => Seals.Seal(Key, Place, words, new(RandomNumberGenerator.GetBytes(Seals.NonceBytes), RandomNumberGenerator.GetBytes(Seals.SaltBytes)));

    private static Stamp Stamp() => new(Guid.NewGuid().ToString(), "bench", "Ana", DateTimeOffset.UtcNow);

    private async Task Record(string seal)
    {
        var (act, slug) = Acts.Find(Acts.Root + "negotiations/t/notes")!.Value;
        var reading = await act.Read(Encoding.UTF8.GetBytes($$"""{"date":"2026-03-01","party":"Teachers","text":"{{Text}}"{{seal}}}"""), new(Stamp(), slug, new RecordReader(store!, "bench", Parley.Access.Sight.Operator)) { Sealer = sealer });
        var answer = await host!.Services.GetRequiredService<Recorder>().Record(reading.Command!);
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
        recorded++;
    }

    public async Task Verify()
    {
        var facts = await new RecordReader(store!, "bench", Parley.Access.Sight.Operator).Stream("negotiation/t/account");
        var open = Opening.Opened(facts, sealer.Opener("bench", [Audience.Counsel]), (_, _) => false);
        if (open.Count != recorded || open.Any(fact => ((AccountNoted)fact.Event).Particulars.Text != Text)) throw new InvalidOperationException($"{recorded} notes were recorded, and {open.Count} are there, or say something else");
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }

        if (store is not null) await store.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
