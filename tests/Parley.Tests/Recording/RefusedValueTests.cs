using Parley.Agreements;
using Parley.Recording;
using Parley.Tests.Log;

namespace Parley.Tests.Recording;

/// <summary>Names and texts that no command may take, whichever way they come in.</summary>
public sealed class RefusedValueTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Old")]
    [InlineData("-old")]
    [InlineData("old-")]
    [InlineData(".old")]
    [InlineData("a..b")]
    [InlineData("..")]
    [InlineData("../old")]
    [InlineData("old/x")]
    [InlineData("old/account")]
    [InlineData("old@2022-01-01")]
    [InlineData("öld")]
    [InlineData("оld")]
    [InlineData("o\u0131d")]
    [InlineData("٣")]
    [InlineData("old old")]
    [InlineData("old\n")]
    [InlineData("\u001b[31mold")]
    [InlineData("old\u200b")]
    [InlineData("o'; drop table parley.mt_events; --")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void What_is_no_slug_is_refused_and_says_what_is_one(string slug)
    {
        var refusal = Slug.Check("the unit", slug);
        Assert.Equal("bad-slug", refusal?.Code);
        Assert.Contains("use 1 to 64 lower-case letters, digits and inner hyphens or dots, such as uesf-2025", refusal!.Text, StringComparison.Ordinal);
        OneLine.Check(refusal.Text);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("uesf-2025")]
    [InlineData("a.b-c.d")]
    [InlineData("a--b")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void What_is_a_slug_is_taken(string slug) => Assert.Null(Slug.Check("the unit", slug));

    [Theory]
    [InlineData(new[] { 'a', '\0' }, "nul")]
    [InlineData(new[] { '\ud83d' }, "lone-surrogate")]
    [InlineData(new[] { '\ude00' }, "lone-surrogate")]
    [InlineData(new[] { '\ude00', '\ud83d' }, "lone-surrogate")]
    [InlineData(new[] { '\ud83d', '\ud83d', '\ude00' }, "lone-surrogate")]
    [InlineData(new[] { '\ud83d', '\ude00', '\ude00' }, "lone-surrogate")]
    [InlineData(new[] { '\ud83d', '\ude00', 'é', 'é', 'é', 'é' }, "too-long")]
    [InlineData(new[] { '\ud83d', '\ude00', 'é', 'é' }, null)]
    public void Text_that_could_not_be_read_back_is_refused(char[] text, string? code)
    {
        var refusal = Limits.Text("the title", new string(text), 8);
        Assert.Equal(code, refusal?.Code);
        if (refusal is not null) OneLine.Check(refusal.Text);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41, 0x00 }, 1, 2)]
    [InlineData(new byte[] { 0x41, 0x0D, 0x0A, 0xC3, 0xA9, 0xFF }, 2, 2)]
    [InlineData(new byte[] { 0xED, 0xBF, 0xBF }, 1, 1)]
    [InlineData(new byte[] { 0x41, 0xE2, 0x80 }, 1, 2)]
    public void An_agreement_that_is_not_UTF8_is_told_where(byte[] bytes, int line, int column)
    {
        var error = AgreementFile.FirstError(bytes, "a.txt");
        Assert.Equal((line, column), (error!.Line, error.Column));
    }

    [Theory]
    [InlineData("a\nb\tc", "a\\u000ab\\u0009c")]
    [InlineData("\u001b[31m\u0007\u007f\u009b", "\\u001b[31m\\u0007\\u007f\\u009b")]
    [InlineData("\u202e\u2066\u200f\ufeff\u00ad\u2028\u2029", "\\u202e\\u2066\\u200f\\ufeff\\u00ad\\u2028\\u2029")]
    [InlineData("Doña 日本 😀", "Doña 日本 😀")]
    public void What_could_steer_a_terminal_is_shown_as_its_code(string text, string shown) => Assert.Equal(shown, Plain.Short(text));
}
