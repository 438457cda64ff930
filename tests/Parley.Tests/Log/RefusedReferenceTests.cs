using System.Text;
using Parley.Log;
using Parley.Recording;
using Parley.Table;

namespace Parley.Tests.Log;

/// <summary>Keys that lead nowhere, or where they must not: found only once all rows are read, and still told with line and column.</summary>
public sealed class RefusedReferenceTests
{
    private static readonly TableRecord Nothing = new(null, ["DEA"], [], [], [], []);

    private static ImportDecision Import(string csv)
    {
        var log = LogReader.Read(Encoding.UTF8.GetBytes(csv), "log.csv");
        Assert.Null(log.Error);
        return LogImport.Decide(new(new("c1", "davis", "Ana", ATable.Start), "negotiation/t", "Table", ["unit/dea"], [], "log.csv", "00", log.Rows), Nothing);
    }

    /// <summary>The last column of the last row begins at column 30 of line 3, behind <c>2022-01-02,DEA,proposal,1,k2,</c>.</summary>
    private static string Two(string column, string keys) =>
        $"date,party,move,article,key,{column}\n2022-01-01,DEA,proposal,1,k1,\n2022-01-02,DEA,proposal,1,k2,{keys}\n";

    [Theory]
    [InlineData("responds_to", "zz", "responds_to names \"zz\", which is no key of this file or of rows imported before")]
    [InlineData("supersedes", "zz", "supersedes names \"zz\", which is no key of this file or of rows imported before")]
    [InlineData("corrects", "zz", "corrects names \"zz\", which is no key of this file or of rows imported before")]
    [InlineData("same_as", "zz", "same_as names \"zz\", which is no key of this file or of rows imported before")]
    [InlineData("responds_to", "k1;zz", "names \"zz\"")]
    [InlineData("responds_to", "K1", "names \"K1\"")]
    [InlineData("responds_to", "k1;K1", "names \"K1\"")]
    [InlineData("supersedes", "k1, k2", "names \"k1, k2\"")]
    [InlineData("responds_to", "\u001b[2Jk1", "names \"\\u001b[2Jk1\"")]
    [InlineData("responds_to", "k\u0131", "names \"k\u0131\"")]
    [InlineData("same_as", "log.csv:2", "names \"log.csv:2\"")]
    [InlineData("corrects", "k2", "which is the row itself: name the key of another row")]
    public void A_key_that_leads_nowhere_is_refused(string column, string keys, string says)
    {
        var error = Import(Two(column, keys.Contains(',', StringComparison.Ordinal) ? $"\"{keys}\"" : keys)).Error;
        Assert.NotNull(error);
        Assert.Equal((3, 30), (error.Line, error.Column));
        Assert.Contains(says, error.Text, StringComparison.Ordinal);
        OneLine.Check(error.At("log.csv"));
    }

    [Theory]
    [InlineData("date,party,move,article,key,corrects\n2022-01-01,DEA,proposal,\"1\n2\",k1,zz\n", 3, 7)]
    [InlineData("corrects,date,party,move,article,key\nzz,2022-01-01,DEA,proposal,1,k1\n", 2, 1)]
    public void The_place_of_a_wrong_key_is_that_of_its_field(string csv, int line, int column)
    {
        var error = Import(csv).Error;
        Assert.Equal((line, column), (error!.Line, error.Column));
    }

    /// <summary>An entry of our account has a number in a stream of its own; by that number stands quite another entry in the exchanged record.</summary>
    [Fact]
    public void A_row_that_is_the_same_as_one_of_our_account_is_linked_to_nothing()
    {
        var decision = Import("date,party,move,article,key,layer,same_as\n" +
            "2022-01-01,DEA,proposal,Wages,p,,\n2022-01-01,DEA,note,,n1,account,\n2022-01-01,DEA,note,Hours,n2,account,\n2022-01-02,DEA,counter,same,c,,n2\n");
        Assert.Null(decision.Error);
        Assert.Empty(decision.Exchanged.OfType<LabelLinked>());
        Assert.Equal(["reference-across-layers"], decision.Findings.Select(finding => finding.Code));
    }
}
