namespace Parley.Documents.Reading;

/// <summary>A stretch of text as the file has it: what is recorded of it, and how it looks.</summary>
/// <param name="Tracked">'=' untouched, '+' inserted, '-' struck, by Word's own record of changes.</param>
/// <param name="Colour">Empty for the colour that text has anyway.</param>
internal sealed record SourceRun(string Text, char Tracked, string? Author, DateTimeOffset? Date, bool Struck, bool Underlined, string Colour);

/// <summary>A paragraph as the file has it, before it is decided what its marks mean.</summary>
internal sealed class SourceParagraph
{
    /// <summary>The style's id, the number of its list and the depth in it, from 0, as the paragraph itself says them.</summary>
    public string? Style { get; set; }
    public int? List { get; set; }
    public int? ListLevel { get; set; }
    public int? Outline { get; set; }

    /// <summary>The column of its first line, in twentieths of a point.</summary>
    public int? Left { get; set; }
    public bool IsContents { get; set; }

    /// <summary>What is recorded of the paragraph's end: '-' joins it to the next in the new text, '+' in the old.</summary>
    public char End { get; set; } = '=';

    /// <summary>Word recorded a change in it, even one that left nothing in either text.</summary>
    public bool Recorded { get; set; }

    /// <summary>Stands in a row of a table; the next cell of a row of single lines goes on with the line of the first.</summary>
    public bool InRow { get; set; }
    public bool GoesOnWithRow { get; set; }
    public List<SourceRun> Runs { get; } = [];

    /// <summary>The notes that it refers to, in order.</summary>
    public List<NoteMark> Notes { get; } = [];
}

/// <summary>A reference to a note.</summary>
/// <param name="Kind">"footnotes" or "endnotes".</param>
/// <param name="Number">As printed, both kinds counted together.</param>
internal sealed record NoteMark(string Kind, string Id, int Number);
