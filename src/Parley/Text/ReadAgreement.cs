namespace Parley.Text;

/// <summary>How the file that is read was written.</summary>
public enum TextFormat
{
    /// <summary>Plain text, as a converter prints it from a paged document: indentation, blank lines and form feeds speak.</summary>
    Plain,

    /// <summary>Markdown: "#" marks give the depth of a heading; a numbered item is a provision, a bulleted one stays text.</summary>
    Markdown,
}

/// <summary>Why a line belongs to the page and not to the agreement.</summary>
public enum FurnitureKind
{
    /// <summary>A running head or foot, with or without a page number on the same line.</summary>
    RunningHead,

    /// <summary>A page number alone on its line ("3", "- ii -", "Page 4 of 58").</summary>
    PageNumber,

    /// <summary>A line of the table of contents, its title and its group headings included.</summary>
    TableOfContents,

    /// <summary>The "#" marks of a Markdown heading; only the marks, the heading itself is kept.</summary>
    Markup,
}

/// <summary>One provision as a file prints it, before it has an identity.</summary>
/// <param name="Level">Depth in the outline; 1 at the top.</param>
/// <param name="Label">The label as printed; empty for front matter and for parts that carry only a title.</param>
/// <param name="Heading">The heading as printed; empty where there is none.</param>
/// <param name="Text">Its own words, lines as printed less the indentation they have in common.</param>
/// <param name="Line">The line of the file, counted from 1, on which it begins.</param>
public sealed record ReadProvision(int Level, string Label, string Heading, string Text, int Line);

/// <summary>A line left out of the provisions, with its reason.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Kind">Why it is no part of the agreement.</param>
/// <param name="Text">The words left out, as printed, without the white space around them.</param>
public sealed record FurnitureLine(int Line, FurnitureKind Kind, string Text);

/// <summary>
/// An agreement as read. Lossless: the words (maximal runs of non-white-space) of the provisions in order, each label,
/// heading, text, are the words of the file less those of the furniture.
/// </summary>
public sealed record ReadAgreement(IReadOnlyList<ReadProvision> Provisions, IReadOnlyList<FurnitureLine> Furniture);
