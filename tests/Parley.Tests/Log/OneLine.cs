using System.Globalization;
using System.Text;

namespace Parley.Tests.Log;

/// <summary>What every refusal must be (contract.md): one line, fit for any terminal.</summary>
internal static class OneLine
{
    public static void Check(string message)
    {
        Assert.False(string.IsNullOrWhiteSpace(message), "a refusal says something");
        Assert.True(message.Length <= 1200, $"a refusal is a line, not a page: {message.Length} characters");
        foreach (var rune in message.EnumerateRunes())
        {
            var hostile = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            Assert.False(hostile, $"U+{rune.Value:X4} reaches the terminal in: {message}");
        }
    }
}
