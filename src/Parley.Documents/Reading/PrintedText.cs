using System.Text;

namespace Parley.Documents.Reading;

/// <summary>The marked runs of the paragraphs, by what a marking makes of their look and Word's record.</summary>
internal static class MarkedSource
{
    public static IReadOnlyList<IReadOnlyList<MarkedRun>> Of(IReadOnlyList<SourceParagraph> paragraphs, Marking marking)
    {
        var hand = marking == Marking.ByHand ? HandMarks.Of(paragraphs) : null;
        return [.. paragraphs.Select((paragraph, at) => Joined(paragraph.Runs.Select((run, i) => Marked(run, hand?[at][i] ?? '=', marking)).OfType<MarkedRun>()))];
    }

    /// <summary>What is recorded as struck is out of a clean reading, as if it had been accepted.</summary>
    private static MarkedRun? Marked(SourceRun run, char hand, Marking marking) => marking switch
    {
        Marking.Clean => run.Tracked == '-' ? null : new('=', run.Text),
        Marking.ByHand when run.Tracked == '=' => new(hand, run.Text),
        _ => new(run.Tracked, run.Text, run.Author, run.Date),
    };

    private static List<MarkedRun> Joined(IEnumerable<MarkedRun> runs)
    {
        var joined = new List<MarkedRun>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1] is var last && (last.Op, last.Author, last.Date) == (run.Op, run.Author, run.Date)) joined[^1] = last with { Text = last.Text + run.Text };
            else joined.Add(run);
        }
        return joined;
    }
}

/// <summary>One side of a paper, as lines.</summary>
/// <param name="Labels">Of each paragraph of the source, the label on this side; empty where it is not on it.</param>
internal sealed record PrintedText(string Text, IReadOnlyList<string> Labels)
{
    /// <param name="out">What is not on this side: '-' for the new text, '+' for the old.</param>
    public static PrintedText Of(WordSource source, IReadOnlyList<IReadOnlyList<MarkedRun>> marks, Marking marking, char @out)
    {
        var (labels, count, text) = (new string[marks.Count], source.Count(), new StringBuilder());
        var (row, contents) = (false, false);
        Array.Fill(labels, "");
        for (var at = 0; at < marks.Count;)
        {
            // Paragraphs whose ends are not on this side are one line with what follows.
            var (first, last) = (at, at);
            while (last + 1 < marks.Count && (source.Paragraphs[last].End == @out || source.Paragraphs[last + 1].GoesOnWithRow)) last++;
            var line = new StringBuilder();
            var empty = Enumerable.Range(first, last - first + 1).All(i => marks[i].Count > 0 || source.Paragraphs[i].End == @out) && !Enumerable.Range(first, last - first + 1).Any(i => marks[i].Any(run => run.Op != @out));
            for (at = first; at <= last; at++)
            {
                var paragraph = source.Paragraphs[at];
                var kept = marks[at].Where(run => run.Op != @out).ToList();
                if (paragraph.GoesOnWithRow && at > first) line.Append('\t');
                // Marked by hand, the paper prints the numbers as Word counts them, struck paragraphs among them.
                var gone = empty || (paragraph.GoesOnWithRow && kept.Count == 0 && marks[at].Count > 0);
                var counted = marking == Marking.ByHand || (!gone && (at == last || source.Paragraphs[at + 1].GoesOnWithRow));
                var label = counted && source.ListOf(paragraph) is var (list, level) ? count.Next(list, level) : "";
                if (gone) label = "";
                labels[at] = label;
                if (label.Length > 0) line.Insert(paragraph.GoesOnWithRow ? line.Length : 0, label + " ");
                foreach (var run in kept) line.Append(run.Text);
            }

            var isContents = source.IsContents(source.Paragraphs[last]);
            var printed = line.ToString();
            if (isContents) printed = printed.Replace("\t", "    ", StringComparison.Ordinal);
            if (string.IsNullOrWhiteSpace(printed)) continue;
            var inRow = source.Paragraphs[first].InRow;
            if (text.Length > 0) text.Append((row && inRow) || (contents && isContents) ? "\n" : "\n\n");
            text.Append(' ', source.Column(source.Paragraphs[first])).Append(printed.AsSpan().TrimEnd());
            (row, contents) = (inRow, isContents);
        }

        return new(text.Append('\n').ToString(), labels);
    }
}
