using Parley.Agreements;
using Parley.Documents.Word;
using Parley.Table;
using Parley.Text;
using Parley.Web.Tables;

namespace Parley.Web.Downloads;

/// <summary>A paper's changes for a document: each provision before and after.</summary>
internal static class ShownChanges
{
    public static async Task<IReadOnlyList<ShownChange>> Of(Download download, TableReading table, Row row)
    {
        if (row.Said.Changes.Count == 0) return [];
        var texts = await ChangeTexts.Read(download.Reader, table.Negotiation.Agreements, row.Said.Changes, download.Stop);
        // What it has changed already is not what it was drafted on.
        bool Own(Amendment amendment) => amendment.Act.TentativeAgreement == row.Number && (amendment.Act.SideLetter ?? amendment.Act.Negotiation) == table.Slug;
        var readings = texts.Of(row.Said.Changes, row.Day, row.Said.Effective ?? row.Day, Own, (row.Said.Effective, row.Said.Until));
        return [.. readings.Select(reading => new ShownChange(reading.Head, reading.What, reading.Holds, reading.Problem, Provisions(reading, Text(texts, reading.Agreement, row.Day, Own))))];
    }

    private static IReadOnlyList<Provision> Text(ChangeTexts texts, string? agreement, DateOnly day, Func<Amendment, bool> own) =>
        agreement is not null && texts.Facts.TryGetValue(agreement, out var facts) ? [.. TextInForce.On(facts, day, own).Select(held => held.Provision)] : [];

    private static IReadOnlyList<BeforeAfter> Provisions(ChangeReading reading, IReadOnlyList<Provision> text)
    {
        var change = reading.Change;
        if (change.Change == TextChangeKind.Added) return [new(null, New(change, text))];
        if (reading.Found is not { } found)
        {
            // What it means is not found: what the paper itself shows, as struck and as put in.
            var before = change.Was is { Length: > 0 } was ? New(change, text) with { Text = was } : null;
            var after = change.Text is { Length: > 0 } ? New(change, text) : null;
            return before is null && after is null ? [] : [new(before, after)];
        }

        if (change.Change == TextChangeKind.Removed) return [.. Held(found, text).Select(gone => new BeforeAfter(gone, null))];
        return [new(found, found with { Label = change.Label ?? found.Label, Heading = change.Heading ?? found.Heading, Text = change.Text ?? found.Text })];
    }

    private static Provision New(ProposedChange change, IReadOnlyList<Provision> text)
    {
        var named = new NamedText([.. text.Select(provision => new ProvisionInForce(provision, default, new("", null, null, default)) { Words = new("", null, null, default) })]);
        var level = change.After is { } after && named.Find(after) is [var beside] ? beside.Provision.Level : change.Parent is { } parent && named.Find(parent) is [var holder] ? holder.Provision.Level + 1 : 2;
        return new("new", null, level, change.Label ?? change.Provision, change.Heading ?? "", change.Text ?? "");
    }

    /// <summary>A provision and all that it holds, in document order.</summary>
    private static IEnumerable<Provision> Held(Provision provision, IReadOnlyList<Provision> text)
    {
        var inside = new HashSet<string> { provision.Id };
        foreach (var one in text)
            if (one.Parent is { } parent && inside.Contains(parent)) inside.Add(one.Id);
        return text.Any(one => one.Id == provision.Id) ? text.Where(one => inside.Contains(one.Id)) : [provision];
    }
}
