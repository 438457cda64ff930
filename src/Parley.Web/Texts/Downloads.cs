namespace Parley.Web.Texts;

/// <summary>In what forms a page is taken out, by the ending of the file and its name for people.</summary>
public static class Downloads
{
    private static readonly (string, string) Word = ("docx", "Word"), Pdf = ("pdf", "PDF");

    /// <summary>Words and print, for comparisons and exhibits.</summary>
    public static IReadOnlyList<(string Format, string Name)> Papers { get; } = [Word, Pdf];

    public static IReadOnlyList<(string Format, string Name)> Text { get; } = [Word, Pdf, ("txt", "plain text"), ("md", "Markdown"), ("xml", "Akoma Ntoso XML")];
}
