using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>
/// The look of every document, as styles that Word's own panes know: headings have outline levels, so that a screen reader and the navigation pane
/// find them. Fonts are those that Word and LibreOffice both have, or have with the same widths.
/// </summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string About = "About";
    public const string Note = "Note";
    public const string Columns = "Columns";
    public const string Fact = "Fact";
    public const string Cell = "Cell";
    public const string CellHead = "CellHead";
    public const string Quoted = "Quoted";
    public const string Sign = "Sign";
    public const string Contents = "Contents";
    public const string Inserted = "PutIn";
    public const string Struck = "Struck";
    public const string Code = "Digest";
    public const string Strong = "Strong";

    /// <summary>Deeper provisions look as the sixth.</summary>
    private const int Deepest = 6;

    private const string Serif = "Times New Roman";
    private const string Sans = "Arial";
    private const string Mono = "Courier New";
    private const string Grey = "565C65";

    public static string Heading(int level) => "Heading" + Number(Math.Clamp(level, 1, Deepest));

    public static string Words(int level) => "Words" + Number(Math.Clamp(level, 1, Deepest));

    public static W.Styles All()
    {
        var styles = new W.Styles(new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(Fonts(Serif), new W.FontSize { Val = "22" }, new W.Languages { Val = "en-US" })),
            new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(new W.SpacingBetweenLines { After = "100", Line = "264", LineRule = W.LineSpacingRuleValues.Auto }))));
        styles.Append(
            new W.Style(new W.StyleName { Val = "Normal" }, new W.PrimaryStyle()) { Type = W.StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Paragraph(Title, "Title", Spaced("0", "80"), Face(Sans, 36, bold: true), keep: true),
            Paragraph(About, "About this document", Spaced("0", "60"), Face(Sans, 18, color: Grey)),
            Paragraph(Note, "Note", Spaced("60", "120"), Face(Sans, 18, color: Grey)),
            Paragraph(Fact, "Fact", Spaced("0", "40"), Face(Serif, 21), left: "284", hanging: "284"),
            Paragraph(Cell, "Cell", Spaced("30", "30"), Face(Serif, 20)),
            Paragraph(CellHead, "Cell Heading", Spaced("30", "30"), Face(Sans, 18, bold: true), keep: true),
            Paragraph(Quoted, "Quoted Words", Spaced("60", "100"), Face(Serif, 21), left: "425"),
            Paragraph(Sign, "Signature", Spaced("0", "0"), Face(Sans, 18, color: Grey), keep: true),
            Paragraph(Columns, "Columns", Spaced("60", "120"), Face(Mono, 15)));
        for (var level = 1; level <= Deepest; level++)
        {
            var indent = Number(level <= 2 ? 0 : (level - 2) * 340);
            styles.Append(Headed(level, indent), Paragraph(Words(level), "Words " + Number(level), Spaced("0", "100"), Face(Serif, 22), left: indent));
        }

        for (var level = 1; level <= 2; level++) styles.Append(Listed(level));
        styles.Append(
            Paragraph("Header", "header", Spaced("0", "0"), Face(Sans, 16, color: Grey)),
            Paragraph("Footer", "footer", Spaced("0", "0"), Face(Sans, 15, color: Grey)),
            Character(Inserted, "Put In", new W.Color { Val = "00572B" }, new W.Underline { Val = W.UnderlineValues.Double }),
            Character(Struck, "Struck Words", new W.Strike(), new W.Color { Val = "B50909" }),
            Character(Code, "Digest", Fonts(Mono), new W.FontSize { Val = "17" }),
            Character(Strong, "Strong", new W.Bold()));
        return styles;
    }

    private static W.Style Headed(int level, string indent)
    {
        var style = Paragraph(Heading(level), "heading " + Number(level), Spaced(level == 1 ? "360" : "180", "80"), Face(Sans, level switch { 1 => 26, 2 => 22, _ => 20 }, bold: true), left: indent, keep: true);
        style.NextParagraphStyle = new() { Val = Words(level) };
        style.StyleParagraphProperties!.OutlineLevel = new() { Val = level - 1 };
        return style;
    }

    private static W.Style Listed(int level)
    {
        var style = Paragraph(Contents + Number(level), "Contents " + Number(level), Spaced(level == 1 ? "60" : "0", "20"), Face(Serif, level == 1 ? 21 : 20), left: Number((level - 1) * 284));
        style.StyleParagraphProperties!.Tabs = new(new W.TabStop { Val = W.TabStopValues.Right, Leader = W.TabStopLeaderCharValues.Dot, Position = WordFile.TextWidth });
        return style;
    }

    private static W.Style Paragraph(string id, string name, W.SpacingBetweenLines spacing, W.StyleRunProperties face, string? left = null, string? hanging = null, bool keep = false)
    {
        var own = new W.StyleParagraphProperties { SpacingBetweenLines = spacing };
        if (keep) own.KeepNext = new();
        if (left is not null) own.Indentation = new() { Left = left };
        if (hanging is not null) own.Indentation!.Hanging = hanging;
        return new(new W.StyleName { Val = name }, new W.BasedOn { Val = "Normal" }, new W.PrimaryStyle(), own, face) { Type = W.StyleValues.Paragraph, StyleId = id, CustomStyle = IsCustom(name) };
    }

    private static W.Style Character(string id, string name, params OpenXmlElement[] look) =>
        new(new W.StyleName { Val = name }, new W.PrimaryStyle(), new W.StyleRunProperties(look)) { Type = W.StyleValues.Character, StyleId = id, CustomStyle = IsCustom(name) };

    private static OnOffValue? IsCustom(string name) => name is "Title" or "Strong" or "header" or "footer" or "Signature" || name.StartsWith("heading", StringComparison.Ordinal) ? null : true;

    private static W.SpacingBetweenLines Spaced(string before, string after) => new() { Before = before, After = after };

    private static W.StyleRunProperties Face(string font, int halfPoints, bool bold = false, string? color = null)
    {
        var face = new W.StyleRunProperties { RunFonts = Fonts(font), FontSize = new() { Val = Number(halfPoints) } };
        if (bold) face.Bold = new();
        if (color is not null) face.Color = new() { Val = color };
        return face;
    }

    private static W.RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, ComplexScript = name };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
