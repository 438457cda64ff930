using System.Text;
using Npgsql;
using Parley.Access;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Tests.Walls;

/// <summary>The whole way into the record, by a login that is a member of the two roles and owns nothing: as ops/up starts the site.</summary>
public sealed class BoundRecordTests(Database database) : IClassFixture<Database>
{
    private const string Log = "date,party,move,article,rationale\n2026-03-01,DEA,proposal,Wages,costs rose\n2026-03-02,Board,counter,Wages,\n";

    [Fact]
    public async Task The_site_records_imports_repeats_and_reads_with_a_login_of_its_own()
    {
        var (connections, login) = await Admitted();
        try
        {
            var host = await database.Start(connection: connections.Of(Side.Own));
            var recorder = host.Recorder();
            Assert.Null((await recorder.Record(new EstablishAgency(Recording.Stamp("agency"), StreamId.Agency, Recording.Agency, "UTC"))).Refusal);
            Assert.Null((await recorder.Record(Recording.Unit("dea", "DEA"))).Refusal);
            Assert.Null((await recorder.Record(Recording.Open("bound"))).Refusal);
            var first = await recorder.Record(Recording.Move("bound", "bound 1"));
            Assert.Null(first.Refusal);
            // The receipt's collision is met by this role as by the owner.
            Assert.Equal(first.Entries, (await recorder.Record(Recording.Move("bound", "bound 1"))).Entries);
            Assert.Equal("id-used", (await recorder.Record(Recording.Move("bound", "bound 1", label: "Hours"))).Refusal!.Code);

            var imported = await recorder.Record(new ImportLog(Recording.Stamp("log"), StreamId.Negotiation("log"), "log", ["unit/dea"], [], "log.csv", "00", LogReader.Read(Encoding.UTF8.GetBytes(Log), "log.csv").Rows));
            Assert.Equal((2, 0), (imported.Import!.Added, imported.Import.Known));

            await using var store = RecordStore.Open(connections.Of(Side.Own), TimeProvider.System);
            var reader = new RecordReader(store, Recording.Agency, Sight.Operator);
            Assert.Equal(2, (await reader.Stream("negotiation/bound")).Count);
            var entries = await AuditList.Read(connections.Of(Side.Own), (await reader.Agency())!, new(), reader).ToListAsync();
            Assert.Equal(["agency", "negotiation/bound", "negotiation/log", "negotiation/log/account", "unit/dea"], entries.Select(entry => entry.Stream).Distinct().Order());
            Assert.Equal(1, (await new RecordSearch(store, Recording.Agency, Sight.Operator).Answer(SearchQuestion.Of("costs", null, null).Question!, new(2026, 8, 1))).View!.Total);
            await using var owners = RecordStore.Open(database.Connection, TimeProvider.System);
            foreach (var view in Views.Names) Assert.Empty((await Views.Check(owners, database.Connection, view)).Differences);
        }
        finally
        {
            await Dismissed(login);
        }
    }

    [Fact]
    public async Task Sixteen_writers_of_the_bound_role_lose_nothing_and_leave_no_tombstone()
    {
        await RecordSetUp.Run(database.Connection);
        var connections = await RecordConnections.Of(database.Connection);
        var host = await database.Start(connection: connections.Of(Side.Own));
        Assert.Null((await host.Recorder().Record(Recording.Open("crowd"))).Refusal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var numbers = new List<long>();
            for (var i = 0; i < 10; i++) numbers.AddRange((await host.Recorder().Record(Recording.Move("crowd", $"crowd {writer} {i}"))).Entries);
            return numbers;
        })));
        Assert.Equal(Enumerable.Range(2, 160).Select(number => (long)number), answers.SelectMany(numbers => numbers).Order());
        Assert.Equal(0L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'mt_tombstone'"));
    }

    /// <summary>The login itself, with the roles laid aside, has no right on anything.</summary>
    [Fact]
    public async Task The_sites_login_owns_nothing_may_nothing_and_inherits_nothing()
    {
        var (connections, login) = await Admitted();
        try
        {
            var own = new NpgsqlConnectionStringBuilder(connections.Of(Side.Own));
            Assert.Equal(login, own.Username);
            foreach (var sql in (string[])["select count(*) from parley.mt_events", "select count(*) from parley.search", "create schema mine", "create role mine", "set role parley", "select count(*) from parley_queue.wolverine_nodes"])
            {
                own.Options = null;
                await using var connection = new NpgsqlConnection(own.ToString());
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(sql, connection);
                Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState);
            }

            Assert.Equal("parley_app parley_exchanged", await database.Ask<string>($"select string_agg(roleid::regrole::text, ' ' order by roleid::regrole::text) from pg_auth_members where member = '{login}'::regrole"));
            Assert.False(await database.Ask<bool>($"select rolsuper or rolinherit or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication from pg_roles where rolname = '{login}'"));
        }
        finally
        {
            await Dismissed(login);
        }
    }

    /// <summary>A reset of the session goes back to what the connection began with.</summary>
    [Fact]
    public async Task A_connection_stays_bound_to_its_role_and_to_no_agency_through_a_reset()
    {
        var connections = await RecordConnections.Of(database.Connection);
        await using var connection = new NpgsqlConnection(connections.Of(Side.Other));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select set_config('parley.agency', 'davis', false)", connection);
        await command.ExecuteNonQueryAsync();
        foreach (var reset in (string[])["reset role", "reset all", "discard all"])
        {
            command.CommandText = reset;
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = "select current_user || '[' || current_setting('parley.agency') || ']'";
        Assert.Equal("parley_exchanged[]", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_login_that_is_no_member_is_told_what_is_missing_and_its_connections_are_as_they_were()
    {
        var login = "outsider_" + Guid.NewGuid().ToString("N")[..8];
        await database.Ask<int>($"create role {login} login password 'outside'; select 1");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(database.Connection) { Username = login, Password = "outside", Pooling = false }.ToString();
            var connections = await RecordConnections.Of(connection);
            Assert.Equal("membership of its login in parley_app and parley_exchanged", connections.Missing);
            Assert.Equal(connection, connections.Of(Side.Own));
            Assert.Equal(connection, connections.Of(Side.Other));
        }
        finally
        {
            await database.Ask<int>($"drop role {login}; select 1");
        }
    }

    private async Task<(RecordConnections Connections, string Login)> Admitted()
    {
        var login = "site_" + Guid.NewGuid().ToString("N")[..8];
        await RecordSetUp.Run(database.Connection, (login, "it's \"a\" password"));
        var connections = await RecordConnections.Of(new NpgsqlConnectionStringBuilder(database.Connection) { Username = login, Password = "it's \"a\" password" }.ToString());
        Assert.Null(connections.Missing);
        return (connections, login);
    }

    private async Task Dismissed(string login)
    {
        NpgsqlConnection.ClearAllPools();
        await database.Ask<int>($"drop role {login}; select 1");
    }
}
