namespace Parley.Documents;

/// <summary>
/// RFC 4180, out; and safe to open in a spreadsheet (ASVS 5.0, 1.2.10). A value that begins as a formula would, or with an apostrophe, has
/// one apostrophe before it: whoever reads the file takes one away where there is one, and has the value as it was.
/// </summary>
public static class CsvText
{
    /// <summary>One line, CRLF at its end; a field is quoted where it must be.</summary>
    public static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    private static string Field(string? value)
    {
        if (value is null) return "";
        var text = value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '\'', ..] ? "'" + value : value;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
