using Parley.Text;

namespace Parley.Tests.Text;

public sealed class TokenTests
{
    [Theory]
    [InlineData("pay of $1,000.", "pay|of|$1,000|.")]
    [InlineData("seven and one-half (7.5) hours", "seven|and|one-half|(|7.5|)|hours")]
    [InlineData("Section 3.17.2, above", "Section|3.17.2|,|above")]
    [InlineData("the teacher's and teachers’ rights", "the|teacher's|and|teachers|’|rights")]
    [InlineData("16% or 1/2 of his/her day", "16%|or|1/2|of|his|/|her|day")]
    [InlineData("Level One–If not", "Level|One–If|not")]
    [InlineData("learning—the key", "learning|—|the|key")]
    [InlineData("Pay ........ 12", "Pay|........|12")]
    [InlineData("one-\n   thousand dollars", "one-\n   thousand|dollars")]
    [InlineData("at 8:30 a.m.", "at|8:30|a.m|.")]
    [InlineData("((a))", "(|(|a|)|)")]
    [InlineData(" \t\n ", "")]
    public void Words_and_numbers_are_whole_and_punctuation_stands_apart(string text, string tokens) =>
        Assert.Equal(tokens.Length == 0 ? [] : tokens.Split('|'), Token.In(text).Select(t => text.Substring(t.Start, t.Length)).ToArray());

    [Fact]
    public void White_space_is_what_lies_between_tokens()
    {
        const string text = " The  Board\n(or its designee) shall. ";
        var at = 0;
        foreach (var token in Token.In(text))
        {
            Assert.True(string.IsNullOrWhiteSpace(text[at..token.Start]));
            Assert.Equal(token.Start > 0 && at == token.Start, token.Glued);
            at = token.End;
        }
        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    }
}
