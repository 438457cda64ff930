using Parley.Record.Store;

namespace Parley.Record.Tests.Walls;

/// <summary>What was recorded stays: neither role may change it, and a bar stands before whoever may.</summary>
public sealed class EventsStayTests(WalledRecord record) : IClassFixture<WalledRecord>
{
    public static TheoryData<string> Changes =>
    [
        "update parley.mt_events set data = '{}'",
        "update parley.mt_events set timestamp = now() where tenant_id = 'nobody'",
        "delete from parley.mt_events",
        "delete from parley.mt_events where false",
        "truncate parley.mt_events",
        "truncate parley.mt_streams cascade",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Neither_role_changes_or_removes_an_event(string sql)
    {
        Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.App, "davis", sql));
        Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.Exchanged, "davis", sql));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_bar_stops_the_owner_too_also_where_ordinary_triggers_are_off(string sql)
    {
        var before = await record.Ask<long>("select count(*) from parley.mt_events");
        Assert.Equal("42501", await record.RefusedAs(null, null, sql));
        Assert.Equal("42501", await record.RefusedAs(null, null, $"set session_replication_role = replica; {sql}"));
        Assert.Equal(before, await record.Ask<long>("select count(*) from parley.mt_events"));
    }

    [Theory]
    [InlineData("delete from parley.mt_streams")]
    [InlineData("update parley.mt_streams set is_archived = true")]
    [InlineData("update parley.mt_streams set id = 'negotiation/other'")]
    [InlineData("update parley.mt_streams set tenant_id = 'ogden'")]
    [InlineData("select parley.mt_archive_stream('negotiation/table', 'davis')")]
    [InlineData("update parley.documents set bytes = ''")]
    [InlineData("delete from parley.documents")]
    [InlineData("update parley.papers set brought_by = 'me'")]
    [InlineData("delete from parley.papers")]
    [InlineData("delete from parley.citations")]
    [InlineData("update parley.mt_doc_receipt set data = '{}'")]
    [InlineData("delete from parley.mt_doc_receipt")]
    [InlineData("delete from parley.mt_doc_negotiation")]
    [InlineData("alter table parley.mt_events disable trigger events_stay")]
    [InlineData("alter table parley.mt_events disable row level security")]
    [InlineData("drop policy parley_agency on parley.mt_events")]
    [InlineData("create table parley.mine (x int)")]
    [InlineData("select setval('parley.mt_events_sequence', 1)")]
    public async Task The_own_role_takes_nothing_back_and_takes_nothing_down(string sql) => Assert.Equal("42501", await record.RefusedAs(DatabaseWalls.App, "davis", sql));
}
