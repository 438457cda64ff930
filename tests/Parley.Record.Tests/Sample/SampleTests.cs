using System.IO.Compression;
using System.Text.Json;

namespace Parley.Record.Tests.Sample;

/// <summary>
/// The sample record against texts and states that were worked out by hand from its acts. The instants that matter, in the agency's time:
/// <list type="bullet">
/// <item>2026-06-16 20:05: the Board's approval (entry 53 of teachers-2026) is recorded, the last act of the round. Asked as known on 2026-06-15 12:00.</item>
/// <item>2026-09-02 10:15: the figure of entry 33 (four days of bereavement leave) is corrected to five (entry 56). Asked as known on 2026-08-20 and on 2026-09-03, 12:00.</item>
/// <item>2026-09-29 09:20: the Board's approval of the side letter, of 2026-09-08, is recorded three weeks late. Asked as known on 2026-09-28 and on 2026-09-30, 12:00.</item>
/// </list>
/// Effective dates: 3.3 from 2026-01-01 (retroactive), 7.2 from 2026-06-16 (none is given, so the day of the last act), most from 2026-07-01,
/// 4.4 suspended from 2026-08-17 to 2027-06-30, 3.4 from 2026-10-01, 5.2 (b) from 2027-07-01; the heading of Article 4 from 2026-07-20.
/// </summary>
public sealed class SampleTests(SampleRecord record) : IClassFixture<SampleRecord>
{
    [Theory]
    [InlineData("teachers-as-imported", "teachers-agreement@2026-03-01", "2026-06-15T12:00:00-07:00")]
    [InlineData("teachers-2026-03-01", "teachers-agreement@2026-03-01")]
    [InlineData("teachers-2026-06-20", "teachers-agreement@2026-06-20")]
    [InlineData("teachers-as-imported", "teachers-agreement@2026-07-02", "2026-06-15T12:00:00-07:00")]
    [InlineData("teachers-2026-07-02", "teachers-agreement@2026-07-02")]
    [InlineData("teachers-2026-07-02-before-the-correction", "teachers-agreement@2026-07-02", "2026-08-20T12:00:00-07:00")]
    [InlineData("teachers-2026-07-02", "teachers-agreement@2026-07-02", "2026-09-03T12:00:00-07:00")]
    [InlineData("teachers-2026-09-15", "teachers-agreement@2026-09-15")]
    [InlineData("teachers-2026-09-15-before-the-late-entry", "teachers-agreement@2026-09-15", "2026-09-28T12:00:00-07:00")]
    [InlineData("teachers-2026-09-15", "teachers-agreement@2026-09-15", "2026-09-30T12:00:00-07:00")]
    [InlineData("teachers-2026-11-20", "teachers-agreement@2026-11-20")]
    [InlineData("teachers-2027-07-02", "teachers-agreement@2027-07-02")]
    [InlineData("classified-2026-11-20", "classified-agreement@2026-11-20")]
    public async Task The_text_in_force_is_word_for_word_what_the_acts_made_it(string file, string asked, string? known = null)
    {
        var text = await record.Good(known is null ? ["text", asked] : ["text", asked, "--known", known]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(SampleRecord.Expected, file + ".txt")), text);
    }

    /// <summary>The same by the command line as files; what each holds is tried where it is made.</summary>
    [Theory]
    [InlineData("faculty meetings a month", "text", "teachers-agreement@2026-09-15", "--format", "docx")]
    [InlineData("w:ins ", "compare", "teachers-agreement@2026-03-01", "teachers-agreement@2026-09-15", "--format", "docx")]
    [InlineData("ARTICLE 5", "history", "teachers-agreement", "ARTICLE 5", "--format", "docx")]
    [InlineData("<akomaNtoso", "text", "teachers-agreement@2026-09-15", "--format", "akn")]
    public async Task Files_go_out(string held, params string[] asked)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await record.Good([.. asked, "--out", path]);
        try
        {
            Assert.Contains(held, asked[^1] == "akn" ? await File.ReadAllTextAsync(path) : MainPart(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string MainPart(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var part = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return part.ReadToEnd();
    }

    public static IEnumerable<object[]> Asked => States.Select(state => (state.Negotiation, state.On, state.Known)).Distinct().Select(asked => new object[] { asked.Negotiation, asked.On, asked.Known });

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Every_subject_stands_where_the_moves_left_it(string negotiation, string day, string known)
    {
        using var status = await Status(negotiation, day, known);
        var stood = from article in status.RootElement.GetProperty("articles").EnumerateArray()
                    select new State(negotiation, day, known, article.GetProperty("label").GetString()!, article.GetProperty("state").GetString()!,
                        article.GetProperty("awaiting").GetString() ?? "-", article.GetProperty("lastMove").GetProperty("entry").GetInt64());
        Assert.Equal(States.Where(state => (state.Negotiation, state.On, state.Known) == (negotiation, day, known)), stood.OrderBy(state => state.Subject, StringComparer.Ordinal));
    }

    /// <summary>A package counts once for each of its articles; "all outstanding" is a label of its own; drafts, links and steps count nothing.</summary>
    [Theory]
    [InlineData("2026-05-05", 26, 7, 2, 5, 5)]
    [InlineData("2026-07-02", 36, 8, 6, 2, 8)]
    public async Task Rows_are_counted(string on, int moves, int articles, int agreed, int open, int sessions)
    {
        using var status = await Status("teachers-2026", on, "now");
        var counts = status.RootElement.GetProperty("counts");
        Assert.Equal([moves, articles, agreed, open, sessions], new[] { "moves", "articles", "tentativelyAgreed", "open", "sessions" }.Select(name => counts.GetProperty(name).GetInt32()));
    }

    /// <summary>The printed term ends on 2026-06-30; the last act of the successor round sets it to 2029-06-30.</summary>
    [Theory]
    [InlineData("teachers-agreement@2026-03-01", null, "in-term")]
    [InlineData("teachers-agreement@2026-11-20", null, "in-term")]
    [InlineData("teachers-agreement@2026-07-02", "2026-06-15T12:00:00-07:00", "expired")]
    [InlineData("classified-agreement@2026-11-20", null, "expired")]
    public async Task The_basis_of_the_text_is_told(string asked, string? known, string basis)
    {
        using var text = JsonDocument.Parse(await record.Good(["text", asked, "--format", "json", .. known is null ? Array.Empty<string>() : ["--known", known]]));
        Assert.Equal(basis, text.RootElement.GetProperty("basis").GetString());
    }

    [Fact]
    public async Task Every_clause_names_the_act_that_made_it()
    {
        using var text = JsonDocument.Parse(await record.Good("text", "teachers-agreement@2026-09-15", "--format", "json"));
        var sources = text.RootElement.GetProperty("provisions").EnumerateArray().Where(provision => !provision.GetProperty("label").GetString()!.StartsWith('('))
            .ToDictionary(provision => provision.GetProperty("label").GetString()!, provision => provision.GetProperty("source"));
        string Source(string label) => $"{sources[label].GetProperty("act").GetString()} {sources[label].GetProperty("negotiation").GetString()} {sources[label].GetProperty("tentativeAgreement")}".Trim();
        Assert.Equal("imported", Source("1.1"));
        Assert.Equal("tentative-agreement teachers-2026 48", Source("3.1"));
        Assert.Equal("tentative-agreement teachers-2026 40", Source("4.5"));
        Assert.StartsWith("side-letter", Source("4.4"), StringComparison.Ordinal);
        Assert.StartsWith("conforming", Source("ARTICLE 4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demand_that_was_not_gained_shows_in_the_next_round()
    {
        using var history = JsonDocument.Parse(await record.Good("history", "teachers-agreement", "Class Size Overage Stipend", "--format", "json"));
        string[] moves = ["initial", "question", "rejection", "resubmission", "withdrawal", "proposal", "counter", "package", "tentative-agreement"];
        var entries = from entry in history.RootElement.GetProperty("entries").EnumerateArray()
                      where entry.GetProperty("layer").GetString() == "exchanged" && moves.Contains(entry.GetProperty("move").GetString())
                      select $"{entry.GetProperty("negotiation").GetString()} {entry.GetProperty("happened").GetString()} {entry.GetProperty("party").GetString()} {entry.GetProperty("move").GetString()}";
        Assert.Equal(
            ["teachers-2026 2026-03-10 FTA initial", "teachers-2026 2026-03-24 District question", "teachers-2026 2026-04-07 District rejection", "teachers-2026 2026-05-12 FTA resubmission",
             "teachers-2026 2026-05-19 FTA withdrawal", "teachers-2027 2026-10-20 FTA initial", "teachers-2027 2026-11-03 District question"],
            entries);
    }

    [Fact]
    public async Task The_package_of_April_was_withdrawn()
    {
        using var history = JsonDocument.Parse(await record.Good("history", "teachers-agreement", "ARTICLE 5", "--format", "json"));
        var package = Assert.Single(history.RootElement.GetProperty("entries").EnumerateArray(), entry => entry.GetProperty("move").GetString() == "package").GetProperty("package");
        Assert.Equal("D-1", package.GetProperty("key").GetString());
        Assert.StartsWith("withdrawn", package.GetProperty("fate").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Public comment of June 16 recorded on July 22, and the Board's approval of September 8 recorded on September 29.</summary>
    [Fact]
    public async Task What_was_recorded_weeks_later_is_told()
    {
        using var late = JsonDocument.Parse(await record.Good("audit", "list", "--late", "20", "--format", "json"));
        var entries = late.RootElement.EnumerateArray().Where(entry => entry.GetProperty("corrects").ValueKind == JsonValueKind.Null)
            .Select(entry => $"{entry.GetProperty("stream").GetString()} {entry.GetProperty("version")} {entry.GetProperty("happened").GetString()}");
        Assert.Equal(["negotiation/teachers-2026 55 2026-06-16", "side-letter/remote-parent-conferences 4 2026-09-08"], entries);
    }

    private async Task<JsonDocument> Status(string negotiation, string on, string known) =>
        JsonDocument.Parse(await record.Good(["status", negotiation, "--on", on, "--format", "json", .. known == "now" ? Array.Empty<string>() : ["--known", known]]));

    private sealed record State(string Negotiation, string On, string Known, string Subject, string Standing, string Awaiting, long LastMove);

    /// <summary>The lines of expected/status.txt.</summary>
    private static IReadOnlyList<State> States => field ??=
    [
        .. from line in File.ReadLines(Path.Combine(SampleRecord.Expected, "status.txt"))
           where line.Length > 0 && line[0] != '#'
           let cells = line.Split(" | ")
           select new State(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], long.Parse(cells[6], System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
