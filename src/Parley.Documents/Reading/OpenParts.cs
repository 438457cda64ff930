using System.Text;

namespace Parley.Documents.Reading;

/// <summary>A run whose text is still coming.</summary>
internal sealed class OpenRun(bool link)
{
    private Look look = Look.None;
    private string? style;

    public StringBuilder Text { get; } = new();

    public void Say(string name, string? value)
    {
        var on = SafeXml.IsOn(value);
        look = name switch
        {
            "strike" or "dstrike" => look with { Struck = look.Struck == true || on },
            "u" => look with { Underlined = on },
            "vanish" => look with { Hidden = on },
            "color" => look with { Colour = value },
            _ => look,
        };
        if (name == "rStyle") style = value;
    }

    /// <summary>The run as it looks, and whether it is hidden. A line below that a paragraph's style brings makes a heading, and no mark.</summary>
    public (SourceRun Run, bool Hidden) Closed(string text, Styles styles, SourceParagraph paragraph)
    {
        var own = look.Over(styles.OfWords(style));
        var whole = own.Over(styles.Of(paragraph.Style ?? styles.Usual).Look);
        var colour = whole.Colour is null or "auto" or "000000" ? "" : whole.Colour.ToUpperInvariant();
        return (new(text, '=', null, null, whole.Struck == true, own.Underlined == true && !link, colour), whole.Hidden == true);
    }
}

/// <summary>A row of a table whose cells are still coming.</summary>
internal sealed class OpenRow
{
    private readonly List<SourceParagraph> paragraphs = [];
    private int cells;
    private int held;

    /// <summary>What is recorded of the row, and of the cell: inserted or struck as a whole.</summary>
    public char Op { get; set; } = '=';
    public char Cell { get; set; } = '=';

    /// <summary>A cell holds more than a line: the row is printed cell by cell.</summary>
    public bool HoldsMore { get; set; }

    public void NextCell()
    {
        cells++;
        held = 0;
    }

    public void Take(SourceParagraph paragraph)
    {
        paragraph.InRow = true;
        if (++held > 1) HoldsMore = true;
        if (Op != '=' || Cell != '=') paragraph.End = Op != '=' ? Op : Cell;
        paragraphs.Add(paragraph);
    }

    public void Close()
    {
        foreach (var paragraph in paragraphs.Skip(1)) paragraph.GoesOnWithRow = !HoldsMore && cells > 1;
        // Within a row the ends of paragraphs are borders of cells, which nothing joins.
        if (!HoldsMore) foreach (var paragraph in paragraphs) paragraph.End = '=';
    }
}
