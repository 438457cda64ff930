using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>The few things that documents are set from.</summary>
internal static class Blocks
{
    public static W.Paragraph Line(string style, string text, string? look = null)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties { ParagraphStyleId = new() { Val = style } });
        if (text.Length > 0) paragraph.Append(Run(text, look));
        return paragraph;
    }

    /// <summary>A name in bold, and what is said of it.</summary>
    public static W.Paragraph Told(string style, string name, string said, string? look = null)
    {
        var paragraph = Line(style, name + " ", WordStyles.Strong);
        paragraph.Append(Run(said, look));
        return paragraph;
    }

    public static W.Run Run(string text, string? look = null)
    {
        var run = new W.Run();
        if (look is not null) run.RunProperties = new() { RunStyle = new() { Val = look } };
        var lines = XmlWords.Clean(text).Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) run.Append(new W.Break());
            run.Append(new W.Text(lines[at]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    public static W.SimpleField Field(string code, string shown = "1") => new(Run(shown)) { Instruction = " " + code + " " };

    public static W.Run Superscript(string text)
    {
        var run = Run(text);
        run.RunProperties = new() { VerticalTextAlignment = new() { Val = W.VerticalPositionValues.Superscript } };
        return run;
    }

    /// <summary>A table with ruled rows, its first row repeated on every page.</summary>
    /// <param name="widths">In twentieths of a point.</param>
    public static W.Table Table(IReadOnlyList<int> widths, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<IReadOnlyList<W.Paragraph>>> rows)
    {
        var table = new W.Table(
            new W.TableProperties(
                new W.TableWidth { Width = widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture), Type = W.TableWidthUnitValues.Dxa },
                new W.TableBorders(Ruled<W.TopBorder>(), Ruled<W.BottomBorder>(), Ruled<W.InsideHorizontalBorder>()),
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableLook { FirstRow = true, Val = "0020" }),
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        table.Append(Row(widths, [.. heads.Select(head => (IReadOnlyList<W.Paragraph>)[Line(WordStyles.CellHead, head)])], header: true));
        foreach (var row in rows) table.Append(Row(widths, row, header: false));
        return table;
    }

    public static IReadOnlyList<W.Paragraph> Cell(string text, string? look = null) => [Line(WordStyles.Cell, text, look)];

    private static W.TableRow Row(IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<W.Paragraph>> cells, bool header)
    {
        var settings = new W.TableRowProperties(new W.CantSplit());
        if (header) settings.Append(new W.TableHeader());
        var row = new W.TableRow(settings);
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = new W.TableCell(new W.TableCellProperties(new W.TableCellWidth { Width = widths[at].ToString(System.Globalization.CultureInfo.InvariantCulture), Type = W.TableWidthUnitValues.Dxa }));
            cell.Append(cells[at]);
            row.Append(cell);
        }

        return row;
    }

    private static TBorder Ruled<TBorder>() where TBorder : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "A9AEB1" };
}
