namespace Parley.Text;

/// <summary>
/// Reads an agreement: page furniture apart, then articles and parts, then sections and subsections, each with its label and heading
/// as printed. Lossless (see <see cref="ReadAgreement"/>); any text can be read, one without structure is a single provision.
/// </summary>
public static class AgreementReader
{
    public static ReadAgreement Read(string text, TextFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = SourceLine.Split(text);
        if (format == TextFormat.Markdown) return MarkdownReader.Read(lines);

        var kinds = new FurnitureKind?[lines.Count];
        PageFurniture.Mark(lines, kinds);
        var contents = TableOfContents.Mark(lines, kinds);
        var printed = PrintedLine.From(lines, kinds);
        var furniture = new List<FurnitureLine>();
        for (var at = 0; at < lines.Count; at++)
            if (kinds[at] is { } kind) furniture.Add(new(lines[at].Number, kind, lines[at].Body));

        return new(ProvisionReader.Read(printed, Divisions.Find(printed, contents)), furniture);
    }
}
