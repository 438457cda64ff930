using Marten;
using Npgsql;
using Parley.Incorporation;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Tests.Walls;

/// <summary>A record of two agencies, each with a table, its account and its internal stream, all of it written as the role of the own side.</summary>
public sealed class WalledRecord : Database, IAsyncLifetime
{
    public const string Davis = "davis";
    public const string Ogden = "ogden";

    private static readonly Entry Entry = new(new(PartialDate.Day(new(2026, 3, 1))));
    private DocumentStore own = null!;

    public RecordConnections Connections { get; private set; } = null!;
    internal IDocumentStore Own => own;
    internal ExchangedStore Other { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await RecordSetUp.Run(Connection);
        Connections = await RecordConnections.Of(Connection);
        Assert.Null(Connections.Missing);
        own = RecordStore.Open(Connections.Of(Side.Own), TimeProvider.System);
        Other = new(Connections, TimeProvider.System);
        var recorder = (await Start(connection: Connections.Of(Side.Own))).Recorder();
        foreach (var agency in (string[])[Davis, Ogden])
        {
            await Done(new EstablishAgency(Recording.Stamp("agency", agency), StreamId.Agency, agency, "UTC"));
            await Done(Recording.Unit("dea", "DEA", agency));
            await Done(Recording.Open("table", agency));
            await Done(Recording.Move("table", "move", label: $"Wages of {agency}", agency: agency));
            await Done(new NoteAccount(Recording.Stamp("note", agency), StreamId.Negotiation("table"), Entry, new("DEA", ["Wages"]) { Summary = $"account of {agency}" }, [], null, null));
            // What has no command yet: an internal stream, those of the office, and a paper.
            await using var session = own.LightweightSession(agency);
            foreach (var stream in (string[])["negotiation/table/internal", "grant/1", "order/1", "access-log/1/2026-11"]) session.Events.StartStream(stream, new InternalEntryWithheld(Entry, "DEA"));
            DocumentTable.Keep(session, "00", [1, 2, 3]);
            await session.SaveChangesAsync();
        }

        async Task Done(ICommand command) => Assert.Null((await recorder.Record(command)).Refusal);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await own.DisposeAsync();
        await Other.DisposeAsync();
        await DisposeAsync();
    }

    /// <summary>One value read as a role by somebody whose connection names an agency, an empty one, or none.</summary>
    internal async Task<object?> AskAs(string? role, string? agency, string sql)
    {
        await using var connection = await As(role, agency);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The same by somebody who logs in and takes on no role.</summary>
    internal async Task<object?> AskBy(string login, string password, string? agency, string sql)
    {
        await using var connection = await Opened(new(Connection) { Username = login, Password = password, Options = Named(agency) });
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    internal Task<NpgsqlConnection> As(string? role, string? agency) => Opened(new(Connection) { Options = (role is null ? "" : $"-c role={role} ") + Named(agency) });

    private static string Named(string? agency) => agency is null ? "" : $"-c {DatabaseWalls.Setting}={agency}";

    /// <summary>A connection of its own, never one of a pool.</summary>
    private static async Task<NpgsqlConnection> Opened(NpgsqlConnectionStringBuilder to)
    {
        to.Pooling = false;
        var connection = new NpgsqlConnection(to.ToString());
        await connection.OpenAsync();
        return connection;
    }

    internal async Task<string> RefusedAs(string? role, string? agency, string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => AskAs(role, agency, sql))).SqlState;
}
