using Parley.Access;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Tests.Walls;

/// <summary>The other side's role reads what was exchanged, and nothing else that there is.</summary>
public sealed class LayerWallTests(WalledRecord record) : IClassFixture<WalledRecord>
{
    [Theory]
    [InlineData("agency", "exchanged")]
    [InlineData("unit/dea", "exchanged")]
    [InlineData("agreement/a", "exchanged")]
    [InlineData("side-letter/a", "exchanged")]
    [InlineData("negotiation/account", "exchanged")]
    [InlineData("negotiation/table", "exchanged")]
    [InlineData("negotiation/table/account", "account")]
    [InlineData("side-letter/a/account", "account")]
    [InlineData("negotiation/table/internal", "internal")]
    [InlineData("grant/1", "office")]
    [InlineData("order/1", "office")]
    [InlineData("access-log/1/2026-11", "office")]
    [InlineData(null, "office")]
    public async Task The_layer_follows_from_the_streams_name(string? stream, string layer) =>
        Assert.Equal(layer, await record.Ask<string>($"select parley.layer_of({(stream is null ? "null" : $"'{stream}'")})"));

    [Fact]
    public async Task Every_kind_of_stream_is_of_the_same_layer_for_the_domain_and_for_the_database()
    {
        var table = StreamId.Negotiation("x");
        foreach (var (stream, kind) in new[] { (StreamId.Agency, StreamKind.Agency), (StreamId.Unit("x"), StreamKind.Unit), (StreamId.Agreement("x"), StreamKind.Agreement), (table, StreamKind.Negotiation), (StreamId.Account(table), StreamKind.Account), (StreamId.Internal(table), StreamKind.Internal) })
            Assert.Equal(Json.Word(kind.Layer), await record.Ask<string>($"select parley.layer_of('{stream}')"));
    }

    [Fact]
    public async Task The_own_role_reads_all_layers()
    {
        const string all = "access-log/1/2026-11,agency,grant/1,negotiation/table,negotiation/table/account,negotiation/table/internal,order/1,unit/dea";
        Assert.Equal(all, await record.AskAs(DatabaseWalls.App, "davis", "select string_agg(distinct stream_id, ',' order by stream_id) from parley.mt_events"));
        Assert.Equal(all, await record.AskAs(DatabaseWalls.App, "davis", "select string_agg(id, ',' order by id) from parley.mt_streams"));
    }

    [Theory]
    [InlineData("select string_agg(distinct stream_id, ',' order by stream_id) from parley.mt_events", "agency,negotiation/table,unit/dea")]
    [InlineData("select string_agg(id, ',' order by id) from parley.mt_streams", "agency,negotiation/table,unit/dea")]
    [InlineData("select string_agg(distinct stream_id || ' ' || layer, ',') from parley.search", "negotiation/table exchanged")]
    [InlineData("select string_agg(id, ',') from parley.mt_doc_negotiation", "negotiation/table")]
    public async Task The_other_sides_role_reads_only_the_exchanged_layer(string sql, string read)
    {
        Assert.Equal(read, await record.AskAs(DatabaseWalls.Exchanged, "davis", sql));
        Assert.Equal(DBNull.Value, await record.AskAs(DatabaseWalls.Exchanged, "salem", sql));
    }

    [Theory]
    [InlineData("negotiation/table/account")]
    [InlineData("negotiation/table/internal")]
    [InlineData("grant/1")]
    [InlineData("order/1")]
    [InlineData("access-log/1/2026-11")]
    public async Task Neither_a_stream_of_another_layer_nor_its_events_are_there_for_the_other_side(string stream)
    {
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "davis", $"select count(*) from parley.mt_events where stream_id = '{stream}'"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "davis", $"select count(*) from parley.mt_streams where id = '{stream}'"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "davis", $"select count(*) from parley.search where stream_id = '{stream}'"));
        Assert.Empty(await new RecordReader(record.Other.Store, "davis", Sight.Operator).Stream(stream));
        Assert.NotEmpty(await new RecordReader(record.Own, "davis", Sight.Operator).Stream(stream));
    }

    /// <summary>A row whose column and whose stream disagree is nobody's on the other side.</summary>
    [Fact]
    public async Task A_wrong_layer_in_the_search_table_shows_nothing()
    {
        await record.Ask<int>("insert into parley.search select tenant_id, stream_id, version, 'wrong', 'exchanged', kind, happened, party, move, corrects, label, words, vector from parley.search where tenant_id = 'ogden' and layer = 'account'; select 1");
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "ogden", "select count(*) from parley.search where part = 'wrong'"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "ogden", "select count(*) from parley.found('account'::tsquery, 'account'::tsquery, array['exchanged', 'account'])"));
        await record.Ask<int>("delete from parley.search where part = 'wrong'; select 1");
    }

    [Fact]
    public async Task Search_finds_no_word_of_the_account_for_the_other_side_whatever_is_asked_for()
    {
        const string found = "select count(*) from parley.found('account'::tsquery, 'account'::tsquery, array['exchanged', 'account', 'internal'])";
        Assert.Equal(1L, await record.AskAs(DatabaseWalls.App, "davis", found));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "davis", found));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "", found));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "salem", found));

        var question = SearchQuestion.Of("account or wages", null, null).Question!;
        Assert.Equal(2, (await new RecordSearch(record.Own, "davis", Sight.Operator).Answer(question, new(2026, 8, 1))).View!.Total);
        Assert.Equal(["negotiation/table"], (await new RecordSearch(record.Other.Store, "davis", Sight.Operator).Answer(question, new(2026, 8, 1))).View!.Results.Select(one => one.Stream));
    }

    /// <summary>Who logs in as a member of the other side's role, and has not even taken it on, is no owner.</summary>
    [Fact]
    public async Task A_login_that_inherits_the_other_sides_role_finds_no_more_than_the_role()
    {
        var login = "guest_" + Guid.NewGuid().ToString("N")[..8];
        await record.Ask<int>($"create role {login} login inherit password 'guest' in role parley_exchanged; select 1");
        try
        {
            Assert.Equal(0L, await record.AskBy(login, "guest", "davis", "select count(*) from parley.found('account'::tsquery, 'account'::tsquery, array['account'])"));
            Assert.Equal(0L, await record.AskBy(login, "guest", "davis", "select count(*) from parley.mt_events where stream_id like '%/account'"));
        }
        finally
        {
            await record.Ask<int>($"drop role {login}; select 1");
        }
    }

    [Theory]
    [InlineData("select count(*) from parley.papers")]
    [InlineData("insert into parley.documents (tenant_id, sha256, bytes) values ('davis', '02', '')")]
    [InlineData("insert into parley.citations (tenant_id, stream_id, version, sha256, layer, cited_by) values ('davis', 'negotiation/table', 99, '00', 'exchanged', 'me')")]
    [InlineData("select count(*) from parley.mt_doc_receipt")]
    [InlineData("select count(*) from parley.mt_event_progression")]
    [InlineData("insert into parley.mt_streams (tenant_id, id, version) values ('davis', 'negotiation/mine', 1)")]
    [InlineData("insert into parley.search select * from parley.search")]
    [InlineData("update parley.mt_doc_unit set data = '{}'")]
    [InlineData("select nextval('parley.mt_events_sequence')")]
    public async Task The_other_side_writes_nothing_and_has_no_receipts_nor_who_brought_what(string sql) => Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.Exchanged, "davis", sql));

    [Fact]
    public async Task The_other_sides_store_records_nothing()
    {
        await using var session = record.Other.Store.LightweightSession("davis");
        session.Events.Append("negotiation/table", new object[] { new Parley.Table.EntryStruck(new(2, "not theirs", "Nobody")) });
        var error = await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());
        Assert.Contains("42501", error.ToString(), StringComparison.Ordinal);
    }
}
