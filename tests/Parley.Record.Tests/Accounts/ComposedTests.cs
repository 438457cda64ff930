using System.Text;
using Npgsql;
using Parley.Record.Accounts;

namespace Parley.Record.Tests.Accounts;

/// <summary>Our normalization form C beside PostgreSQL's.</summary>
public sealed class ComposedTests
{
    [Theory]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("plain", "plain")]
    public void Letters_and_their_marks_are_put_together(string apart, string together) => Assert.Equal(together, Composed.Of(apart));

    [Fact]
    public async Task Every_letter_alone_and_with_marks_is_as_PostgreSQL_composes_it()
    {
        await using var connection = new NpgsqlConnection(Database.Server);
        await connection.OpenAsync();
        var marks = new[] { "", "\u0301", "\u0323\u0301", "\u0301\u0323", "\u0338\u05b0\u3099", "\u11a8\u0345" };
        var texts = (from point in Enumerable.Range(0x80, 0x2fa20 - 0x80)
                     where Rune.IsValid(point)
                     from mark in marks
                     select new Rune(point) + mark).ToArray();
        await using var command = new NpgsqlCommand("select array_agg(normalize(t, NFC) order by n) from unnest($1::text[]) with ordinality as x (t, n)", connection) { Parameters = { new() { Value = texts } } };
        var expected = (string[])(await command.ExecuteScalarAsync())!;
        var wrong = texts.Zip(expected).Where(one => Composed.Of(one.First) != one.Second).Take(10).Select(one => string.Join(' ', one.First.EnumerateRunes().Select(rune => rune.Value.ToString("X4", null))));
        Assert.Empty(wrong);
    }
}
