namespace Parley.Web.Texts;

/// <summary>In what forms a page is taken out, by the ending of the file and its name for people; PDF only where something here can make it.</summary>
public static class Downloads
{
    /// <summary>Words and print, for comparisons, exhibits, sheets and redlines.</summary>
    public static IReadOnlyList<(string Format, string Name)> Papers(bool pdf) => pdf ? [("docx", "Word"), ("pdf", "PDF")] : [("docx", "Word")];

    public static IReadOnlyList<(string Format, string Name)> Text(bool pdf) => [.. Papers(pdf), ("txt", "plain text"), ("md", "Markdown"), ("xml", "Akoma Ntoso XML")];
}
