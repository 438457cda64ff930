using Parley.Access;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Tests.Keys;

/// <summary>What is hidden is found no more; its words stay in the event, and the answer says so.</summary>
public sealed class HidingTests(ASealedRecord record) : IClassFixture<ASealedRecord>
{
    private const string T = "negotiations/t/";

    [Fact]
    public async Task A_hidden_entry_is_found_by_no_word_and_stays_so_when_search_is_made_anew()
    {
        var entry = await record.Post(T + "moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["Leave"],"text":"leave for zqpupilcanary"}""");
        var note = await record.Post(T + "notes", """{"date":"2026-03-01","party":"DEA","text":"about zqpupilcanary"}""");
        Assert.Equal(2, await Found("zqpupilcanary"));
        var hidden = await record.Post(T + "hidings", $$"""{"entry":{{entry.Entries[0]}},"as":"personal","reason":"names a pupil","authority":"Superintendent"}""", "hide-1");
        Assert.Null(hidden.Refusal);
        Assert.Contains("less than sealed", hidden.Remark, StringComparison.Ordinal);
        Assert.Equal(1, await Found("zqpupilcanary"));
        Assert.Null((await record.Post(T + "hidings", $$"""{"entry":{{note.Entries[0]}},"layer":"account","as":"personal","reason":"names a pupil","authority":"Superintendent"}""")).Refusal);
        Assert.Equal(0, await Found("zqpupilcanary"));
        // The act sent again says the same again, remark included.
        Assert.Equal(hidden.Remark, (await record.Post(T + "hidings", $$"""{"entry":{{entry.Entries[0]}},"as":"personal","reason":"names a pupil","authority":"Superintendent"}""", "hide-1")).Remark);

        Assert.Empty((await Views.Check(record.Store, record.Connection, "search")).Differences);
        await Views.Rebuild(record.Store, "search");
        Assert.Equal(0, await Found("zqpupilcanary"));
        Assert.Empty((await Views.Check(record.Store, record.Connection, "search")).Differences);
        // As it says itself, this is less than sealing.
        Assert.Equal(["parley.mt_events"], (await record.Holding("zqpupilcanary")).Distinct());
    }

    [Fact]
    public async Task What_a_hidden_correction_corrects_still_shows_that_it_was_corrected()
    {
        var first = await record.Post(T + "moves", """{"date":"2026-03-02","party":"DEA","move":"proposal","articles":["Hours"],"text":"zqforty hours"}""");
        var corrected = await record.Post(T + "corrections", $$$"""{"entry":{{{first.Entries[0]}}},"reason":"misread","authority":"chief","as":{"date":"2026-03-02","party":"DEA","articles":["Hours"],"text":"thirty"}}""");
        Assert.Null((await record.Post(T + "hidings", $$"""{"entry":{{corrected.Entries[0]}},"as":"personal","reason":"r","authority":"a"}""")).Refusal);
        Assert.Equal(["corrected"], (await Search("zqforty")).Results.Single().Flags);
    }

    private async Task<int> Found(string word) => (await Search(word)).Total;

    private async Task<SearchView> Search(string word)
    {
        var (question, _) = SearchQuestion.Of(word, null, null);
        var (view, refusal) = await new RecordSearch(record.Store, Recording.Agency, Sight.Operator).Answer(question!, new(2026, 6, 1));
        Assert.Null(refusal);
        return view!;
    }
}
