using System.Text;
using Parley.Log;
using Parley.Record.Keys;
using Parley.Record.Posting;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Tests.Keys;

/// <summary>Internal rows of a table log are sealed as they come in, and known again.</summary>
public sealed class SealedLogTests(ASealedRecord record) : IClassFixture<ASealedRecord>
{
    private const string Header = "date,party,move,article,key,layer,session,speaker,summary,text,rationale,document,package,option,form,signed,expires,subject,provisions,vote,minutes,base,condition,outcome,source,corrects\n";

    private static string Row(string word, string key = "", string corrects = "", string date = "2026-02-01") =>
        $"{date},{word},note,{word},{key},internal,{word},{word},{word},{word},{word},{word},{word},{word},mou,both,2026-12-31,{word},{word},{word},{word},{word},{word},{word},{word},{corrects}\n";

    private async Task<Answer> Import(string slug, string csv, Sealer? sealer = null, string? id = null)
    {
        var log = LogReader.Read(Encoding.UTF8.GetBytes(csv), "log.csv");
        Assert.Null(log.Error);
        var table = StreamId.Negotiation(slug);
        var (rows, fingerprint, refusal) = SealedRows.Of(log.Rows, sealer ?? record.Sealer, Recording.Agency, table);
        Assert.Null(refusal);
        Assert.All(rows, row => Assert.Null(row.Words));
        return await record.Record(new ImportLog(Recording.Stamp(id ?? Guid.NewGuid().ToString()) with { Fingerprint = fingerprint }, table, slug, ["unit/dea"], [], "log.csv", "00", rows));
    }

    private async Task<IReadOnlyList<Fact>> Inside(string slug) =>
        Opening.Opened(await record.Reader.Stream($"negotiation/{slug}/internal"), record.Sealer.Opener(Recording.Agency, [Audience.Side]), (_, _) => false);

    [Fact]
    public async Task All_words_of_an_internal_row_are_sealed_and_come_back()
    {
        var answer = await Import("all", Header + Row("zqrowcanary"));
        Assert.Equal((1, 0), (answer.Import!.Added, answer.Import.Findings.Count));
        Assert.Empty(await record.Holding("zqrowcanary"));
        Assert.DoesNotContain("zqrowcanary", record.Said, StringComparison.Ordinal);
        var words = ((InternalNoted)Assert.Single(await Inside("all")).Event).Words!;
        // Eighteen columns have the word; where a column holds one of a few words, that word.
        Assert.Equal(("zqrowcanary", "note", "mou", "both", "2026-12-31", "zqrowcanary", "zqrowcanary", "zqrowcanary"), (words.Party, words.Move, words.Form, words.Signed, words.Expires, words.Rationale, words.Source, words.Labels[0]));
        Assert.Equal(18, System.Text.RegularExpressions.Regex.Count(Encoding.UTF8.GetString(words.Canonical()), "zqrowcanary"));
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_makes_no_key()
    {
        var csv = Header + Row("one") + Row("one") + Row("two", "k2");
        Assert.Equal(3, (await Import("same", csv)).Import!.Added);
        var items = Items();
        var again = (await Import("same", csv)).Import!;
        Assert.Equal((0, 3, 0, items), (again.Added, again.Known, again.Findings.Count, Items()));
        // A row of a key that says something else is told, and a row without one is another row.
        var changed = (await Import("same", Header + Row("three", "k2") + Row("four"))).Import!;
        Assert.Equal((1, 1, "changed-row"), (changed.Added, changed.Known, changed.Findings.Single().Code));
    }

    [Fact]
    public async Task A_rows_identity_is_no_plain_digest_of_its_words()
    {
        await Import("identity", Header + Row("5 %"));
        var source = Opening.EntryOf((await Inside("identity")).Single().Event)!.Source!;
        var read = LogReader.Read(Encoding.UTF8.GetBytes(Header + Row("5 %")), "log.csv").Rows.Single();
        Assert.DoesNotContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(read.Words!.Canonical())), source.Identity, StringComparison.Ordinal);
        using var other = new Folder();
        var (elsewhere, _, _) = SealedRows.Of([read], new(FileKeyVault.Open(other.Path).Vault), Recording.Agency, "negotiation/identity");
        Assert.NotEqual(source.Identity, elsewhere.Single().Entry.Source!.Identity);
    }

    [Fact]
    public async Task Without_keys_the_words_are_dropped_and_it_is_said()
    {
        var answer = await Import("without", Header + Row("zqdroppedcanary").Replace("2026-02-01,zqdroppedcanary,", "2026-02-01,DEA,", StringComparison.Ordinal), Sealer.Keyless);
        Assert.Equal("internal-words-not-kept", answer.Import!.Findings.Single().Code);
        Assert.Empty(await record.Holding("zqdroppedcanary"));
        Assert.IsType<InternalEntryWithheld>((await Inside("without")).Single().Event);
    }

    [Fact]
    public async Task A_row_that_corrects_another_says_why_under_the_seal()
    {
        await Import("corrects", Header + Row("zqfirst", "a") + Row("zqsecondcanary", "b", "a"));
        Assert.Empty(await record.Holding("zqsecondcanary"));
        var entry = Opening.EntryOf((await Inside("corrects"))[1].Event)!;
        Assert.Equal((1L, "zqsecondcanary"), (entry.Correction!.Entry, entry.Correction.Reason));
    }

    [Fact]
    public async Task A_receipt_tells_other_words_by_the_vault_alone()
    {
        const string account = "date,party,move,layer,text\n2026-02-01,DEA,note,account,";
        await Import("receipt", account + "5 %\n", id: "log-1");
        Assert.Equal("id-used", (await Import("receipt", account + "6 %\n", id: "log-1")).Refusal?.Code);
        Assert.Null((await Import("receipt", account + "5 %\n", id: "log-1")).Refusal);
    }

    [Fact]
    public async Task A_row_whose_key_was_destroyed_does_not_come_back_with_the_file()
    {
        var csv = Header + Row("gone");
        await Import("gone", csv);
        record.Sealer.Destroy(Recording.Agency, Opening.EntryOf((await Inside("gone")).Single().Event)!.Sealed!.Id, "order/1", DateTimeOffset.UnixEpoch);
        Assert.Equal((0, 1), ((await Import("gone", csv)).Import is var again ? (again!.Added, again.Known) : default));
        Assert.Equal(Showing.Sealed, (await Inside("gone")).Single().Showing);
    }

    private int Items() => Directory.EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories).Count(path => Path.GetFileName(path).Length == 64);

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("parley-other-keys-").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
