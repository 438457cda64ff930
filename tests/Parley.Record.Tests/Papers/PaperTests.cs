using System.Text;
using Parley.Incorporation;
using Parley.Record.Commands;
using Parley.Record.Papers;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Record.Tests.Walls;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Tests.Papers;

/// <summary>Files kept as they were passed: once, byte for byte, and given out at the table that names them.</summary>
public sealed class PaperTests(WalledRecord record) : IClassFixture<WalledRecord>, IAsyncLifetime
{
    /// <summary>SHA-256 of "abc", from FIPS 180-4.</summary>
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly string table = "t" + Guid.NewGuid().ToString("N")[..8];
    private PaperStore papers = null!;
    private Recorder recorder = null!;

    public async Task InitializeAsync()
    {
        papers = new(record.Connections, TimeProvider.System);
        recorder = (await record.Start(connection: record.Connections.Of(Side.Own))).Recorder();
        await Done(Recording.Open(table));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private string Stream => StreamId.Negotiation(table);

    private static Stamp By(string name, string agency = "davis") => new(Guid.NewGuid().ToString(), agency, name, TimeProvider.System.GetUtcNow());

    private static readonly Happened Then = new(PartialDate.Day(new(2026, 3, 1)));

    private static Particulars Naming(string sha256) => new("davis", ["Wages"]) { Document = new("offer.docx", sha256) };

    private async Task<long> Done(ICommand command)
    {
        var answer = await recorder.Record(command);
        Assert.Null(answer.Refusal);
        return answer.Entries[0];
    }

    private async Task<string> Bring(string words, string by = "Ana", string agency = "davis")
    {
        var (paper, refusal) = await papers.Keep(agency, by, "offer.docx", Encoding.UTF8.GetBytes(words), default);
        Assert.Null(refusal);
        return paper!.Sha256;
    }

    private Task<long> Move(string sha256, string by = "Ana", string? at = null) => Done(new RecordAct(By(by), StreamId.Negotiation(at ?? table), "proposal", new(Then), Naming(sha256)));

    private async Task<string?> Read(Side side, string sha256, string? stream = null, string agency = "davis") =>
        await papers.Read(agency, side, stream ?? Stream, sha256, default) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private Task<object?> AsOther(string sha256, string agency = "davis") => record.AskAs(DatabaseWalls.Exchanged, agency, $"select count(*) from parley.documents where sha256 = '{sha256}'");

    [Fact]
    public async Task The_same_bytes_are_kept_once_however_often_and_by_whomever_they_come()
    {
        Assert.Equal(OfAbc, await Bring("abc"));
        Assert.Equal(OfAbc, await Bring("abc"));
        Assert.Equal(OfAbc, await Bring("abc", "Ben"));
        Assert.Equal(1L, await record.Ask<long>($"select count(*) from parley.documents where sha256 = '{OfAbc}' and bytes = 'abc'"));
        Assert.Equal(2L, await record.Ask<long>($"select count(*) from parley.papers where sha256 = '{OfAbc}'"));
    }

    [Fact]
    public async Task A_file_that_an_exchanged_entry_names_is_given_to_both_sides_byte_for_byte()
    {
        var sha = await Bring("served");
        Assert.Null(await Read(Side.Own, sha));
        await Move(sha);
        Assert.Equal(("served", "served"), (await Read(Side.Own, sha), await Read(Side.Other, sha)));
        Assert.Equal(1L, await AsOther(sha));
    }

    [Fact]
    public async Task Nothing_is_there_for_another_agency_which_may_keep_the_same_bytes_itself()
    {
        var sha = await Bring("of davis");
        await Move(sha);
        Assert.Null(await Read(Side.Own, sha, agency: "ogden"));
        Assert.Equal(0L, await AsOther(sha, "ogden"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "ogden", $"select count(*) from parley.documents where sha256 = '{sha}'"));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.App, "ogden", $"select count(*) from parley.citations where sha256 = '{sha}'"));
        await Bring("of davis", agency: "ogden");
        Assert.Equal(2L, await record.Ask<long>($"select count(*) from parley.documents where sha256 = '{sha}'"));
    }

    [Fact]
    public async Task A_draft_is_our_own_until_it_is_served_by_whomever()
    {
        var sha = await Bring("draft");
        var draft = await Done(new DraftPaper(By("Ana"), Stream, "proposal", new(Then), Naming(sha)));
        Assert.Equal("draft", await Read(Side.Own, sha, StreamId.Account(Stream)));
        Assert.Null(await Read(Side.Other, sha));
        Assert.Equal(0L, await AsOther(sha));
        Assert.Equal(0L, await record.AskAs(DatabaseWalls.Exchanged, "davis", $"select count(*) from parley.citations where sha256 = '{sha}'"));

        await Done(new ServePaper(By("Chief"), Stream, draft, Then, null));
        Assert.Equal("draft", await Read(Side.Other, sha));
    }

    /// <summary>Whoever has learnt a digest may name it, for a fact is never refused; that opens nothing which they did not bring.</summary>
    [Fact]
    public async Task A_digest_that_somebody_else_brought_elsewhere_opens_nothing_where_it_is_named()
    {
        var (sha, other) = (await Bring("of another table"), "t" + Guid.NewGuid().ToString("N")[..8]);
        await Done(Recording.Open(other));
        await Move(sha);
        await Move(sha, "Mallory", other);
        Assert.Null(await Read(Side.Own, sha, StreamId.Negotiation(other)));
        Assert.Null(await Read(Side.Other, sha, StreamId.Negotiation(other)));
        await Bring("of another table", "Mallory");
        Assert.Equal("of another table", await Read(Side.Own, sha, StreamId.Negotiation(other)));
    }

    [Fact]
    public async Task An_entry_that_names_bytes_which_are_not_kept_is_recorded_and_they_may_come_later()
    {
        var sha = new string('e', 64);
        await Move(sha);
        Assert.Null(await Read(Side.Own, sha));
        // SHA-256 of "" is never kept: the bytes come with words.
        var late = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("late"u8));
        await Move(late);
        Assert.Null(await Read(Side.Own, late));
        await Bring("late");
        Assert.Equal("late", await Read(Side.Own, late));
    }

    [Fact]
    public async Task What_was_hidden_is_not_the_other_sides_any_more()
    {
        var sha = await Bring("hidden");
        var entry = await Move(sha);
        await Done(new HideEntry(By("Ana"), Stream, Layer.Exchanged, new(entry, SealedAs.Personal, "names a person", "HR")));
        Assert.Null(await Read(Side.Other, sha));
        Assert.Equal(0L, await AsOther(sha));
        Assert.Equal("hidden", await Read(Side.Own, sha));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_citations_and_a_check_tells_where_they_differ()
    {
        var (sha, hidden) = (await Bring("rebuilt"), await Bring("rebuilt and hidden"));
        await Move(sha);
        var entry = await Move(hidden);
        await Done(new HideEntry(By("Ana"), Stream, Layer.Exchanged, new(entry, SealedAs.Personal, "names a person", "HR")));
        await using var store = RecordStore.Open(record.Connection, TimeProvider.System);
        const string all = "select string_agg(concat_ws(' ', tenant_id, stream_id, version, sha256, layer, cited_by), ',' order by tenant_id, stream_id, version) from parley.citations";
        var before = await record.Ask<string>(all);
        Assert.Contains($"{sha} exchanged Ana", before, StringComparison.Ordinal);
        Assert.Contains($"{hidden} account Ana", before, StringComparison.Ordinal);
        Assert.Empty((await Views.Check(store, record.Connection, CitationProjection.View)).Differences);

        await record.Ask<int>($"update parley.citations set layer = 'exchanged' where sha256 = '{hidden}'; insert into parley.citations values ('davis', 'negotiation/stray', 1, 'x', 'exchanged', 'x'); select 1");
        Assert.Equal([$"differs {Stream}", "stray negotiation/stray"], (await Views.Check(store, record.Connection, CitationProjection.View)).Differences.Select(one => $"{one.What} {one.Id}"));
        await Views.Rebuild(store, CitationProjection.View);
        Assert.Equal(before, await record.Ask<string>(all));
    }

    [Theory]
    [InlineData(null, "has no name")]
    [InlineData("  ", "has no name")]
    [InlineData("../offer.docx", "is a path")]
    [InlineData("a\\b.docx", "is a path")]
    [InlineData("..", "is a path")]
    [InlineData("a\u202Exod.exe", "cannot be seen")]
    [InlineData("a\nb.docx", "cannot be seen")]
    public async Task A_name_is_a_plain_name(string? name, string why) =>
        Assert.Contains(why, (await papers.Keep("davis", "Ana", name, "x"u8.ToArray(), default)).Refusal!.Text, StringComparison.Ordinal);

    [Fact]
    public async Task Half_a_character_is_no_name() => Assert.Equal("bad-input", (await papers.Keep("davis", "Ana", "a\uD800.docx", "x"u8.ToArray(), default)).Refusal!.Code);

    [Fact]
    public async Task Files_are_bounded_each_and_what_waits_for_an_entry_in_all()
    {
        Assert.Contains("empty", (await papers.Keep("davis", "Ana", "a.docx", ReadOnlyMemory<byte>.Empty, default)).Refusal!.Text, StringComparison.Ordinal);
        var large = new byte[Limits.PaperFile + 1];
        Assert.Equal("too-large", (await papers.Keep("davis", "Ana", "a.docx", large, default)).Refusal!.Code);

        var (who, last) = ("Waiting", "");
        for (var i = 0; i < 10; i++)
        {
            large[0] = (byte)i;
            var (paper, none) = await papers.Keep("davis", who, "a.docx", large.AsMemory(0, Limits.PaperFile), default);
            Assert.Null(none);
            last = paper!.Sha256;
        }

        var (_, refusal) = await papers.Keep("davis", who, "b.docx", "one more"u8.ToArray(), default);
        Assert.Equal("too-many-papers", refusal!.Code);
        Assert.Contains("200 MiB is the most", refusal.Text, StringComparison.Ordinal);
        // The same again adds nothing, and what an entry names waits no more.
        Assert.Null((await papers.Keep("davis", who, "a.docx", large.AsMemory(0, Limits.PaperFile), default)).Refusal);
        await Move(last, who);
        Assert.Null((await papers.Keep("davis", who, "b.docx", "one more"u8.ToArray(), default)).Refusal);
    }

    [Theory]
    [InlineData("offer.docx", "PK\u0003\u0004", PaperName.Word)]
    [InlineData("offer.docx", "<html>", PaperName.Bytes)]
    [InlineData("offer.pdf", "%PDF-1.7", PaperName.Pdf)]
    [InlineData("offer.html", "<html>", PaperName.Bytes)]
    [InlineData("offer.zip", "PK\u0003\u0004", PaperName.Bytes)]
    public void Only_word_and_pdf_have_a_type_of_their_own(string name, string begins, string type) => Assert.Equal(type, PaperName.TypeOf(name, Encoding.UTF8.GetBytes(begins)));

    [Theory]
    [InlineData("offer.docx", "offer.docx")]
    [InlineData("C:\\papers\\offer.docx", "offer.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\u202Exod.exe\r\nX: y", "axod.exeX y")]
    [InlineData("..", "paper")]
    [InlineData(null, "paper")]
    public void What_is_taken_out_has_a_plain_name_whatever_the_entry_calls_it(string? named, string plain) => Assert.Equal(plain, PaperName.Plain(named));
}
