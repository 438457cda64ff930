namespace Parley.Text;

/// <summary>Cuts the printed lines into provisions, given the articles and parts, and gives each its label, heading and text.</summary>
internal sealed class ProvisionReader
{
    private readonly IReadOnlyList<PrintedLine> lines;
    private readonly SortedDictionary<int, Division> divisions;
    private readonly Outline outline = new();
    private readonly List<ReadProvision> read = [];
    private OpenProvision current = new(1, "", 0);

    private ProvisionReader(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> divisions) =>
        (this.lines, this.divisions) = (lines, divisions);

    public static List<ReadProvision> Read(IReadOnlyList<PrintedLine> lines, SortedDictionary<int, Division> divisions)
    {
        var reader = new ProvisionReader(lines, divisions);
        for (var at = 0; at < lines.Count; at++) reader.Take(at);
        reader.Close();
        return reader.read;
    }

    private void Take(int at)
    {
        var line = lines[at];
        if (divisions.TryGetValue(at, out var division))
        {
            outline.Enter(division, line);
            Begin(new(division.Level, division.Label, line.Source.Number) { Division = true });
            TakeRest(at, line.Body[division.Length..]);
        }
        else if (!TakeLabels(at))
        {
            if (!current.GoesOnWithHeading(line)) current.AddLine(line);
        }
    }

    /// <summary>A line may open several provisions: "D.   1.   Association officers …".</summary>
    private bool TakeLabels(int at)
    {
        var line = lines[at];
        if (PrintedLabel.At(line.Body) is not { } label) return false;
        var before = at > 0 ? lines[at - 1] : null;
        var textIndent = current.LastPage == line.Source.Page ? current.TextIndent : -1;
        var evidence = Evidence.For(line, before, current.HeadingOnly, textIndent, label);
        if (outline.Place(label, evidence, line.Source.Indent, line.Source.Page) is not { } level) return false;
        Begin(new(level, label.Printed, line.Source.Number) { Parts = label.Family == LabelFamily.Path ? label.Parts.Count : 0 });

        var (column, rest) = (line.Source.Indent + label.Length, line.Body[label.Length..]);
        while (PrintedLabel.At(rest) is { Family: LabelFamily.Item } inner && (inner.Parts[0] == 1 || inner.Roman == 1)
            && (inner.Sign, inner.Case) != (label.Sign, label.Case) && outline.Place(inner, 3, column, line.Source.Page) is { } deeper)
        {
            Begin(new(deeper, inner.Printed, line.Source.Number));
            (label, column, rest) = (inner, column + inner.Length, rest[inner.Length..]);
        }
        TakeRest(at, rest);
        return true;
    }

    private void TakeRest(int at, string rest)
    {
        if (rest.Length == 0) return;
        current.TakeFirst(lines, at, rest);
    }

    private void Begin(OpenProvision next)
    {
        Close();
        current = next;
    }

    private void Close()
    {
        if (current.Line == 0 && !current.HasWords) return;
        read.Add(current.ToRead());
    }
}
