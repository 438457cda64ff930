using System.Globalization;
using System.Text;

namespace Parley.Recording;

/// <summary>Text that goes into one line for people.</summary>
public static class Plain
{
    /// <summary>At most 80 characters, control characters shown as their code: hostile names cannot break a line or a terminal.</summary>
    public static string Short(string? text, int most = 80)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var line = new StringBuilder(Math.Min(text.Length, most) + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most) return line.Append('…').ToString();
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                line.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                line.Append(rune.ToString());
        }

        return line.ToString();
    }

    public static string Count(int n, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many ?? one + "s")}");
}
