using System.Text.Json;

namespace Parley.Record.Tests.BadInput;

/// <summary>Facts are recordable, however irregular: they are stored, and reported as findings (contract.md).</summary>
[Collection(OneRecord.Name)]
public sealed class AcceptedLogTests(ARecord record)
{
    /// <summary>A byte order mark, CRLF, columns in another order, a field of two lines, no line end at the end.</summary>
    private const string Irregular =
        "\uFEFFmove,party,date,article,key,responds_to,document,time,order,summary\r\n" +
        "proposal,DEA,2022-01-01,Wages,p1,,wages.pdf,,,\"first line\nsecond, \"\"quoted\"\" line\"\r\n" +
        "counter,District,2022-01-05,Wages,c1,p2,wages.pdf,,,\r\n" +
        "proposal,DEA,2022-02-01,Wages,p2,,,,,\r\n" +
        "tentative-agreement,joint,2022-02,Hours,t1,,,,,\r\n" +
        "rejection,Visitors,2022-02-03,Wages,v1,p2,,,,\r\n" +
        "impasse,DEA,2022-03-01,,i1,,,,,\r\n" +
        "impasse,District,2022-03-08,,i2,,,,,\r\n" +
        "hold,District,2022-03-09,all,h1,,,,,\r\n" +
        "withdrawal,DEA,1999-03-09,Wages,w1,,,,,\r\n" +
        "tentative-agreement,joint,2022-04-01,Day,d5,,,,,\r\n" +
        "proposal,DEA,2022-04-01,Day,d4,,,10:30,2,\r\n" +
        "proposal,DEA,2022-04-01,Day,d3,,,10:30,1,\r\n" +
        "proposal,DEA,2022-04-01,Day,d2,,,09:00,,\r\n" +
        "proposal,DEA,2022-04-01,Day,d1,,,,,";

    [Fact]
    public async Task An_irregular_log_is_recorded_whole_and_its_irregularities_are_findings()
    {
        string[] import = ["log", "import", record.File("irregular.csv", Irregular), "--negotiation", "irregular", "--unit", "dea", "--title", "Irregular"];
        Assert.Contains("irregular.csv: 14 rows recorded, 0 known already", (await record.Good(import)).Out, StringComparison.Ordinal);

        using var status = JsonDocument.Parse((await record.Good("status", "irregular", "--format", "json")).Out);
        var codes = status.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).ToHashSet();
        foreach (var code in new[] { "agreed-without-move", "answered-before-asked", "one-document-twice", "two-dates-for-one-step", "date-outside-round", "label-without-subject", "third-party" })
            Assert.Contains(code, codes);
        var day = status.RootElement.GetProperty("articles").EnumerateArray().Single(article => article.GetProperty("label").GetString() == "Day");
        Assert.Equal("tentative-agreement", day.GetProperty("lastMove").GetProperty("move").GetString());
        Assert.Equal("first line\nsecond, \"quoted\" line", await record.Ask<string>("select data->'particulars'->>'summary' from parley.mt_events where data->'entry'->>'key' = 'p1'"));
        Assert.Equal("2022-02", await record.Ask<string>("select data->'entry'->'happened'->>'date' from parley.mt_events where data->'entry'->>'key' = 't1'"));

        var before = await record.Rows();
        var again = await record.Run([.. import, "--strict"]);
        Assert.Equal(1, again.Exit);
        Assert.Contains("0 rows recorded, 14 known already", again.Out, StringComparison.Ordinal);
        Assert.Equal(before.Where(table => !table.StartsWith("parley.mt_doc_receipt ", StringComparison.Ordinal)), (await record.Rows()).Where(table => !table.StartsWith("parley.mt_doc_receipt ", StringComparison.Ordinal)));

        record.File("irregular.csv", Irregular.Replace("impasse,District,2022-03-08", "impasse,District,2022-03-07", StringComparison.Ordinal));
        var changed = await record.Good(import);
        Assert.Contains("changed-row: the row of line 9 differs", changed.Out, StringComparison.Ordinal);
        Assert.Equal("2022-03-08", await record.Ask<string>("select data->'entry'->'happened'->>'date' from parley.mt_events where data->'entry'->>'key' = 'i2'"));
    }

    [Fact]
    public async Task The_words_of_an_internal_row_are_stored_nowhere()
    {
        const string secret = "zq9mandate";
        var log = "date,party,move,article,session,speaker,summary,text,rationale,document,vote,minutes,package,option,condition,outcome,base,provisions,subject,agreement,source,layer\n" +
            $"2022-05-01,DEA,note,{string.Concat(Enumerable.Repeat(secret + ",", 18))}internal\n" +
            $"2022-05-01,DEA,proposal,zq9label,,,,,,,,,,,,,,,,,,exchanged\n2022-05-01,DEA,note,,,,zq9account,,,,,,,,,,,,,,,account\n";
        var ended = await record.Good("log", "import", record.File("internal.csv", log), "--negotiation", "internal", "--unit", "dea", "--title", "T");
        Assert.Contains("internal-words-not-kept", ended.Out, StringComparison.Ordinal);

        Assert.Empty(await record.Holding(secret));
        // The same search finds what is stored: in events, and in a paper's bytes.
        Assert.Contains("parley.mt_events", await record.Holding("zq9label"));
        Assert.Contains("parley.mt_events", await record.Holding("zq9account"));
        Assert.Contains("parley.documents", await record.Holding("The wage is ten"));
        Assert.DoesNotContain(secret, (await record.Good("audit", "list", "--format", "json")).Out, StringComparison.Ordinal);
    }
}
