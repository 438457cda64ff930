using Parley.Record.Keys;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Tests.Keys;

/// <summary>What was sealed stands nowhere in clear, comes back to its audience, is recorded once, and is gone when its key is.</summary>
public sealed class SealedRecordTests(ASealedRecord record) : IClassFixture<ASealedRecord>
{
    private const string T = "negotiations/t/";

    public static TheoryData<string, string, string> Acts { get; } = new()
    {
        { T + "caucus-notes", """{"date":"2026-03-01","text":"CANARY","summary":"CANARY","session":"CANARY","articles":["CANARY"],"speaker":"CANARY"}""", "internal" },
        { T + "mandates", """{"date":"2026-03-01","text":"CANARY","authority":"CANARY","givenBy":"CANARY","limits":"CANARY"}""", "internal" },
        { T + "costings", """{"date":"2026-03-01","lines":[{"label":"CANARY","amount":"CANARY"}],"text":"CANARY"}""", "internal" },
        { T + "caucus-notes", """{"date":"2026-03-01","text":"CANARY","seal":"privileged"}""", "internal" },
        { T + "notes", """{"date":"2026-03-01","party":"DEA","text":"CANARY","summary":"CANARY","speaker":"CANARY","rationale":"CANARY","articles":["CANARY"],"session":"CANARY","seal":"privileged"}""", "account" },
        { T + "moves", """{"date":"2026-03-01","party":"District","move":"proposal","articles":["CANARY"],"text":"CANARY","document":{"name":"CANARY","sha256":"CANARY"},"draft":true,"seal":"privileged"}""", "account" },
        { T + "moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["Leave"],"text":"CANARY","summary":"CANARY","condition":"CANARY","speaker":"CANARY","rationale":"CANARY","base":"CANARY","seal":"personal"}""", "" },
        { T + "steps", """{"date":"2026-03-01","party":"DEA","move":"note","articles":["CANARY"],"text":"CANARY","minutes":"CANARY","outcome":"CANARY","vote":"CANARY","seal":"personal"}""", "" },
        { T + "tentative-agreements", """{"date":"2026-03-01","party":"joint","articles":["Leave"],"text":"CANARY","seal":"personal"}""", "" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Sealed_words_stand_nowhere_in_clear_and_open_for_their_audience(string path, string body, string layer)
    {
        var canary = "zq" + Guid.NewGuid().ToString("N");
        var answer = await record.Post(path, body.Replace("CANARY", canary, StringComparison.Ordinal));
        Assert.Null(answer.Refusal);
        Assert.Empty(await record.Holding(canary));
        Assert.Contains("Recorded", record.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, record.Said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(canary, string.Join('\n', Directory.EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.OrdinalIgnoreCase);

        Assert.EndsWith(layer, answer.Stream, StringComparison.Ordinal);
        var opened = await Facts(answer, ASealedRecord.Everybody);
        Assert.Equal(Showing.Opened, opened.Showing);
        Assert.Contains(canary, Shown(opened), StringComparison.Ordinal);
        var closed = await Facts(answer, []);
        Assert.Equal(Showing.Sealed, closed.Showing);
        Assert.DoesNotContain(canary, Shown(closed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_for_words_sees_them_where_they_are_not_sealed()
    {
        // The same search finds what is stored in clear: it is no blind one.
        Assert.Null((await record.Post(T + "notes", """{"date":"2026-03-01","party":"DEA","text":"zqclearcanary"}""")).Refusal);
        Assert.Contains("parley.mt_events", await record.Holding("zqclearcanary"));
        Assert.Contains("parley.search", await record.Holding("zqclearcanary"));
    }

    [Fact]
    public async Task One_audience_does_not_open_what_is_sealed_for_another()
    {
        var side = await record.Post(T + "caucus-notes", """{"date":"2026-03-01","text":"ours"}""");
        var counsel = await record.Post(T + "notes", """{"date":"2026-03-01","party":"DEA","text":"advice","seal":"privileged"}""");
        Assert.Equal(Showing.Opened, (await Facts(side, [Audience.Side])).Showing);
        Assert.Equal(Showing.Sealed, (await Facts(side, [Audience.Counsel, Audience.Personal])).Showing);
        Assert.Equal(Showing.Sealed, (await Facts(counsel, [Audience.Side])).Showing);
        var item = Opening.EntryOf((await Facts(counsel, [])).Event)!.Sealed!;
        Assert.Null(record.Sealer.Share(Recording.Agency, item.Id, Audience.Counsel, Audience.Side));
        Assert.Equal("advice", Assert.IsType<AccountNoted>((await Facts(counsel, [Audience.Side])).Event).Particulars.Text);
    }

    [Fact]
    public async Task The_same_act_again_gives_the_first_answer_and_another_body_is_refused()
    {
        const string body = """{"date":"2026-03-01","text":"walk away at 5 %"}""";
        var first = await record.Post(T + "caucus-notes", body, "again-1");
        await record.Post(T + "caucus-notes", body, "again-2");
        var again = await record.Post(T + "caucus-notes", body, "again-1");
        Assert.Null(again.Refusal);
        Assert.Equal((first.Entries[0], first.Version), (again.Entries[0], again.Version));
        Assert.Equal("id-used", (await record.Post(T + "caucus-notes", body.Replace("5 %", "6 %", StringComparison.Ordinal), "again-1")).Refusal?.Code);
        Assert.Equal("id-used", (await record.Post(T + "caucus-notes", body.Replace("2026-03-01", "2026-03-02", StringComparison.Ordinal), "again-1")).Refusal?.Code);
        Assert.Equal("id-used", (await record.Post(T + "mandates", """{"date":"2026-03-01","text":"walk away at 5 %","authority":"a","givenBy":"b"}""", "again-1")).Refusal?.Code);
        Assert.Equal(1L, await record.Ask<long>("select count(*) from parley.mt_events where correlation_id = 'again-1'"));
    }

    [Fact]
    public async Task A_sealed_move_that_is_sent_again_is_recorded_once()
    {
        const string body = """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["Leave"],"text":"for N. N.","rationale":"ill","seal":"personal"}""";
        var first = await record.Post(T + "moves", body, "move-1");
        Assert.Equal(first.Entries, (await record.Post(T + "moves", body, "move-1")).Entries);
        Assert.Equal("id-used", (await record.Post(T + "moves", body.Replace("ill", "well", StringComparison.Ordinal), "move-1")).Refusal?.Code);
        // The entry, and who spoke and why beside it.
        Assert.Equal(2L, await record.Ask<long>("select count(*) from parley.mt_events where correlation_id = 'move-1'"));
        var note = (await record.Reader.Stream("negotiation/t/account")).Select(fact => fact.Event).OfType<AccountNoted>().Last();
        Assert.Equal((null, true), (note.Rationale, note.Entry.Sealed is not null));
    }

    [Fact]
    public async Task A_seal_that_was_moved_or_changed_in_the_database_does_not_open()
    {
        var one = await record.Post(T + "caucus-notes", """{"date":"2026-04-01","text":"one"}""");
        var two = await record.Post(T + "caucus-notes", """{"date":"2026-04-02","text":"two"}""");
        async Task<string?> Code(Answer answer)
        {
            var fact = await Facts(answer, []);
            return record.Sealer.Open(Recording.Agency, fact.Stream, Opening.EntryOf(fact.Event)!.Sealed!, ASealedRecord.Everybody).Refusal?.Code;
        }

        string At(Answer answer) => $"stream_id = '{answer.Stream}' and version = {answer.Entries[0]}";
        Assert.Null(await Code(one));
        await record.Change($"update parley.mt_events set data = jsonb_set(data, '{{entry,sealed,words}}', (select data #> '{{entry,sealed,words}}' from parley.mt_events where {At(two)})) where {At(one)}");
        Assert.Equal("seal-broken", await Code(one));
        await record.Change($"update parley.mt_events set data = jsonb_set(data, '{{entry,sealed,for}}', '\"counsel\"') where {At(two)}");
        Assert.Equal("seal-broken", await Code(two));
        Assert.Equal(Showing.Sealed, (await Facts(two, ASealedRecord.Everybody)).Showing);
    }

    [Fact]
    public async Task A_key_whose_event_was_never_recorded_is_found_by_the_act_that_is_sent_again()
    {
        var before = Items();
        // As where the machine stops between the key and the event.
        Assert.NotNull((await record.Read(T + "caucus-notes", """{"date":"2026-03-01","text":"late"}""", "crash-1")).Command);
        Assert.Equal(before + 1, Items());
        var again = new Sealer(FileKeyVault.Open(record.Folder).Vault);
        var answer = await record.Post(T + "caucus-notes", """{"date":"2026-03-01","text":"late"}""", "crash-1", again);
        Assert.Null(answer.Refusal);
        Assert.Equal(before + 1, Items());
        Assert.Equal(Showing.Opened, (await Facts(answer, [Audience.Side])).Showing);
    }

    [Fact]
    public async Task Destroyed_words_come_back_neither_from_an_old_copy_of_the_record_nor_by_the_act_again()
    {
        const string body = """{"date":"2026-03-01","text":"to be forgotten"}""";
        var answer = await record.Post(T + "caucus-notes", body, "erased-1");
        var copy = await record.Reader.Stream(answer.Stream);
        var seal = Opening.EntryOf(copy[(int)answer.Entries[0] - 1].Event)!.Sealed!;
        Assert.Null(record.Sealer.Destroy(Recording.Agency, seal.Id, "order/1", DateTimeOffset.UnixEpoch));

        Assert.Equal("erased", record.Sealer.Open(Recording.Agency, answer.Stream, seal, ASealedRecord.Everybody).Refusal?.Code);
        Assert.Equal("erased", (await record.Post(T + "caucus-notes", body, "erased-1")).Refusal?.Code);
        Assert.Equal("erased", (await record.Post(T + "caucus-notes", body, "erased-1", new Sealer(FileKeyVault.Open(record.Folder).Vault))).Refusal?.Code);
        // The rest of the stream opens as before, and the entry is still there.
        Assert.Equal(Showing.Sealed, (await Facts(answer, ASealedRecord.Everybody)).Showing);
        Assert.Equal(Showing.Opened, (await Facts(await record.Post(T + "caucus-notes", body, "erased-2"), [Audience.Side])).Showing);
    }

    [Fact]
    public async Task Without_keys_nothing_is_recorded_in_clear()
    {
        var before = await record.Ask<long>("select count(*) from parley.mt_events");
        foreach (var (path, body) in new[] { (T + "caucus-notes", """{"date":"2026-03-01","text":"x"}"""), (T + "notes", """{"date":"2026-03-01","party":"DEA","text":"x","seal":"privileged"}""") })
        {
            var refusal = (await record.Post(path, body, sealer: Sealer.Keyless)).Refusal;
            Assert.Equal("no-keys", refusal?.Code);
            Assert.Contains("PARLEY_KEYS", refusal!.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await record.Ask<long>("select count(*) from parley.mt_events"));
    }

    [Theory]
    [InlineData("moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["a"],"text":"x","seal":"privileged"}""", "not-privileged")]
    [InlineData("moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["a"],"changes":[{"change":"replaced","provision":"1","text":"x"}],"seal":"personal"}""", "seals-text")]
    [InlineData("tentative-agreements", """{"date":"2026-03-01","party":"joint","articles":["a"],"text":"x","signers":[{"name":"N","party":"DEA"}],"seal":"personal"}""", "not-sealable")]
    [InlineData("moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","text":"x","seal":"personal"}""", "missing")]
    [InlineData("moves", """{"date":"2026-03-01","party":"DEA","move":"proposal","articles":["a"],"seal":"personal"}""", "nothing-to-seal")]
    [InlineData("notes", """{"date":"2026-03-01","party":"DEA","text":"x","author":"N. N."}""", "no-seal")]
    [InlineData("notes", """{"date":"2026-03-01","party":"DEA","text":"x","seal":"secret"}""", "bad-json")]
    [InlineData("caucus-notes", """{"date":"2026-03-01","text":"x","correction":{"entry":4000,"reason":"r","authority":"a"}}""", "no-such-entry")]
    [InlineData("caucus-notes", """{"date":"2026-03-01","text":"\u0000"}""", "nul")]
    public async Task What_cannot_be_sealed_as_asked_is_refused_with_its_reason(string noun, string body, string code) =>
        Assert.Equal(code, (await record.Post(T + noun, body)).Refusal?.Code);

    [Fact]
    public async Task A_sealed_draft_is_not_served()
    {
        var draft = await record.Post(T + "moves", """{"date":"2026-03-01","party":"District","move":"proposal","articles":["Pay"],"text":"x","draft":true,"seal":"privileged"}""");
        Assert.Equal("draft-sealed", (await record.Post(T + "serving", $$"""{"draft":{{draft.Entries[0]}},"date":"2026-03-02"}""")).Refusal?.Code);
    }

    [Fact]
    public async Task An_internal_entry_is_corrected_and_why_is_sealed_with_it()
    {
        var first = await record.Post(T + "mandates", """{"date":"2026-03-01","text":"up to 4 %","authority":"resolution 12","givenBy":"the board"}""");
        var corrected = await record.Post(T + "mandates", $$$"""{"date":"2026-03-01","text":"up to 5 %","authority":"resolution 12","givenBy":"the board","correction":{"entry":{{{first.Entries[0]}}},"reason":"zqmisheard","authority":"zqsecretary"}}""");
        Assert.Empty(await record.Holding("zqmisheard"));
        var entry = Opening.EntryOf((await Facts(corrected, [Audience.Side])).Event)!;
        Assert.Equal((first.Entries[0], "zqmisheard", "zqsecretary"), (entry.Correction!.Entry, entry.Correction.Reason, entry.Correction.Authority));
    }

    private async Task<Fact> Facts(Answer answer, Audience[] audiences) =>
        Opening.Opened(await record.Reader.Stream(answer.Stream), record.Sealer.Opener(Recording.Agency, audiences), (_, _) => false)[(int)answer.Entries[0] - 1];

    private static string Shown(Fact fact) => System.Text.Json.JsonSerializer.Serialize(fact.Event, fact.Event.GetType(), Json.Options)
        + System.Text.Json.JsonSerializer.Serialize((fact.Event as InternalEvent)?.Words, Json.Options);

    private int Items() => Directory.EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories).Count(path => Path.GetFileName(path).Length == 64);
}
