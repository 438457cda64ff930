using System.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Serilog;
using Serilog.Events;

namespace Parley.Cli;

/// <summary>The record as a command uses it. Reading opens the document store alone; only recording starts Wolverine.</summary>
internal sealed class Record : IAsyncDisposable
{
    /// <summary>The agency of a record in which none was named.</summary>
    public const string NewAgency = "district";

    private readonly string? asked;
    private Task<IHost>? host;
    private Sealer? sealer;

    private readonly TimeProvider clock;

    private Record(string connection, DocumentStore store, string? asked, string actor, TimeProvider clock) =>
        (Connection, Store, this.asked, Actor, this.clock) = (connection, store, asked, actor, clock);

    /// <summary>The agency's slug that was asked for; it may not be there yet.</summary>
    public string? Asked => asked;

    public string Connection { get; }

    /// <summary>Seals what is to be sealed. The command line never opens it: it knows no audience.</summary>
    public Sealer Sealer => sealer ??= Sealer.FromEnvironment() is var (made, refusal) && refusal is null ? made : throw new Failure($"parley: {refusal!.Text}");
    public DocumentStore Store { get; }
    public string Actor { get; }

    /// <param name="clock">By which it records, where not by the system's.</param>
    /// <param name="warm">The command that is going to be recorded: what that needs, about a second, starts now, beside everything else.</param>
    public static async Task<Record> Open(ParseResult parsed, CancellationToken stop, Type? warm = null, TimeProvider? clock = null)
    {
        var connection = Environment.GetEnvironmentVariable("PARLEY_DB") is { Length: > 0 } named ? named
            : throw new Failure("parley: PARLEY_DB names no database: use ops/parley, which starts one, or set PARLEY_DB to an Npgsql connection string", Exit.Unreachable);
        DocumentStore store;
        try
        {
            // Npgsql itself looks at the port only when it connects.
            if (new NpgsqlConnectionStringBuilder(connection).Port > ushort.MaxValue) throw NoConnectionString();
            store = RecordStore.Open(connection, TimeProvider.System);
        }
        catch (ArgumentException)
        {
            throw NoConnectionString();
        }

        var record = new Record(connection, store, parsed.GetValue(Common.Agency), parsed.GetValue(Common.Actor) ?? Environment.UserName, clock ?? TimeProvider.System);
        if (warm is not null) record.host = Task.Run(() => record.Start(warm, stop), stop);
        await RecordDatabase.Prepare(store, connection, stop);
        return record;
    }

    private static Failure NoConnectionString() =>
        new("parley: PARLEY_DB is not an Npgsql connection string: write Host=…;Port=…;Username=…;Password=…;Database=…", Exit.Unreachable);

    /// <summary>The agency asked for, or the only one.</summary>
    public async Task<Agency> Agency(CancellationToken stop)
    {
        var agencies = await RecordReader.Agencies(Store, stop);
        if (asked is not null)
            return agencies.FirstOrDefault(agency => agency.Slug == asked) ?? throw new Failure($"parley: there is no agency {Plain.Short(asked)}: {Known(agencies)}");
        return Parties.Agency.Only(agencies) is { } only ? only : throw new Failure(agencies.Count == 0
            ? "parley: the record is empty: begin with unit add"
            : $"parley: several agencies keep a record here: name one with --agency; {Known(agencies)}");
    }

    private static string Known(IReadOnlyList<Agency> agencies) => agencies.Count == 0 ? "there is none yet" : $"there are {string.Join(", ", agencies.Select(agency => agency.Slug))}";


    /// <summary>The agency asked for, or the only one; set up if it is new.</summary>
    public async Task<Agency> AgencyOrNew(string? timeZone, CancellationToken stop)
    {
        var agencies = await RecordReader.Agencies(Store, stop);
        if (asked is null && agencies.Any(agency => agency.Sample != true)) return await Agency(stop);
        if (agencies.FirstOrDefault(agency => agency.Slug == asked) is { } known) return known;

        var slug = asked ?? NewAgency;
        var zone = timeZone is not null ? timeZone : TimeZoneInfo.Local.HasIanaId && TimeZoneInfo.Local.Id is { Length: > 0 } local ? local : "UTC";
        await Send(new EstablishAgency(Stamp(slug), StreamId.Agency, slug, zone), stop);
        return new(StreamId.Agency, slug, slug, zone, 1);
    }

    /// <summary>The clock, the id and the actor of a command come in here, at the edge.</summary>
    public Stamp Stamp(string agency) => new(Guid.NewGuid().ToString(), agency, Actor, clock.GetUtcNow());

    public static DateOnly Today(Agency agency) => agency.DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>Gives and ends roles, as the operator of the machine.</summary>
    public async Task<(Office Office, Sights Sights)> Office(CancellationToken stop)
    {
        var recorder = (await Host(stop)).Services.GetRequiredService<Recorder>();
        var sights = new Sights(Store, recorder, clock);
        return (new(sights, recorder, clock), sights);
    }

    /// <summary>Records, or says why not.</summary>
    public async Task<Answer> Ask(ICommand command, CancellationToken stop) => await (await Host(stop)).Services.GetRequiredService<Recorder>().Record(command, stop);

    /// <summary>Records, or ends the command with the refusal's text.</summary>
    public async Task<Answer> Send(ICommand command, CancellationToken stop)
    {
        var answer = await Ask(command, stop);
        return answer.Refusal is null ? answer : throw new Failure(answer.Refusal.Code == "bad-input" ? answer.Refusal.Text : $"parley: {answer.Refusal.Text}");
    }

    private Task<IHost> Host(CancellationToken stop) => host ??= Start(null, stop);

    private async Task<IHost> Start(Type? warm, CancellationToken stop)
    {
        var built = new HostBuilder()
            .UseSerilog((_, log) => log.MinimumLevel.Is(Environment.GetEnvironmentVariable("PARLEY_TRACE") == "1" ? LogEventLevel.Error : LevelAlias.Off).WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture))
            .UseRecord(Connection, clock: clock)
            .Build();
        await built.StartAsync(stop);
        if (warm is not null) built.Warm(warm);
        return built;
    }

    public async ValueTask DisposeAsync()
    {
        // What did not get as far as starting has nothing to end, and nobody waits for it.
        if (host is { IsCompletedSuccessfully: true })
        {
            var started = await host;
            await started.StopAsync();
            started.Dispose();
        }

        await Store.DisposeAsync();
    }
}
