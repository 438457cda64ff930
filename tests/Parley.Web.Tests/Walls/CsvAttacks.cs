using Parley.Documents;

namespace Parley.Web.Tests.Walls;

/// <summary>A file that a spreadsheet opens: no value of the record is taken for a formula, and a program gets each back as it was.</summary>
public sealed class CsvAttacks
{
    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "\"'=HYPERLINK(\"\"https://evil.example\"\")\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("'", "''")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("1-2", "1-2")]
    [InlineData("DEA", "DEA")]
    [InlineData("", "")]
    [InlineData("a,=1", "\"a,=1\"")]
    public void No_value_begins_as_a_formula_does(string value, string written) => Assert.Equal(written + "\r\n", CsvText.Line(value));

    /// <summary>Python's csv module reads these lines so too; what is left is to take one apostrophe away.</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("'already")]
    [InlineData("''twice")]
    [InlineData("-\"quoted\", and more\r\nlines")]
    [InlineData("plain")]
    public void A_program_takes_one_apostrophe_away_and_has_the_value(string value)
    {
        var line = CsvText.Line("before", value, "behind")[..^2]["before,".Length..^",behind".Length];
        var read = line.StartsWith('"') ? line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : line;
        Assert.Equal(value, read.StartsWith('\'') ? read[1..] : read);
    }
}
