namespace Parley.Documents;

/// <summary>RFC 4180, out.</summary>
public static class CsvText
{
    /// <summary>One line, CRLF at its end; a field is quoted where it must be.</summary>
    public static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
