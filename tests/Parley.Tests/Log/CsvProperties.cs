using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Log;

namespace Parley.Tests.Log;

/// <summary>What holds for any bytes, and for any table.</summary>
public sealed class CsvProperties
{
    private const string Header = "date,party,move,article,time,order,key,responds_to,layer,expires,document_sha256\n";

    private static readonly string[] Pieces =
    [
        ",", "\"", "\"\"", "\r\n", "\n", "\r", ";", " ", "2022-01-01", "2022-02-30", "2022-01", "DEA", "joint", "proposal", "session", "note", "k1", "internal",
        "account", "07:05", "24:00", "-1", "é", "😀", "\uFEFF", "\u202e", "\u001b", "\0", "\u2028", new string('x', 600), Header,
    ];

    private static readonly byte[][] Broken = [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF], [0]];

    [Property(MaxTest = 500)]
    public void No_bytes_make_the_reader_throw(byte[] bytes) => Reads(bytes);

    /// <summary>Bytes that nearly are a log get further into the reader than arbitrary ones.</summary>
    [Property(MaxTest = 2000)]
    public Property No_near_miss_makes_the_reader_throw() => Prop.ForAll(NearMisses().ToArbitrary(), Reads);

    [Property(MaxTest = 1000)]
    public Property A_table_is_read_back_as_it_was_written() => Prop.ForAll(Tables().ToArbitrary(), written =>
    {
        var (rows, error) = Csv.Read(Encoding.UTF8.GetBytes(written.Text));
        Assert.Null(error);
        Assert.Equal(written.Rows.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++) Assert.Equal(written.Rows[i], rows[i]);
    });

    private static void Reads(byte[] bytes)
    {
        var read = LogReader.Read(bytes, "log.csv");
        if (read.Error is null) return;
        OneLine.Check(read.Error.At("log.csv"));
        Assert.Empty(read.Rows);
        Assert.True(read.Error is { Line: > 0, Column: > 0 }, $"a refusal has a line and a column: {read.Error}");
    }

    private static Gen<byte[]> NearMisses() =>
        from header in Gen.Elements("", Header, Header, Header)
        from pieces in Gen.Frequency((12, Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes)), (1, Gen.Elements(Broken))).ListOf()
        select (byte[])[.. Encoding.UTF8.GetBytes(header), .. pieces.SelectMany(piece => piece)];

    /// <summary>A table as a correct writer writes it, and where each of its fields begins.</summary>
    private sealed record Written(string Text, IReadOnlyList<Cell[]> Rows)
    {
        public override string ToString() => Text;
    }

    private static Gen<Written> Tables() =>
        from width in Gen.Choose(1, 5)
        from fields in Gen.Elements("", "a", ",", "\"", "\"\"", "\r\n", "\n", "\r", " ", "é", "😀", "\u0301", "\u2028", "\t", "日本").ListOf().Select(string.Concat).ListOf()
        from quoted in Gen.Elements(true, false).ListOf(fields.Count)
        from end in Gen.Elements("\n", "\r\n")
        from last in Gen.Elements(true, false)
        where fields.Count >= width
        select Write([.. fields.Chunk(width).Where(row => row.Length == width)], [.. quoted], end, last);

    private static Written Write(IReadOnlyList<string[]> table, bool[] quoted, string end, bool last)
    {
        var (text, rows, line, lineStart, n) = (new StringBuilder(), new List<Cell[]>(), 1, 0, 0);
        foreach (var row in table)
        {
            var cells = new List<Cell>();
            foreach (var field in row)
            {
                if (cells.Count > 0) text.Append(',');
                cells.Add(new(field, line, text.Length - lineStart + 1));
                // A row of one empty field must be quoted, or it would be an empty line.
                var quote = quoted[n++] || field.AsSpan().ContainsAny(",\"\r\n") || (row.Length == 1 && field.Length == 0);
                var start = text.Length;
                text.Append(quote ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field);
                for (var at = start; at < text.Length; at++)
                    if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
            }

            rows.Add([.. cells]);
            if (rows.Count == table.Count && !last) break;
            text.Append(end);
            (line, lineStart) = (line + 1, text.Length);
        }

        return new(text.ToString(), rows);
    }
}
