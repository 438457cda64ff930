using System.Text.RegularExpressions;
using Marten;
using Npgsql;
using Parley.Access;
using Parley.Agreements;
using Parley.Record.Store;

namespace Parley.Record.Queries;

/// <summary>What a clause was called in a text.</summary>
/// <param name="Agreement">The agreement's slug.</param>
public sealed record ClauseName(string Agreement, string Title, string Label);

/// <summary>A clause that was found by what it is or was called.</summary>
/// <param name="Agreement">The last agreement of its line that has it, by its slug.</param>
/// <param name="Label">Label and heading there, behind the labels of what holds it.</param>
/// <param name="ByNumber">Whether what was asked for is a number of it, and not only part of its heading.</param>
/// <param name="Called">Under which of its names it was found, the latest first.</param>
public sealed record FoundClause(string Agreement, string Id, string Label, bool ByNumber, IReadOnlyList<ClauseName> Called);

/// <summary>Finds clauses by number, of any year, and by heading; and subjects of a table that are no clause. Read with the eyes of one person.</summary>
public sealed class ClauseSearch(IDocumentStore store, string agency, Sight sight)
{
    private const string Most = "400";

    private const string Labels = $"""
        select stream_id, split_part(part, '#', 1), label from {SearchTable.Name}
        where tenant_id = @agency and layer = 'exchanged' and kind = 'text' and label <> '' and stream_id = any(@streams)
          and (lower(label) ~ @number or @lettered and strpos(lower(label), @words) > 0)
        order by stream_id, version limit {Most}
        """;

    private const string Named = $"select stream_id, split_part(part, '#', 1), label from {SearchTable.Name} where tenant_id = @agency and layer = 'exchanged' and kind = 'text' and label <> '' and stream_id = any(@streams) and split_part(part, '#', 1) = any(@ids) order by version";

    private const string Moves = $"""
        select distinct one from {SearchTable.Name}, unnest(string_to_array(label, '; ')) as one
        where tenant_id = @agency and layer = 'exchanged' and kind = 'move' and stream_id = any(@streams) and strpos(lower(one), @words) > 0
        order by one limit 20
        """;

    /// <param name="words">A number such as 4.2.6, or words of a heading.</param>
    /// <param name="agreement">Only of this agreement, those that it succeeds and that succeed it; null for all.</param>
    public async Task<IReadOnlyList<FoundClause>> Clauses(string words, string? agreement = null, CancellationToken stop = default)
    {
        if (Key(words) is not { Length: > 0 } key) return [];
        var reader = new RecordReader(store, agency, sight);
        var all = await reader.Agreements(stop);
        var lines = all.Select(one => Histories.Line(all, [one.Slug])).Where(line => agreement is null || line.Any(one => one.Slug == agreement)).DistinctBy(line => line[0].Slug).ToList();
        if (lines.Count == 0) return [];
        await using var connection = await RecordConnections.Open(store, agency, stop);
        var number = new Regex(Number(key), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var rows = await Rows(connection, Labels, [.. lines.SelectMany(line => line).Select(one => one.Id)], [], key, stop);
        // What it is called in the last text that has it may be another number than the one asked for.
        var names = await Rows(connection, Named, [.. lines.SelectMany(line => line).Select(one => one.Id)], [.. rows.Select(row => row.Id).Distinct()], key, stop);
        var clauses = (from line in lines
                       from found in rows.Where(row => line.Any(one => one.Id == row.Stream)).GroupBy(row => row.Id)
                       select Clause(line, found.Key, [.. found], names, number))
            .OrderByDescending(clause => clause.ByNumber).ThenBy(clause => clause.Label.Length).Take(20).ToList();
        var texts = new Dictionary<string, NamedText>(StringComparer.Ordinal);
        foreach (var last in all.Where(one => clauses.Any(clause => clause.Agreement == one.Slug))) texts.Add(last.Slug, new(TextInForce.On(await reader.Stream(last.Id, null, stop), last.LastDay)));
        return [.. clauses.Select(clause => clause with { Label = Path(texts[clause.Agreement], clause) })];
    }

    /// <summary>Where it stands, from the outside in: "(b)" alone says nothing.</summary>
    private static string Path(NamedText text, FoundClause clause)
    {
        if (text.Get(clause.Id) is not { } held) return clause.Label;
        var path = Head(held);
        for (var holder = text.Holder(held); holder is not null; holder = text.Holder(holder)) path = (holder.Provision.Label.Length > 0 ? holder.Provision.Label : holder.Provision.Heading) + " › " + path;
        return path;
    }

    private static string Head(ProvisionInForce held) => Line($"{held.Provision.Label} {held.Provision.Heading}");

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Subjects of the tables about these agreements that have these words.</summary>
    public async Task<IReadOnlyList<string>> Subjects(string words, string agreement, CancellationToken stop = default)
    {
        if (Key(words) is not { Length: > 0 } key) return [];
        var reader = new RecordReader(store, agency, sight);
        var line = Histories.Line(await reader.Agreements(stop), [agreement]);
        var tables = (await reader.Tables(stop)).Where(table => sight.May(Right.ReadExchanged, Places.Of(table)) && Histories.IsAbout(table, line)).Select(table => table.Id).ToArray();
        if (tables.Length == 0) return [];
        await using var connection = await RecordConnections.Open(store, agency, stop);
        await using var command = Command(connection, Moves, tables, [], key);
        await using var read = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await read.ReadAsync(stop)) found.Add(read.GetString(0));
        return [.. found.DistinctBy(Parley.Table.Labels.Key)];
    }

    private static FoundClause Clause(IReadOnlyList<Agreement> line, string id, IReadOnlyList<(string Stream, string Id, string Label)> found, IReadOnlyList<(string Stream, string Id, string Label)> names, Regex number)
    {
        var called = (from agreement in line.Reverse()
                      from row in found
                      where row.Stream == agreement.Id
                      select new ClauseName(agreement.Slug, agreement.Title, Line(row.Label))).Distinct().ToList();
        var last = line.Last(agreement => names.Any(name => name.Stream == agreement.Id && name.Id == id));
        return new(last.Slug, id, names.Last(name => name.Stream == last.Id && name.Id == id).Label, called.Any(name => number.IsMatch(name.Label)), called);
    }

    private async Task<List<(string Stream, string Id, string Label)>> Rows(NpgsqlConnection connection, string sql, string[] streams, string[] ids, string key, CancellationToken stop)
    {
        await using var command = Command(connection, sql, streams, ids, key);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<(string, string, string)>();
        while (await reader.ReadAsync(stop)) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, string[] streams, string[] ids, string key)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 10 };
        command.Parameters.AddWithValue("agency", agency);
        command.Parameters.AddWithValue("streams", streams);
        command.Parameters.AddWithValue("ids", ids);
        command.Parameters.AddWithValue("number", Number(key));
        command.Parameters.AddWithValue("words", key);
        // A bare number is no part of another: 14.2 does not stand in 4.14.2.
        command.Parameters.AddWithValue("lettered", key.Any(char.IsLetter));
        return command;
    }

    private static string Key(string words) => words.Contains('\0', StringComparison.Ordinal) || words.Length > 200 ? "" : NamedText.Key(words.Trim().Trim('"', '§').Trim()).ToLowerInvariant();

    /// <summary>A number stands first; a bare one is that of an article or section too. The same pattern is read by the database and by us.</summary>
    private static string Number(string key) => $"^((article|section|appendix) )?{Regex.Replace(key, @"[^\w\s]", @"\$0", RegexOptions.None, TimeSpan.FromSeconds(1))}[.:]?( |$)";
}
