using System.Text;
using Parley.Log;
using Parley.Recording;

namespace Parley.Tests.Log;

/// <summary>What looks odd and is to be taken (contract.md): refusing it would only invite false dates and false words.</summary>
public sealed class AcceptedLogTests
{
    private const string Plain = "date,party,move,article,summary\n2022-01-01,DEA,proposal,1,more\n2022-01-02,UC,session,,\n";

    private static IReadOnlyList<LogRow> Read(byte[] file)
    {
        var read = LogReader.Read(file, "log.csv");
        Assert.True(read.Error is null, read.Error?.At("log.csv"));
        return read.Rows;
    }

    private static IReadOnlyList<LogRow> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static TheoryData<string> Spellings => new()
    {
        Plain,
        Plain.Replace("\n", "\r\n", StringComparison.Ordinal),
        Plain.TrimEnd('\n'),
        "\uFEFF" + Plain,
        "\uFEFF\"date\",\"party\",\"move\",\"article\",\"summary\"\r\n\"2022-01-01\",\"DEA\",\"proposal\",\"1\",\"more\"\n\"2022-01-02\",\"UC\",\"session\",\"\",\"\"",
        "summary,article,move,party,date\nmore,1,proposal,DEA,2022-01-01\n,,session,UC,2022-01-02\n",
        "layer,date,party,key,move,article,summary\n,2022-01-01,DEA,,proposal,1,more\n,2022-01-02,UC,,session,,\n",
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void One_log_in_several_spellings_is_one_log(string text)
    {
        var (plain, rows) = (Read(Plain), Read(text));
        Assert.Equal(plain.Select(row => row.Entry.Source!.Identity), rows.Select(row => row.Entry.Source!.Identity));
        Assert.Equal(["2022-01-01 DEA proposal 1 more", "2022-01-02 UC session  "], rows.Select(row => $"{row.Entry.Happened.Date} {row.Said.Party} {row.Move} {string.Join(';', row.Said.Labels)} {row.Said.Summary}"));
        Assert.Equal([2, 3], rows.Select(row => row.Line));
    }

    [Fact]
    public void A_header_alone_is_a_log_of_no_rows() => Assert.Empty(Read("date,party,move\n"));

    [Fact]
    public void Fields_keep_their_line_breaks_commas_and_quotes() =>
        Assert.Equal("one,\r\n\"two\"\nthree", Read("date,party,move,text\n2022-01-01,DEA,note,\"one,\r\n\"\"two\"\"\nthree\"\n")[0].Said.Text);

    [Theory]
    [InlineData("2022-03", "2022-03", "2022-03-01")]
    [InlineData("2022", "2022", "2022-01-01")]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29")]
    [InlineData("1900", "1900", "1900-01-01")]
    [InlineData("2199-12-31", "2199-12-31", "2199-12-31")]
    public void A_date_is_kept_as_far_as_it_is_known_and_counts_from_its_first_day(string written, string kept, string counts)
    {
        var date = Read($"date,party,move\n{written},DEA,session\n")[0].Entry.Happened.Date;
        Assert.Equal((kept, counts), (date.ToString(), $"{date.First:yyyy-MM-dd}"));
    }

    [Fact]
    public void A_field_of_one_mebibyte_is_the_largest() =>
        Assert.Equal(1 << 20, Encoding.UTF8.GetByteCount(Read($"date,party,move,text\n2022-01-01,DEA,note,{new string('é', 1 << 19)}\n")[0].Said.Text!));

    [Fact]
    public void A_hundred_thousand_rows_are_the_most() =>
        Assert.Equal(100_000, Read("date,party,move\n" + string.Concat(Enumerable.Repeat("2022-01-01,DEA,session\n", 100_000))).Count);

    [Theory]
    [InlineData("session session-cancelled initial-proposal-presented public-comment initial-proposal-adopted first-reading table-costing cost-disclosure impasse mediation released-to-factfinding factfinding strike-vote strike-notice concerted-activity agreement-expired ratified board-approved note", "")]
    [InlineData("initial proposal counter partial-counter package supposal resubmission rejection status-quo no-response question hold withdrawal tentative-agreement lbfo side-letter-proposal", "1")]
    public void Every_word_of_the_contract_is_known(string words, string article)
    {
        var rows = Read("date,party,move,article\n" + string.Concat(words.Split(' ').Select(word => $"2022-01-01,DEA,{word},{article}\n")));
        Assert.Equal(words, string.Join(' ', rows.Select(row => row.Move)));
    }

    [Fact]
    public void Every_column_of_the_contract_is_known()
    {
        var row = Assert.Single(Read(
            "date,party,move,article,time,order,date_to,date_basis,key,responds_to,supersedes,corrects,package,same_as,agreement,subject,provisions,base,option,condition,outcome,form,signed,expires,session,speaker,summary,text,rationale,document,document_sha256,vote,minutes,layer,source\n" +
            $"2022-01-01,joint,proposal,1; 2,23:59,-3,2022-01-02,by,k,a;b,c,d,p,e,cba,pay,1.1;1.2,old,A,if,none,mou,both,2022-02,7,Ruiz,s,t,r,d.pdf,{new string('A', 64)},9-0,m,exchanged,x\n"));
        Assert.Equal(("-3", "23:59", "2022-01-02", DateBasis.By), ($"{row.Entry.Happened.Order}", $"{row.Entry.Happened.Time:HH:mm}", $"{row.Entry.Happened.Until}", row.Entry.Happened.Basis));
        Assert.Equal(["1", "2"], row.Said.Labels);
        Assert.Equal(["a", "b"], row.RespondsTo);
        Assert.Equal((new string('a', 64), "2022-02"), (row.Said.Document!.Sha256, $"{row.Said.Expires}"));
    }

    /// <summary>Not ours to judge: names in any script, and characters that only a terminal could mind, are kept as they are.</summary>
    [Theory]
    [InlineData("Doña Ángela y Cía.")]
    [InlineData("日本教職員組合")]
    [InlineData("😀 union")]
    [InlineData("\u202ename")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; drop table parley.mt_events; --")]
    [InlineData("\u001b[31mred")]
    [InlineData("\uFFFE\uFFFF")]
    public void A_party_is_kept_letter_by_letter(string party) => Assert.Equal(party, Read($"date,party,move\n2022-01-01,{party},session\n")[0].Said.Party);

    [Theory]
    [InlineData("INTERNAL", Layer.Internal)]
    [InlineData(" account ", Layer.Account)]
    [InlineData("", Layer.Exchanged)]
    public void A_layer_is_read_however_it_is_written(string written, Layer layer) => Assert.Equal(layer, Read($"date,party,move,layer\n2022-01-01,DEA,note,{written}\n")[0].Layer);
}
