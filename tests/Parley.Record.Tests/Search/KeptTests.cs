using System.Text;
using Npgsql;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Tests.Search;

/// <summary>The words kept for search are always what the events say.</summary>
public sealed class KeptTests(ASearch record) : IClassFixture<ASearch>
{
    [Fact]
    public async Task A_rebuild_gives_the_same_rows_and_a_check_finds_every_difference()
    {
        var before = await record.Kept();
        Assert.Equal(16, before.Count);
        Assert.Empty((await Check()).Differences);
        await record.Ask<int>("""
            update parley.search set words = 'other' where stream_id = 'negotiation/table' and version = 3 and tenant_id = 'davis';
            update parley.search set layer = 'exchanged' where stream_id = 'negotiation/table/account' and version = 1;
            delete from parley.search where stream_id = 'agreement/a' and part = 'p2';
            insert into parley.search select tenant_id, 'negotiation/none', version, part, layer, kind, happened, party, move, corrects, label, words, vector from parley.search where tenant_id = 'ogden' limit 1;
            update parley.search set vector = ''::tsvector where tenant_id = 'ogden' and version = 2;
            select 1
            """);
        Assert.Equal(["davis agreement/a missing", "davis negotiation/table differs", "davis negotiation/table/account differs", "ogden negotiation/none stray", "ogden negotiation/table differs"],
            (await Check()).Differences.Select(one => $"{one.Agency} {one.Id} {one.What}").Order());
        await Views.Rebuild(record.Store, "search");
        Assert.Empty((await Check()).Differences);
        Assert.Equal(before, await record.Kept());
    }

    private Task<ViewCheck> Check() => Views.Check(record.Store, record.Connection, "search");
}

/// <summary>As the record is written: in one transaction, whatever its length; and in a database from before there was a search.</summary>
public sealed class KeptWithTheRecordTests(Database database) : IClassFixture<Database>
{
    private async Task<SearchView> Find(string words)
    {
        await using var store = RecordStore.Open(database.Connection, TimeProvider.System);
        return (await new RecordSearch(store, Recording.Agency, Sight.Operator).Answer(SearchQuestion.Of(words, null, null).Question!, new(2026, 8, 1))).View!;
    }

    [Fact]
    public async Task Words_are_found_as_soon_as_they_are_recorded_and_a_refused_command_leaves_none()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("at-once"));
        Assert.Null((await host.Recorder().Record(Recording.Move("at-once", "at once 1", label: "Aardvark"))).Refusal);
        Assert.Equal(2, (await Find("aardvark")).Results.Single().Entry);
        Assert.NotNull((await host.Recorder().Record(Recording.Move("nowhere", "at once 2", label: "Aardwolf"))).Refusal);
        Assert.Equal(0, (await Find("aardwolf")).Total);
        Assert.Equal(0L, await database.Ask<long>("select count(*) from parley.search where label = 'Aardwolf'"));
    }

    [Fact]
    public async Task What_cannot_be_indexed_is_not_recorded_either()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("one-act"));
        await database.Ask<int>("alter table parley.search add constraint broken check (label <> 'Numbat'); select 1");
        await Assert.ThrowsAnyAsync<Exception>(() => host.Recorder().Record(Recording.Move("one-act", "one act 1", label: "Numbat")));
        await database.Ask<int>("alter table parley.search drop constraint broken; select 1");
        Assert.Equal(1L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/one-act'"));
    }

    /// <summary>A tsvector holds at most 1 MB, a word at most 2,046 bytes, and places beyond the 16,383rd are one.</summary>
    [Fact]
    public async Task The_longest_text_is_recorded_and_found_from_its_first_word_to_its_last()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("long"));
        var text = new StringBuilder("firstword ");
        for (var i = 0; text.Length < Limits.Field - 4_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"w{i:x}-y{i:x} ");
        text.Append('z', 3_000).Append(" penultimate lastword");
        var move = Recording.Move("long", "long 1");
        Assert.Null((await host.Recorder().Record(move with { Particulars = move.Particulars with { Text = text.ToString() } })).Refusal);
        Assert.Equal("", (await Find("firstword")).Results.Single().Part);
        var last = (await Find("\"penultimate lastword\"")).Results.Single();
        Assert.Equal("#33", last.Part);
        Assert.EndsWith("«penultimate» «lastword»", last.Excerpt, StringComparison.Ordinal);
        Assert.Equal(1, (await Find("\"w8000-y8000 w8001-y8001\"")).Total);
    }

    [Fact]
    public async Task A_database_from_before_there_was_a_search_is_filled_when_it_is_set_up()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("older"));
        await host.Recorder().Record(Recording.Move("older", "older 1", label: "Bandicoot"));
        await database.Ask<int>("drop table parley.search; drop text search configuration parley.words; drop text search dictionary parley.stems; comment on schema parley is 'an older version'; select 1");
        NpgsqlConnection.ClearAllPools();
        await using (var store = RecordStore.Open(database.Connection, TimeProvider.System))
        {
            await RecordDatabase.Prepare(store, database.Connection);
            Assert.Empty((await Views.Check(store, database.Connection, "search")).Differences);
        }

        Assert.Equal(2, (await Find("bandicoot")).Results.Single().Entry);
    }
}
