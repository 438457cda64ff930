namespace Parley.Text;

/// <summary>One printed line. A form feed ends a page and a line, but not a numbered line of the file.</summary>
/// <param name="Number">Line of the file, counted from 1.</param>
/// <param name="Page">Page, counted from 0; always 0 where the file has no form feeds.</param>
/// <param name="Text">The line without its end, trailing white space removed.</param>
/// <param name="Indent">Columns before the first word; a tab goes to the next multiple of eight.</param>
internal sealed record SourceLine(int Number, int Page, string Text, int Indent)
{
    public bool Blank => Text.Length == 0;

    /// <summary>The line from its first word.</summary>
    public string Body { get; } = Text.TrimStart();

    /// <summary>The column after the last character, as a reader sees it.</summary>
    public int Right => Indent + Body.Length;

    /// <summary>The lines of a file, whatever ends them (LF, CR, CR LF, NEL, LS, PS, vertical tab, form feed).</summary>
    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        var (number, page, start) = (1, 0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var end = at == text.Length;
            if (!end && text[at] is not ('\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')) continue;
            if (!end || at > start) lines.Add(Of(number, page, text[start..at]));
            if (end) break;
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            if (text[at] == '\f') page++;
            else if (text[at] != '\v') number++;
            start = at + 1;
        }
        return lines;
    }

    private static SourceLine Of(int number, int page, string raw)
    {
        var printed = raw.TrimEnd();
        var indent = 0;
        foreach (var c in printed)
        {
            if (!char.IsWhiteSpace(c)) break;
            indent = c == '\t' ? (indent / 8 + 1) * 8 : indent + 1;
        }
        return new(number, page, printed, indent);
    }
}
