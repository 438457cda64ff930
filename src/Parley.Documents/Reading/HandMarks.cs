using Parley.Recording;

namespace Parley.Documents.Reading;

/// <summary>
/// Tells what a line through words or below them means. A line through is a mark and nothing else. A line below is one within a sentence, below a
/// whole sentence, and below a heading whose text is new too, or that has the colour of what is put in elsewhere; any other line below
/// a heading, a caption, a link or a place to sign is only their print (docs/adr/0022).
/// </summary>
internal static class HandMarks
{
    private const int HeadingWords = 14;

    /// <summary>So many underlined words in a sentence are no emphasis any more.</summary>
    private const int BeyondEmphasis = 3;

    private enum Line
    {
        /// <summary>Nothing is underlined that has ink.</summary>
        None,

        /// <summary>Some words of a sentence, or a sentence.</summary>
        Sentence,

        /// <summary>The whole paragraph, which reads as a heading.</summary>
        Heading,

        /// <summary>Only its first words, up to a stop or dash.</summary>
        RunIn,
    }

    public static Marking Guess(IReadOnlyList<SourceParagraph> paragraphs) =>
        paragraphs.Any(paragraph => paragraph.Recorded || paragraph.End != '=') ? Marking.Tracked
            : paragraphs.Any(paragraph => paragraph.Runs.Exists(run => run.Struck && Ink(run.Text)))
                || paragraphs.Any(paragraph => LineOf(paragraph) == Line.Sentence && Stretches(paragraph).Any(stretch => stretch.Words >= BeyondEmphasis || stretch.Coloured)) ? Marking.ByHand
            : Marking.Clean;

    /// <summary>For every run of every paragraph '=', '+' or '-'.</summary>
    public static IReadOnlyList<char[]> Of(IReadOnlyList<SourceParagraph> paragraphs)
    {
        var put = Put(paragraphs);
        return [.. paragraphs.Select((paragraph, at) => Ops(paragraph, put[at]))];
    }

    public static IEnumerable<string> Remarks(IReadOnlyList<SourceParagraph> paragraphs, Marking marking)
    {
        var lines = paragraphs.Select(LineOf).ToList();
        var runs = paragraphs.SelectMany(paragraph => paragraph.Runs).Where(run => run.Tracked == '=' && Ink(run.Text)).ToList();
        if (marking == Marking.ByHand)
        {
            var put = Put(paragraphs);
            var headings = paragraphs.Where((_, at) => lines[at] is Line.Heading or Line.RunIn && !put[at]).Select(Underlined).ToList();
            if (headings.Count > 0) yield return $"Underlined and read as headings, not as words put in: {Shown(headings)}.";
            if (runs.Exists(run => run.Struck && run.Underlined)) yield return $"Both underlined and struck, and read as struck: {Shown(runs.Where(run => run.Struck && run.Underlined).Select(run => run.Text))}.";
            yield break;
        }

        if (runs.Exists(run => run.Struck)) yield return $"Struck through by hand, and read as words that stay: {Shown(runs.Where(run => run.Struck).Select(run => run.Text))}. Read the paper as marked by hand if they are to go.";
        var words = paragraphs.Where((_, at) => lines[at] == Line.Sentence).Select(Underlined).ToList();
        if (words.Count > 0) yield return $"Underlined within the text, and not read as put in: {Shown(words)}. Read the paper as marked by hand if they are.";
    }

    /// <summary>Of each paragraph, whether what is underlined in it is put in.</summary>
    private static bool[] Put(IReadOnlyList<SourceParagraph> paragraphs)
    {
        var put = new bool[paragraphs.Count];
        var lines = paragraphs.Select(LineOf).ToList();
        var colours = paragraphs.Where((_, at) => lines[at] == Line.Sentence).SelectMany(paragraph => paragraph.Runs).Where(IsLine).Select(run => run.Colour).ToHashSet();
        var coloured = colours.Count > 0 && !colours.Contains("");
        var below = false;
        for (var at = paragraphs.Count - 1; at >= 0; at--)
        {
            var paragraph = paragraphs[at];
            if (!paragraph.Runs.Exists(run => Ink(run.Text))) continue;
            var struck = paragraph.Runs.Exists(run => run.Struck && Ink(run.Text));
            put[at] = lines[at] switch
            {
                Line.Sentence => true,
                Line.Heading when coloured => paragraph.Runs.Exists(run => IsLine(run) && colours.Contains(run.Colour)),
                Line.RunIn when coloured => paragraph.Runs.Exists(run => IsLine(run) && colours.Contains(run.Colour)),
                Line.Heading => struck || below || IsItemAmongOthers(paragraphs, at),
                Line.RunIn => struck && StruckBeside(paragraph),
                _ => false,
            };
            // What a heading that is put in stands above is put in as a whole.
            below = put[at] && !paragraph.Runs.Exists(run => !run.Underlined && IsText(run));
        }

        return put;
    }

    private static char[] Ops(SourceParagraph paragraph, bool put)
    {
        var ops = new char[paragraph.Runs.Count];
        for (var at = 0; at < ops.Length; at++)
        {
            var run = paragraph.Runs[at];
            ops[at] = run.Struck ? '-' : put && run.Underlined && Ink(run.Text) ? '+' : '=';
        }

        // An underlined space goes with the words beside it; one that leads nowhere is a place to write on.
        for (var at = 0; at < ops.Length; at++)
        {
            var run = paragraph.Runs[at];
            if (put && ops[at] == '=' && run.Underlined && !Ink(run.Text) && !run.Text.Contains('_', StringComparison.Ordinal) && ((at > 0 && ops[at - 1] == '+') || (at + 1 < ops.Length && ops[at + 1] == '+'))) ops[at] = '+';
        }
        return ops;
    }

    private static Line LineOf(SourceParagraph paragraph)
    {
        var (whole, lead, ended, any) = (true, true, false, false);
        foreach (var run in paragraph.Runs.Where(run => !run.Struck && Ink(run.Text)))
        {
            if (IsLine(run))
            {
                any = true;
                lead &= !ended;
            }
            else if (IsText(run))
            {
                whole = false;
                lead &= any;
                ended = true;
            }
        }

        if (!any) return Line.None;
        var text = Underlined(paragraph);
        var words = Text.Words.Count(text);
        if (whole) return words <= HeadingWords && !EndsSentence(text) ? Line.Heading : Line.Sentence;
        return lead && words <= HeadingWords && (text[^1] is '.' or ':' or '-' or '–' or '—' || StopFollows(paragraph)) && char.IsUpper(text.FirstOrDefault(char.IsLetter)) ? Line.RunIn : Line.Sentence;
    }

    /// <summary>A sentence and an item of a list end in a sign; so does "Note:", which is a heading.</summary>
    private static bool EndsSentence(string text) => text[^1] is ';' or ',' || (text[^1] is '.' or '!' or '?' && Text.Words.Count(text) > 3);

    private static bool StopFollows(SourceParagraph paragraph)
    {
        var at = paragraph.Runs.FindLastIndex(IsLine) + 1;
        return at < paragraph.Runs.Count && paragraph.Runs[at].Text.TrimStart(' ') is ['.' or ':' or '-' or '–' or '—' or '\t' or '\n', ..];
    }

    /// <summary>An item of a list whose neighbour in the list is not underlined: headings come alike, items one by one.</summary>
    private static bool IsItemAmongOthers(IReadOnlyList<SourceParagraph> paragraphs, int at)
    {
        if (paragraphs[at].List is not > 0) return false;
        return Beside(at - 1) || Beside(at + 1);

        bool Beside(int other) => other >= 0 && other < paragraphs.Count && (paragraphs[other].List, paragraphs[other].ListLevel ?? 0) == (paragraphs[at].List, paragraphs[at].ListLevel ?? 0)
            && LineOf(paragraphs[other]) == Line.None;
    }

    private static bool StruckBeside(SourceParagraph paragraph)
    {
        var inked = paragraph.Runs.Where(run => Ink(run.Text)).ToList();
        return Enumerable.Range(1, Math.Max(0, inked.Count - 1)).Any(at => inked[at - 1].Struck != inked[at].Struck && (IsLine(inked[at]) || IsLine(inked[at - 1])));
    }

    private static IEnumerable<(int Words, bool Coloured)> Stretches(SourceParagraph paragraph)
    {
        var (words, coloured) = (0, false);
        foreach (var run in paragraph.Runs.Where(run => Ink(run.Text)))
        {
            if (IsLine(run)) (words, coloured) = (words + Text.Words.Count(run.Text), coloured || run.Colour.Length > 0);
            else if (words > 0)
            {
                yield return (words, coloured);
                (words, coloured) = (0, false);
            }
        }
        if (words > 0) yield return (words, coloured);
    }

    private static bool IsLine(SourceRun run) => run.Underlined && !run.Struck && Ink(run.Text);

    /// <summary>Words that are not underlined; a label before the heading is none ("5.4", "(a)").</summary>
    private static bool IsText(SourceRun run)
    {
        if (run.Underlined || run.Struck) return false;
        var letters = 0;
        foreach (var c in run.Text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            if (letters > 1) return true;
        }
        return false;
    }

    private static bool Ink(string text) => text.Any(c => !char.IsWhiteSpace(c) && c != '_');

    private static string Underlined(SourceParagraph paragraph) => string.Concat(paragraph.Runs.Where(run => run.Underlined && !run.Struck).Select(run => run.Text)).Trim(' ', '\t', '\n', '_');

    private static string Shown(IEnumerable<string> texts)
    {
        var all = texts.Select(text => $"\"{Plain.Short(text.Trim(), 60)}\"").Distinct().ToList();
        return string.Join(", ", all.Take(6)) + (all.Count > 6 ? $" and {all.Count - 6} more" : "");
    }
}
