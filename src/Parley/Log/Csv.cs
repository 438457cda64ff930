using System.Text;
using Parley.Recording;

namespace Parley.Log;

/// <summary>
/// RFC 4180, strictly, with the place of every field. What a forgiving reader repairs (a quote inside a bare field, words after a
/// closing quote, a row of another width) is what makes two readers see two records, so it is refused (docs/adr/0010).
/// </summary>
public static class Csv
{
    /// <summary>All rows, the header first, or the first error. Lines end with CRLF or LF; a last line needs no end.</summary>
    public static (IReadOnlyList<Cell[]> Rows, InputError? Error) Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (utf8.IsEmpty) return ([], new("the file is empty: it needs a header row", 1, 1));
        if (Utf8.FirstError(utf8) is { } error) return ([], error);
        return new Reader(Encoding.UTF8.GetString(utf8)).Read();
    }

    private sealed class Reader(string text)
    {
        private readonly List<Cell[]> rows = [];
        private readonly List<Cell> row = [];
        private int at, line = 1, lineStart;

        private int Column => at - lineStart + 1;

        public (IReadOnlyList<Cell[]>, InputError?) Read()
        {
            while (at < text.Length)
            {
                if ((text[at] == '"' ? Quoted() : Bare()) is { } error) return ([], error);
                if (row.Count > Limits.LogFields) return ([], new($"more than {Limits.LogFields:N0} fields in a row: a table log has at most {LogColumns.All.Count} columns", row[^1].Line, row[^1].Column));
                if (at < text.Length && text[at] == ',') { at++; if (at == text.Length) row.Add(new("", line, Column)); continue; }
                if (EndRow() is { } wrong) return ([], wrong);
            }

            if (row.Count > 0 && EndRow() is { } last) return ([], last);
            return (rows, null);
        }

        private InputError? Bare()
        {
            var start = at;
            while (at < text.Length && text[at] is not (',' or '\n' or '\r' or '"')) at++;
            if (at < text.Length && text[at] == '"')
                return new("a quote inside a field that does not begin with one: put the whole field in quotes and double the quote", line, Column);
            if (LoneCarriageReturn() is { } error) return error;
            row.Add(new(text[start..at], line, start - lineStart + 1));
            return null;
        }

        private InputError? Quoted()
        {
            var (openLine, openColumn) = (line, Column);
            var value = new StringBuilder();
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"')
                {
                    if (at + 1 < text.Length && text[at + 1] == '"') at++;
                    else break;
                }

                value.Append(text[at]);
                if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
            }

            if (at == text.Length) return new("a quoted field that is never closed: close it with a quote", openLine, openColumn);
            at++;
            if (LoneCarriageReturn() is { } error) return error;
            if (at < text.Length && text[at] is not (',' or '\n' or '\r'))
                return new("words after a closing quote: a quote inside a field is written twice", line, Column);
            row.Add(new(value.ToString(), openLine, openColumn));
            return null;
        }

        private InputError? LoneCarriageReturn() => at < text.Length && text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')
            ? new("a carriage return without a line feed: end lines with CRLF or LF", line, Column) : null;

        private InputError? EndRow()
        {
            if (at < text.Length) at += text[at] == '\r' ? 2 : 1;
            if (rows.Count > 0 && row.Count != rows[0].Length)
                return rows[0] is [{ Value: var header }] && header.Contains(';', StringComparison.Ordinal) ? new("the header is one field: separate columns with commas, not semicolons", rows[0][0].Line, 1)
                    : row is [{ Value: "" }] ? new("an empty line: remove it", row[0].Line, 1)
                    : new($"this row has {Plain.Count(row.Count, "field")}, the header has {rows[0].Length}", row[0].Line, 1);
            if (rows.Count > Limits.LogRows) return new($"more than {Limits.LogRows:N0} rows: split the file", row[0].Line, 1);
            rows.Add([.. row]);
            row.Clear();
            (line, lineStart) = (line + 1, at);
            return null;
        }
    }
}
