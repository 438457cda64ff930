namespace Parley.Text;

/// <summary>A line of the agreement with what stands around it, once page furniture is gone.</summary>
/// <param name="Source">The line.</param>
/// <param name="AfterBlank">A blank line stands above it on the same page.</param>
/// <param name="AfterBreak">It is the first of its page.</param>
/// <param name="Margin">The column where full lines end hereabouts.</param>
internal sealed record PrintedLine(SourceLine Source, bool AfterBlank, bool AfterBreak, int Margin)
{
    public string Body => Source.Body;

    public static List<PrintedLine> From(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds)
    {
        var kept = Enumerable.Range(0, lines.Count).Where(at => kinds[at] is null && !lines[at].Blank).ToList();
        var usual = MarginOf(kept.Select(at => lines[at].Right));
        // A page of short lines (a title page, signatures) says nothing about where full lines end; the whole file does.
        var margins = kept.GroupBy(at => Neighbourhood(lines[at], at))
            .ToDictionary(g => g.Key, g => MarginOf(g.Select(at => lines[at].Right)) is var own && own * 4 > usual * 3 ? own : usual);
        var printed = new List<PrintedLine>(kept.Count);
        var before = -1;
        foreach (var at in kept)
        {
            var apart = before < 0 || lines[before].Page != lines[at].Page;
            var blank = before >= 0 && !apart && at - before > 1 && Enumerable.Range(before + 1, at - before - 1).Any(i => lines[i].Blank);
            var removed = before >= 0 && Enumerable.Range(before + 1, at - before - 1).Any(i => kinds[i] is not null);
            printed.Add(new(lines[at], blank && !removed, apart || removed, margins[Neighbourhood(lines[at], at)]));
            before = at;
        }
        return printed;
    }

    /// <summary>A page, or sixty lines where pages are longer or not marked.</summary>
    private static (int Page, int Block) Neighbourhood(SourceLine line, int at) => (line.Page, at / 60);

    /// <summary>One line in ten may stick out: a table, a wide heading.</summary>
    private static int MarginOf(IEnumerable<int> rights)
    {
        var sorted = rights.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(sorted.Count - 1) * 9 / 10];
    }

    /// <summary>Whether this line stopped although the next word had room: its writer ended it on purpose.</summary>
    public bool EndedEarly(PrintedLine next)
    {
        var word = next.Body.AsSpan().IndexOfAny(' ', '\t') is var end and > 0 ? end : next.Body.Length;
        return Source.Right + 1 + word < Margin - 2;
    }

    /// <summary>Whether the last word closes a sentence or a clause, closing quotes and brackets disregarded, or joins the items of a list ("; and").</summary>
    public bool EndsClause => Body.TrimEnd('"', '”', '’', '\'', ')', ']', '*', '_') is [.., '.' or ';' or ':' or '!' or '?' or '—' or '–'] || JoinsItems;

    /// <summary>"; and", ", or": another item follows. A lone "or" closes an item too.</summary>
    public bool JoinsItems => Body is "or" or "and" or [.., ';' or ',', ' ', 'o', 'r'] or [.., ';' or ',', ' ', 'a', 'n', 'd'];
}
