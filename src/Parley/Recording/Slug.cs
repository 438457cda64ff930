using System.Buffers;

namespace Parley.Recording;

/// <summary>A short name for addresses and commands: 1 to 64 of a-z, 0-9 and inner hyphens or dots.</summary>
public static class Slug
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 64 }
        && !text.AsSpan().ContainsAnyExcept(Allowed)
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && !text.Contains("..", StringComparison.Ordinal);

    public static Refusal? Check(string what, string? text) => IsValid(text) ? null : new("bad-slug",
        $"{what} \"{Plain.Short(text)}\" is not a slug: use 1 to 64 lower-case letters, digits and inner hyphens or dots, such as uesf-2025");
}
