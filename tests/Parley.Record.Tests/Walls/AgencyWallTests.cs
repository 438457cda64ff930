using System.Collections.Concurrent;
using Npgsql;
using Parley.Access;
using Parley.Proposals;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Search;
using Parley.Tests;

namespace Parley.Record.Tests.Walls;

/// <summary>No agency reads a row of another's or writes one into it, whatever the programs ask for.</summary>
public sealed class AgencyWallTests(WalledRecord record) : IClassFixture<WalledRecord>
{
    public static TheoryData<string> Tables => ["mt_events", "mt_streams", "search", "documents", "mt_doc_receipt", "mt_doc_unit", "mt_doc_negotiation"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_own_role_sees_the_rows_of_the_agency_that_its_connection_names_and_no_others(string table)
    {
        Assert.Equal("davis", await record.AskAs(DatabaseWalls.App, "davis", $"select string_agg(distinct tenant_id, ',') from parley.{table}"));
        Assert.Equal("ogden", await record.AskAs(DatabaseWalls.App, "ogden", $"select string_agg(distinct tenant_id, ',') from parley.{table}"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "salem", $"select count(*) from parley.{table}"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "davis", $"select count(*) from parley.{table} where tenant_id = 'ogden'"));
    }

    /// <summary>Marten's own policy ends the statement where the setting was never made; where it is empty, as our connections begin, there is nothing to see.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_connection_that_names_no_agency_sees_nothing(string table)
    {
        foreach (var role in (string[])[DatabaseWalls.App, DatabaseWalls.Exchanged])
        {
            if (role == DatabaseWalls.Exchanged && table == "mt_doc_receipt" || role == DatabaseWalls.Exchanged && table == "documents") continue;
            Assert.Equal(0L, await record.AskAs(role, "", $"select count(*) from parley.{table}"));
            if (table.StartsWith("mt_doc_", StringComparison.Ordinal)) Assert.Equal("42704", await record.RefusedAs(role, null, $"select count(*) from parley.{table}"));
            else Assert.Equal(0L, await record.AskAs(role, null, $"select count(*) from parley.{table}"));
        }
    }

    [Fact]
    public async Task Which_agencies_there_are_is_told_before_one_is_chosen()
    {
        Assert.Equal(["davis", "ogden"], (await RecordReader.Agencies(record.Own)).Select(agency => agency.Slug));
        Assert.Equal(["davis", "ogden"], (await RecordReader.Agencies(record.Other.Store)).Select(agency => agency.Slug));
        Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.App, "davis", "insert into parley.mt_doc_agency (tenant_id, id, data) values ('salem', 'agency', '{}')"));
        Assert.Equal(0, await Changed(DatabaseWalls.App, "davis", "update parley.mt_doc_agency set data = '{}' where tenant_id = 'ogden'"));
    }

    [Theory]
    [InlineData("insert into parley.mt_streams (tenant_id, id, version) values ('ogden', 'negotiation/other', 1)")]
    [InlineData("insert into parley.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, timestamp) values (nextval('parley.mt_events_sequence'), gen_random_uuid(), 'negotiation/table', 99, '{}', 'entry_struck', 'ogden', now())")]
    [InlineData("insert into parley.mt_doc_receipt (tenant_id, id, data) values ('ogden', 'x', '{}')")]
    [InlineData("insert into parley.mt_doc_unit (tenant_id, id, data) values ('ogden', 'x', '{}')")]
    [InlineData("insert into parley.documents (tenant_id, sha256, bytes) values ('ogden', '01', '')")]
    [InlineData("insert into parley.search select 'ogden', stream_id, version, 'x', layer, kind, happened, party, move, corrects, label, words, vector from parley.search limit 1")]
    [InlineData("update parley.search set tenant_id = 'ogden'")]
    [InlineData("update parley.mt_doc_unit set tenant_id = 'ogden'")]
    public async Task Nothing_is_written_into_another_agencys_record(string sql) => Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.App, "davis", sql));

    [Fact]
    public async Task What_another_agency_has_is_there_for_nobodys_update_or_delete()
    {
        foreach (var sql in (string[])["update parley.mt_streams set version = 0 where tenant_id = 'ogden'", "update parley.search set words = '' where tenant_id = 'ogden'", "delete from parley.search where tenant_id = 'ogden'"])
            Assert.Equal(0, await Changed(DatabaseWalls.App, "davis", sql));
    }

    [Fact]
    public async Task The_programs_read_one_agency_through_the_store_by_sql_and_by_search()
    {
        foreach (var (agency, other) in (IReadOnlyList<(string, string)>)[("davis", "ogden"), ("ogden", "davis")])
        {
            var facts = await new RecordReader(record.Own, agency, Sight.Operator).Stream("negotiation/table");
            Assert.Equal(2, facts.Count);
            Assert.Equal([$"Wages of {agency}"], Assert.IsType<ProposalMade>(facts[1].Event).Particulars.Labels);
            Assert.Equal(1, (await Search(agency, agency)).Total);
            Assert.Equal(0, (await Search(agency, other)).Total);
            await using var connection = await record.Connections.Open(agency, Side.Own);
            await using var command = new NpgsqlCommand("select string_agg(distinct tenant_id, ',') from parley.mt_events", connection);
            Assert.Equal(agency, await command.ExecuteScalarAsync());
        }
    }

    /// <summary>The agency's name goes to the server as a literal: whatever stands in it stays one.</summary>
    [Theory]
    [InlineData("o'brien")]
    [InlineData("back\\slash")]
    [InlineData("x'; set parley.agency = 'davis")]
    [InlineData("x\\'; set parley.agency = 'davis")]
    public async Task An_agencys_name_is_said_as_it_is(string agency)
    {
        await using var session = record.Own.QuerySession(agency);
        Assert.Equal([agency], await session.AdvancedSql.QueryAsync<string>("select current_setting('parley.agency')", CancellationToken.None));
        Assert.Equal([0L], await session.AdvancedSql.QueryAsync<long>("select count(*) from parley.mt_events", CancellationToken.None));
        Assert.Empty(await new RecordReader(record.Own, agency, Sight.Operator).Stream("negotiation/table"));
    }

    /// <summary>A connection of the store's pool still bears what its last session said: nobody may take one as it is.</summary>
    [Fact]
    public void Connections_are_opened_only_where_an_agency_is_named_or_the_operator_asks()
    {
        string[] known = ["CitationCheck.cs", "DatabaseWalls.cs", "Listening.cs", "RecordConnections.cs", "RecordDatabase.cs", "RecordSetUp.cs", "SearchCheck.cs", "Telling.cs", "Views.cs"];
        var found = from file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "Parley.Record"), "*.cs", SearchOption.AllDirectories)
                    let text = File.ReadAllText(file)
                    where text.Contains("new NpgsqlConnection(", StringComparison.Ordinal) || text.Contains("CreateConnection(", StringComparison.Ordinal)
                    select Path.GetFileName(file);
        Assert.Empty(found.Except(known));
    }

    /// <summary>Two agencies' people at once on a pool of two connections that is told not to reset what it hands out: by the store and by SQL.</summary>
    [Fact]
    public async Task Two_hundred_uses_of_two_connections_by_two_agencies_see_each_their_own()
    {
        var pool = new NpgsqlConnectionStringBuilder(record.Connections.Of(Side.Own)) { MaxPoolSize = 2, NoResetOnClose = true }.ToString();
        await using var store = RecordStore.Open(pool, TimeProvider.System);
        var seen = new ConcurrentBag<(string Asked, string Seen)>();
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, stop) =>
        {
            var agency = i % 2 == 0 ? "davis" : "ogden";
            if (i % 4 < 2)
            {
                await using var session = store.QuerySession(agency);
                foreach (var one in await session.AdvancedSql.QueryAsync<string>("select tenant_id from parley.mt_events", stop)) seen.Add((agency, one));
                return;
            }

            await using var connection = i % 8 < 4 ? await RecordConnections.Open(pool, agency, stop) : await RecordConnections.Open(store, agency, stop);
            await using var command = new NpgsqlCommand("select tenant_id from parley.mt_events", connection);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) seen.Add((agency, reader.GetString(0)));
        });
        Assert.Equal(200 * 9, seen.Count);
        Assert.All(seen, one => Assert.Equal(one.Asked, one.Seen));

        // Whoever forgets to name an agency gets a connection on which none is named.
        for (var i = 0; i < 4; i++)
        {
            await using var forgetful = new NpgsqlConnection(pool);
            await forgetful.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from parley.mt_events", forgetful);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }

    private async Task<int> Changed(string role, string agency, string sql)
    {
        await using var connection = await record.As(role, agency);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<SearchView> Search(string agency, string words) =>
        (await new RecordSearch(record.Own, agency, Sight.Operator).Answer(SearchQuestion.Of(words, "exchanged", null).Question!, new(2026, 8, 1))).View!;
}
