using System.Globalization;
using System.Text;
using Parley.Recording;

namespace Parley.Record.Accounts;

/// <summary>The name of an account is the name under which the person records, and the one to sign in with.</summary>
public static class AccountNames
{
    public const int Most = 200;

    /// <summary>As it is kept: composed, with one space where several stood.</summary>
    public static string Kept(string name) => string.Join(' ', Composed.Of(name).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Two names with one key are one name: without case, and however their letters are composed.</summary>
    public static string Key(string name) => Composed.Of(Kept(name).ToUpperInvariant());

    public static Refusal? Wrong(string? name)
    {
        if (Limits.Required("the name", name, 4 * Most) is { } refusal) return refusal;
        if (Kept(name!).Length > Most) return new("too-long", $"the name is longer than {Most} characters: shorten it");
        // What nobody sees must not make two names of one.
        return name!.EnumerateRunes().Any(rune => Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            ? new("bad-input", "the name holds a character that cannot be seen: write letters and spaces on one line") : null;
    }
}
