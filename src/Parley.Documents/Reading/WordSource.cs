using Parley.Recording;

namespace Parley.Documents.Reading;

/// <summary>A Word file's text as it has it, with its styles and lists, before it is decided what its marks mean.</summary>
internal sealed class WordSource
{
    private readonly Styles styles;
    private readonly Numbering numbering;

    private WordSource(Styles styles, Numbering numbering) => (this.styles, this.numbering) = (styles, numbering);

    public IReadOnlyList<SourceParagraph> Paragraphs { get; private set; } = [];
    public IReadOnlyList<string> Heads { get; private set; } = [];
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    public static WordSource Of(WordPackage package)
    {
        var looks = new Styles(package.Of("styles").FirstOrDefault());
        var source = new WordSource(looks, new(package.Of("numbering").FirstOrDefault(), looks));
        var tally = new Tally();
        var paragraphs = new StoryReader(looks, tally).Read(package.Main);
        if (paragraphs.Count == 0) throw new HostileFile("the file has no words: an empty document changes nothing");
        source.Paragraphs = WithNotes(paragraphs, package, looks, tally);
        source.Heads = [.. package.Of("header").Concat(package.Of("footer")).Select(part => Flat(new StoryReader(looks, tally).Read(part))).Where(head => head.Any(char.IsLetter)).Distinct()];
        source.Remarks = [.. source.Said(tally)];
        return source;
    }

    /// <summary>Paragraphs are what stands between blank lines.</summary>
    public static WordSource OfText(string text)
    {
        var looks = new Styles(null);
        var paragraphs = new List<SourceParagraph>();
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.TrimEnd());
                continue;
            }
            if (lines.Count == 0) continue;
            var paragraph = new SourceParagraph();
            paragraph.Runs.Add(new(string.Join('\n', lines), '=', null, null, false, false, ""));
            paragraphs.Add(paragraph);
            lines.Clear();
        }

        return new(looks, new(null, looks))
        {
            Paragraphs = paragraphs,
            Remarks = ["Plain text keeps no marks: if words were struck and put in on the page that it was taken from, both stand here side by side. Give the Word document (.docx) to have them told apart."],
        };
    }

    public Numbering.Count Count() => new(numbering);

    /// <summary>The list and the depth in it, from 0, in which a paragraph stands by its own word or its style's; null if in none.</summary>
    public (int List, int Level)? ListOf(SourceParagraph paragraph)
    {
        var id = paragraph.Style ?? styles.Usual;
        var style = styles.Of(id);
        // List 0 takes a paragraph out of the list of its style.
        if ((paragraph.List ?? style.List) is not { } list || list == 0) return null;
        return (list, paragraph.ListLevel ?? style.ListLevel ?? (paragraph.List is null ? numbering.LevelOf(list, id) : 0));
    }

    /// <summary>The depth of a heading, from 0; null for text. Level 9 is Word's word for text.</summary>
    public int? Outline(SourceParagraph paragraph) => (paragraph.Outline ?? styles.Of(paragraph.Style ?? styles.Usual).Outline) is >= 0 and < 9 and var level ? level : null;

    public bool IsContents(SourceParagraph paragraph) => styles.Of(paragraph.Style).IsContents;

    /// <summary>Four columns a level of a list; else as far as the paragraph is set in, ten characters an inch.</summary>
    public int Column(SourceParagraph paragraph) =>
        ListOf(paragraph) is (_, var level) ? Math.Clamp(level, 0, 8) * 4 : Math.Min(40, (paragraph.Left ?? styles.Of(paragraph.Style ?? styles.Usual).Left ?? 0) / 144);

    /// <summary>Notes stand behind the paragraph that refers to them, or the row of it, each with its number.</summary>
    private static List<SourceParagraph> WithNotes(List<SourceParagraph> paragraphs, WordPackage package, Styles styles, Tally tally)
    {
        if (tally.Notes == 0) return paragraphs;
        var notes = new Dictionary<string, Dictionary<string, List<SourceParagraph>>>();
        foreach (var kind in new[] { "footnotes", "endnotes" })
        {
            var reader = new StoryReader(styles, tally);
            if (package.Of(kind).FirstOrDefault() is { } part) reader.Read(part);
            notes[kind] = reader.ByNote;
        }

        var (all, waiting) = (new List<SourceParagraph>(paragraphs.Count), new List<NoteMark>());
        for (var at = 0; at < paragraphs.Count; at++)
        {
            all.Add(paragraphs[at]);
            waiting.AddRange(paragraphs[at].Notes);
            if (at + 1 < paragraphs.Count && paragraphs[at + 1].GoesOnWithRow) continue;
            foreach (var note in waiting)
            {
                if (!notes[note.Kind].Remove(note.Id, out var text) || text.Count == 0) continue;
                text[0].Runs.Insert(0, new(StoryReader.Raised(note.Number) + " ", '=', null, null, false, false, ""));
                all.AddRange(text);
            }
            waiting.Clear();
        }

        return all;
    }

    private static string Flat(IEnumerable<SourceParagraph> paragraphs) =>
        Text.Words.Collapse(string.Join(' ', paragraphs.Select(paragraph => string.Concat(paragraph.Runs.Where(run => run.Tracked != '-').Select(run => run.Text)))));

    private IEnumerable<string> Said(Tally tally)
    {
        if (Heads.Count > 0) yield return $"At the head or foot of the pages stands {string.Join(" and ", Heads.Select(head => $"\"{Plain.Short(head, 160)}\""))}: that is not read as text.";
        if (tally.Hidden.ToString() is { } hidden && hidden.AsSpan().Trim().Length > 0) yield return $"Words that the file hides are left out, as Word does not print them: \"{Plain.Short(hidden.Trim(), 160)}\".";
        if (tally.Comments > 0) yield return $"{Plain.Count(tally.Comments, "comment")} beside the text {(tally.Comments == 1 ? "is" : "are")} not read.";
        if (tally.Pictures > 0) yield return $"{Plain.Count(tally.Pictures, "picture")} {(tally.Pictures == 1 ? "is" : "are")} not read: words in a picture have to be typed.";
        if (tally.Passing > 0) yield return $"{Plain.Count(tally.Passing, "word")} put in and struck again in this paper {(tally.Passing == 1 ? "is" : "are")} in neither text.";
    }
}
