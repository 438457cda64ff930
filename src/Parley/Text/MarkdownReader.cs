namespace Parley.Text;

/// <summary>
/// Markdown: a line "## 4.2 Heading" opens a provision as deep as its marks say, within what the file uses; numbered lines below are
/// found as in plain text, bulleted ones stay in the text. The "#" marks are listed as <see cref="FurnitureKind.Markup"/>, since they
/// are words of the file and none of the agreement's; other marks (stars, bars of tables) stay as printed.
/// </summary>
internal static class MarkdownReader
{
    public static ReadAgreement Read(List<SourceLine> lines)
    {
        var furniture = new List<FurnitureLine>();
        var depths = new Dictionary<SourceLine, int>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < lines.Count; at++)
        {
            if (Depth(lines[at].Body) is not (> 0 and var depth)) continue;
            furniture.Add(new(lines[at].Number, FurnitureKind.Markup, lines[at].Body[..depth]));
            lines[at] = new(lines[at].Number, lines[at].Page, lines[at].Body[depth..].Trim(), 0);
            depths.Add(lines[at], depth);
        }

        var printed = PrintedLine.From(lines, new FurnitureKind?[lines.Count]);
        return new(ProvisionReader.Read(printed, Divide(printed, depths)), furniture);
    }

    private static SortedDictionary<int, Division> Divide(List<PrintedLine> printed, Dictionary<SourceLine, int> depths)
    {
        var found = new SortedDictionary<int, Division>();
        // A single heading of the least depth at the very top is the title of the agreement, and takes no level from its articles.
        var ranks = depths.Values.Order().ToList();
        var titled = ranks.Count > 1 && ranks[0] < ranks[1] && printed.Count > 0 && depths.GetValueOrDefault(printed[0].Source) == ranks[0];
        var least = titled ? ranks[1] : ranks.FirstOrDefault();
        for (var at = 0; at < printed.Count; at++)
        {
            if (!depths.TryGetValue(printed[at].Source, out var depth)) continue;
            var label = PrintedLabel.At(printed[at].Body);
            found[at] = new(Math.Max(1, depth - least + 1), label?.Printed ?? "", label?.Length ?? 0,
                label is { Family: not LabelFamily.Item } or { Sign: "." } ? label!.Parts : []);
        }
        return found;
    }

    /// <summary>The number of "#" marks if this is a heading: one to six, and white space or nothing behind.</summary>
    private static int Depth(string body)
    {
        var depth = 0;
        while (depth < body.Length && body[depth] == '#') depth++;
        return depth is > 0 and <= 6 && (depth == body.Length || char.IsWhiteSpace(body[depth])) ? depth : 0;
    }
}
