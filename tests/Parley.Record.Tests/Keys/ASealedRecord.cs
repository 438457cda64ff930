using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Access;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Tests.Keys;

/// <summary>A record with keys: a database and a folder of its own, a table of the DEA, and everything that the program says while it works.</summary>
public sealed class ASealedRecord : Database, IAsyncLifetime
{
    public static readonly Audience[] Everybody = Enum.GetValues<Audience>();

    private readonly ConcurrentQueue<string> said = [];
    private IHost? host;

    public string Folder { get; } = Directory.CreateTempSubdirectory("parley-sealed-").FullName;

    public Sealer Sealer { get; private set; } = Sealer.Keyless;

    internal Marten.DocumentStore Store { get; private set; } = null!;

    internal RecordReader Reader => new(Store, Recording.Agency, Sight.Operator);

    /// <summary>All that was logged so far, at every level.</summary>
    public string Said => string.Join('\n', said);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Sealer = new(FileKeyVault.Open(Folder).Vault);
        Store = RecordStore.Open(Connection, TimeProvider.System);
        host = new HostBuilder().UseRecord(Connection).ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Listener(said))).Build();
        await host.StartAsync();
        await host.Recorder().Record(Recording.Unit("dea", "DEA"));
        Assert.Null((await Post("negotiations", """{"slug":"t","title":"T","units":["dea"]}""")).Refusal);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await host!.StopAsync();
        host.Dispose();
        await Store.DisposeAsync();
        await DisposeAsync();
        Directory.Delete(Folder, true);
    }

    public async Task<Answer> Post(string path, string body, string? id = null, Sealer? sealer = null)
    {
        var reading = await Read(path, body, id, sealer);
        return reading.Refusal is { } refusal ? new("", 0, [], refusal) : await host!.Recorder().Record(reading.Command!);
    }

    internal async Task<Reading> Read(string path, string body, string? id = null, Sealer? sealer = null)
    {
        var (act, slug) = Acts.Find(Acts.Root + path)!.Value;
        return await act.Read(Encoding.UTF8.GetBytes(body), new(Recording.Stamp(id ?? Guid.NewGuid().ToString()), slug, Reader) { Sealer = sealer ?? Sealer });
    }

    internal Task<Answer> Record(ICommand command) => host!.Recorder().Record(command);

    /// <summary>The tables and columns in which a word stands, be it as text, as bytes or in Base64.</summary>
    public async Task<IReadOnlyList<string>> Holding(string word)
    {
        var found = new List<string>();
        var tables = await Ask<string[]>("select array_agg(format('%I.%I', schemaname, tablename) order by 1) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        Assert.Contains("parley.mt_events", tables);
        string[] shapes = [word, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word)), .. Enumerable.Range(0, 3).Select(shift => Base64(word, shift))];
        Assert.All(shapes, shape => Assert.True(shape.Length >= 8, $"{word} is too short to be searched for"));
        foreach (var table in tables)
            foreach (var shape in shapes)
                if (await Ask<long>($"select count(*) from {table} as t where t::text ilike '%{shape}%'") > 0) found.Add(table);
        return found;
    }

    /// <summary>The inner letters of a word's Base64, at each of the three places at which it can begin.</summary>
    private static string Base64(string word, int shift) => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + word))[(shift == 0 ? 0 : 4)..^4];

    public async Task Change(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        // Only a superuser who takes the bar away can change an event.
        await using var command = new NpgsqlCommand($"alter table parley.mt_events disable trigger events_stay; {sql}; alter table parley.mt_events enable always trigger events_stay", connection);
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    private sealed class Listener(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            said.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
