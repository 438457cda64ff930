using Parley.Agreements;
using Parley.Recording;
using Parley.Text;

namespace Parley.Audit;

/// <summary>What a careful reader would remark in an imported agreement.</summary>
public static class AgreementFindings
{
    /// <param name="all">All agreements of the agency.</param>
    public static IReadOnlyList<Finding> Of(Agreement agreement, IReadOnlyList<Agreement> all, ReadAgreement read) =>
        [.. OverlappingTerms(agreement, all), .. GapBeforeSuccessor(agreement, all), .. LabelsTwice(read)];

    /// <summary>What an import of a text that is in the record already says otherwise; the record keeps what it has.</summary>
    public static IReadOnlyList<Finding> SaidOtherwise(Agreement known, string title, IReadOnlyList<string> units, string? succeeds)
    {
        var differing = new List<string>();
        if (known.Title != title.Trim()) differing.Add($"title \"{Plain.Short(known.Title)}\"");
        if (!known.Units.Order(StringComparer.Ordinal).SequenceEqual(units.Order(StringComparer.Ordinal))) differing.Add($"units {string.Join(", ", known.Units)}");
        if (known.Succeeds != succeeds) differing.Add(known.Succeeds is { } before ? $"succeeds {before}" : "succeeds nothing");
        return differing.Count == 0 ? [] : [new("said-otherwise", $"the record has it with {string.Join("; ", differing)}, and keeps that", [known.Slug])];
    }

    private static IEnumerable<Finding> OverlappingTerms(Agreement agreement, IReadOnlyList<Agreement> all) =>
        from other in all
        where other.Id != agreement.Id && other.Units.Intersect(agreement.Units).Any() && other.From <= agreement.To && agreement.From <= other.To
        orderby other.From
        select new Finding("overlapping-terms", $"its term {agreement.From:yyyy-MM-dd} to {agreement.To:yyyy-MM-dd} overlaps that of {other.Slug}, {other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd}, for the same unit", [other.Slug]);

    private static IEnumerable<Finding> GapBeforeSuccessor(Agreement agreement, IReadOnlyList<Agreement> all) =>
        from before in all
        where before.Slug == agreement.Succeeds && before.To.AddDays(1) < agreement.From
        select new Finding("gap-before-successor", $"no agreement is in term between {before.To:yyyy-MM-dd}, the end of {before.Slug}, and {agreement.From:yyyy-MM-dd}", [before.Slug]);

    /// <summary>The same number twice among the sections of one article: often a misprint, and then a citation names two texts.</summary>
    private static IEnumerable<Finding> LabelsTwice(ReadAgreement read)
    {
        var holders = new List<int>();
        var seen = new Dictionary<(int Holder, string Label), ReadProvision>();
        for (var i = 0; i < read.Provisions.Count; i++)
        {
            var provision = read.Provisions[i];
            while (holders.Count >= provision.Level) holders.RemoveAt(holders.Count - 1);
            var key = (holders.Count == 0 ? -1 : holders[^1], provision.Label);
            holders.Add(i);
            if (provision.Label.Length == 0 || seen.TryAdd(key, provision)) continue;
            yield return new("label-twice", $"label \"{Plain.Short(provision.Label)}\" of line {provision.Line} stands already on line {seen[key].Line}, in the same article or section", []);
        }
    }
}
