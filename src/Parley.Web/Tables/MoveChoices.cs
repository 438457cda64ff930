using System.Globalization;
using Parley.Record.Queries;
using Parley.Table;
using Parley.Text;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What can be chosen when something is recorded at a table: the parties, the articles, the offers that stand.</summary>
public sealed record MoveChoices(IReadOnlyList<Option> Parties, IReadOnlyList<Option> Open, IReadOnlyList<Option> Agreed, IReadOnlyList<Option> Untouched, IReadOnlyList<Option> Offers)
{
    public static IReadOnlyList<Option> Moves { get; } = [new("", "Choose…"), .. MoveNames.All.Select(one => new Option(one.Word, one.Name, one.Group))];

    public static async Task<MoveChoices> Of(TableReading table, string agency, RecordReader reader, CancellationToken stop)
    {
        var rows = BoardRows.Of(table);
        var known = rows.SelectMany(row => row.Subject.Labels.Append(row.Name)).Select(Labels.Key).ToHashSet(StringComparer.Ordinal);
        return new(PartiesOf(table, agency), [.. rows.Where(row => !row.IsAgreed).Select(Article)], [.. rows.Where(row => row.IsAgreed).Select(Article)],
            [.. (await Articles(table, reader, stop)).Where(option => !known.Contains(Labels.Key(option.Value)))], [.. table.LiveOffers().Select(Offer)]);
    }

    public static IReadOnlyList<Option> PartiesOf(TableReading table, string agency)
    {
        string[] names = [.. table.Negotiation.Representatives, table.Employer ?? agency];
        return [.. names.Select(name => new Option(name, name)), new(Particulars.Joint, "Joint (both together)"), new(Particulars.Neutral, "Neutral (mediator, factfinder, labor board)"), new(MoveForm.AnotherParty, "Another name")];
    }

    /// <summary>The articles of the agreements that the table is about.</summary>
    private static async Task<IEnumerable<Option>> Articles(TableReading table, RecordReader reader, CancellationToken stop)
    {
        var articles = new List<Provision>();
        // An opening that named none was stored without the member.
        foreach (var slug in table.Negotiation.Agreements ?? [])
            if (await reader.Provisions(slug, stop) is { } provisions) articles.AddRange(provisions.Where(provision => provision.Parent is null && provision.Label.Length > 0));
        return articles.Select(article => new Option(article.Label, article.Heading.Length > 0 ? $"{article.Label} {article.Heading}" : article.Label)).DistinctBy(option => option.Value);
    }

    private static Option Article(BoardRow row) => new(row.Name, row.Name);

    private static Option Offer(Row row) => new(row.Number.ToString(CultureInfo.InvariantCulture), $"Entry {row.Number}: {TableReading.Told(row)}, {Written.Happened(row.Happened)}");
}
