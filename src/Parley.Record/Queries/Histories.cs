using Parley.Access;
using Parley.Agreements;
using Parley.History;
using Parley.Parties;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Queries;

/// <summary>Gathers what the history of a clause is read from: one line of succeeding agreements, and the tables about them.</summary>
public static class Histories
{
    /// <param name="slug">An agreement's slug, or that of a negotiation or side letter about it.</param>
    /// <param name="name">A provision's id or label, or a subject.</param>
    /// <param name="known">As known on this instant; null for now.</param>
    /// <returns>Null where the record has no such agreement or nothing of that name.</returns>
    public static async Task<HistoryView?> Of(RecordReader reader, string slug, string name, Agency agency, DateOnly today, HistoryChoice choice, DateTimeOffset? known = null, CancellationToken stop = default)
    {
        var (agreements, tables) = (await reader.Agreements(stop), await reader.Tables(stop));
        var start = agreements.Where(agreement => agreement.Slug == slug).Select(agreement => agreement.Slug)
            .Concat(tables.Where(table => table.Slug == slug).SelectMany(table => table.Agreements)).ToHashSet();
        var line = Line(agreements, start);
        var about = tables.Where(table => table.Slug == slug || IsAbout(table, line)).ToList();
        if (line.Count == 0 && about.Count == 0) return null;

        var texts = new List<(Agreement, IReadOnlyList<Fact>)>();
        foreach (var agreement in line)
            if (await reader.Stream(agreement.Id, known, stop) is { Count: > 0 } facts) texts.Add((Fold.Of<Agreement>(facts)!, facts));
        var read = new List<TableFacts>();
        foreach (var table in about)
        {
            var facts = await reader.Stream(table.Id, known, stop);
            if (Fold.Of<Negotiation>(facts) is not { } then) continue;
            read.Add(new(then, facts, choice.ExchangedOnly ? [] : await reader.Stream(StreamId.Account(table.Id), known, stop), choice.ExchangedOnly ? [] : await reader.Stream(StreamId.Internal(table.Id), known, stop)));
        }

        var view = ClauseHistory.Of(new(texts, read), name, agency, today, choice);
        return reader.Sight.Somewhere(Right.ReadFindings) ? view : view?.AsExchanged();
    }

    /// <summary>Whether a table is about one of these agreements. One that names no agreement is taken to be about its units'.</summary>
    internal static bool IsAbout(Negotiation table, IReadOnlyList<Agreement> line) =>
        table.Agreements.Any(one => line.Any(agreement => agreement.Slug == one)) || table.Agreements.Count == 0 && table.Units.Any(unit => line.Any(agreement => agreement.Units.Contains(unit)));

    /// <summary>An agreement with all that it succeeds and all that succeed it, the earliest first.</summary>
    public static IReadOnlyList<Agreement> Line(IReadOnlyList<Agreement> all, HashSet<string> line)
    {
        for (var before = -1; before != line.Count;)
        {
            before = line.Count;
            foreach (var agreement in all)
            {
                if (agreement.Succeeds is not { } earlier) continue;
                if (line.Contains(agreement.Slug)) line.Add(earlier);
                if (line.Contains(earlier)) line.Add(agreement.Slug);
            }
        }

        return [.. all.Where(agreement => line.Contains(agreement.Slug)).OrderBy(agreement => agreement.From)];
    }
}
