namespace Parley.Text;

/// <summary>
/// What the print says for and against a mark being a label, as one number. 0 is the least that a label in sequence needs, 1 the
/// first of a list, 3 a number out of sequence.
/// </summary>
internal static class Evidence
{
    /// <summary>Words that point at another provision; behind them a number is a reference.</summary>
    private static readonly HashSet<string> Pointing = new(StringComparer.OrdinalIgnoreCase)
    {
        "section", "sections", "article", "articles", "paragraph", "paragraphs", "subsection", "subsections", "subparagraph", "step", "steps", "level", "item", "items",
        "appendix", "appendices", "part", "parts", "schedule", "table", "provision", "provisions", "in", "of", "to", "and", "or", "under", "through", "with", "by", "than", "exceed", "least", "no", "no.", "sec.", "(see", "see",
    };

    /// <summary>Words that go on with a sentence when they follow a number.</summary>
    private static readonly HashSet<string> GoingOn = new(StringComparer.Ordinal)
        { "of", "and", "or", "above", "below", "shall", "is", "are", "to", "in", "through", "hereof", "will", "may", "for", "that", "which", "as" };

    private static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
         "seventeen", "eighteen", "nineteen", "twenty"];

    /// <param name="line">The line.</param>
    /// <param name="before">The line above it, page furniture aside; null at the beginning.</param>
    /// <param name="headed">The line above is a label and heading, or a heading, alone.</param>
    /// <param name="textIndent">The column in which the text above goes on, on the same page; -1 if unknown.</param>
    /// <param name="label">The mark.</param>
    public static int For(PrintedLine line, PrintedLine? before, bool headed, int textIndent, PrintedLabel label)
    {
        var rest = line.Body[label.Length..];
        var score = (label.Length - label.Printed.Length >= 2 ? 1 : 0) + OfRest(rest);
        if (before is null) return score + 3;

        var early = before.EndedEarly(line);
        // A row of a table is no sentence that could go on here.
        var row = before.Body.Contains("    ", StringComparison.Ordinal);
        var apart = line.AfterBlank || early || headed || row || before.EndsClause;
        if (line.AfterBlank) score += 2;
        if (early) score += 2;
        if (headed) score += 2;
        if (before.EndsClause || row) score += 1;
        if (!apart) score -= 2;
        if (textIndent >= 0 && line.Source.Indent < textIndent) score += 1;
        return score + OfWordBefore(before, label, line.AfterBlank || early);
    }

    private static int OfRest(string rest)
    {
        var first = rest.AsSpan().IndexOf(' ') is var end and > 0 ? rest[..end] : rest;
        if (first.Length == 0) return 0;
        if (GoingOn.Contains(first.TrimEnd(','))) return -3;
        return char.IsLower(first[0]) ? -1 : 0;
    }

    private static int OfWordBefore(PrintedLine before, PrintedLabel label, bool apart)
    {
        var last = before.Body[(before.Body.LastIndexOf(' ') + 1)..];
        // "one" and on the next line "(1)": the figure of the word, whatever else speaks for a label.
        if (label.Family == LabelFamily.Item && label.Case == '0' && label.Parts[0] < NumberWords.Length
            && last.EndsWith(NumberWords[label.Parts[0]], StringComparison.OrdinalIgnoreCase)) return -6;
        return !apart && !before.JoinsItems && Pointing.Contains(last) ? -3 : 0;
    }
}
