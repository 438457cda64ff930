using Parley.Recording;
using Parley.Text;

namespace Parley.Documents.Reading;

/// <summary>How a paper shows what it changes.</summary>
public enum Marking
{
    /// <summary>Word's own record of changes, with authors and dates.</summary>
    Tracked,

    /// <summary>Struck through and underlined by hand, as is the custom at tables.</summary>
    ByHand,

    /// <summary>It does not: the words are those proposed.</summary>
    Clean,
}

/// <summary>A stretch of a paper.</summary>
/// <param name="Op">'=' in both texts, '+' only in the new one, '-' only in the old.</param>
/// <param name="Text">As printed; a tab stands between columns, a line feed where the line is broken.</param>
/// <param name="Author">Who made the change, as Word recorded it.</param>
/// <param name="Date">When, as Word recorded it; Word writes the time of day of its own place without saying which.</param>
public sealed record MarkedRun(char Op, string Text, string? Author = null, DateTimeOffset? Date = null);

/// <summary>A paragraph of a paper, or a row of a table in it.</summary>
/// <param name="Label">The number that Word prints before it, which is no part of its words; empty where there is none.</param>
/// <param name="Level">Depth of a heading or of an item of a list, from 1; 0 for any other.</param>
public sealed record PaperParagraph(string Label, int Level, IReadOnlyList<MarkedRun> Runs)
{
    /// <summary>The number in the old text, where what is inserted or struck before it has moved it; empty where it is not in it.</summary>
    public string OldLabel { get; init; } = "";
}

/// <summary>
/// A Word file as a paper of the table: its words in order, what is struck in them and what put in. How it is marked is a guess, and can be
/// overruled (<see cref="As"/>).
/// </summary>
/// <param name="Remarks">What a careful reader would say of the file: what was guessed, what was left out.</param>
public sealed record WordPaper(Marking Marking, IReadOnlyList<PaperParagraph> Paragraphs, IReadOnlyList<string> Remarks)
{
    private readonly WordSource source = null!;

    /// <summary>The text as proposed, line by line with its labels, as <see cref="AgreementReader"/> reads it.</summary>
    public string NewText { get; private init; } = "";

    /// <summary>The text that the paper shows as the present one; null where it marks nothing.</summary>
    public string? OldText { get; private init; }

    /// <summary>What stands at the head and foot of its pages, each once.</summary>
    public IReadOnlyList<string> Heads => source.Heads;

    /// <summary>The paper, or why it is not read; never both.</summary>
    public static (WordPaper? Paper, InputError? Wrong) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var words = WordSource.Of(WordPackage.Of(bytes));
            return (Of(words, HandMarks.Guess(words.Paragraphs)), null);
        }
        catch (HostileFile hostile)
        {
            return (null, hostile.Error);
        }
        catch (System.Xml.XmlException)
        {
            return (null, new("the file's inside is no well-formed XML, or defines entities, which Word never does: open it in Word, let Word repair it, and save it again", 0, 0));
        }
    }

    /// <summary>Plain text as a paper. What was struck and put in on the page that it was taken from stands in it side by side.</summary>
    public static WordPaper OfText(string text) => Of(WordSource.OfText(text), Marking.Clean);

    /// <summary>The same file, its marks read in another way.</summary>
    public WordPaper As(Marking marking) => marking == Marking ? this : Of(source, marking);

    /// <summary>The text as proposed, as provisions; what is printed on every page is left out, and listed.</summary>
    public ReadAgreement Agreement()
    {
        var read = AgreementReader.Read(NewText, TextFormat.Plain);
        return read with { Furniture = [.. Heads.Select(head => new FurnitureLine(0, FurnitureKind.RunningHead, head)), .. read.Furniture] };
    }

    private WordPaper(WordSource source, Marking marking, IReadOnlyList<PaperParagraph> paragraphs, IReadOnlyList<string> remarks) : this(marking, paragraphs, remarks) => this.source = source;

    private static WordPaper Of(WordSource source, Marking marking)
    {
        var marks = source.Paragraphs.Count == 0 ? [] : MarkedSource.Of(source.Paragraphs, marking);
        var (@new, old) = (PrintedText.Of(source, marks, marking, '-'), PrintedText.Of(source, marks, marking, '+'));
        return new(source, marking, Marked(source, marks, @new, old), [.. HandMarks.Remarks(source.Paragraphs, marking), .. source.Remarks])
        {
            NewText = @new.Text, OldText = marking == Marking.Clean ? null : old.Text,
        };
    }

    private static List<PaperParagraph> Marked(WordSource source, IReadOnlyList<IReadOnlyList<MarkedRun>> marks, PrintedText @new, PrintedText old)
    {
        var paragraphs = new List<PaperParagraph>();
        for (var at = 0; at < marks.Count; at++)
        {
            var from = source.Paragraphs[at];
            if (from.GoesOnWithRow && paragraphs.Count > 0)
            {
                var label = @new.Labels[at].Length > 0 ? @new.Labels[at] + " " : "";
                paragraphs[^1] = paragraphs[^1] with { Runs = [.. paragraphs[^1].Runs, new('=', "\t" + label), .. marks[at]] };
            }
            else if (marks[at].Count > 0 || @new.Labels[at].Length > 0)
            {
                var level = source.Outline(from) is { } outline ? outline + 1 : source.ListOf(from) is (_, var depth) ? depth + 1 : 0;
                paragraphs.Add(new(@new.Labels[at].Length > 0 ? @new.Labels[at] : old.Labels[at], level, marks[at]) { OldLabel = old.Labels[at] });
            }
        }

        return paragraphs;
    }
}
