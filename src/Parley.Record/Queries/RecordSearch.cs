using Marten;
using Npgsql;
using Parley.Access;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Queries;

/// <summary>
/// Finds words in one agency's record, with the eyes of one person. The layers and, where they see only some tables, the streams are a
/// condition of every statement: nothing outside them is read, ranked or counted.
/// </summary>
public sealed class RecordSearch(IDocumentStore store, string agency, Sight sight)
{
    /// <summary>Nobody waits longer, and nobody's search may keep the server from others for longer.</summary>
    private const int Seconds = 10;

    /// <summary>
    /// Words like "the" need not be there, unless somebody quotes or asks for nothing else. Which of them are there still counts for the
    /// order: the whole question ranks.
    /// </summary>
    private const string Understand = $"""
        select case when @quoted or numnode(usual) = 0 then whole else usual end::text, whole::text, querytree(case when @quoted or numnode(usual) = 0 then whole else usual end)
        from (select websearch_to_tsquery('english', @words) as usual, websearch_to_tsquery('{SearchTable.Words}', @words) as whole) as asked
        """;

    /// <summary>Ranked and counted without their words, which are long: those are fetched for the rows that are shown.</summary>
    private const string Find = $"""
        with found as (
            select stream_id, version, part, happened, rank, count(*) over () as total, regexp_replace(stream_id, '/account$', '') as opened
            from {SearchTable.Found}(@asked::tsquery && @mine::tsquery, @whole::tsquery, @layers) as found
            where (@streams::varchar[] is null or stream_id = any(@streams))
              and (@own or not exists (select from {SearchTable.Name} as one where one.tenant_id = @agency and one.stream_id = found.stream_id and one.version = found.version and one.part = found.part and one.kind = '{SearchKind.Strike}'))
            order by rank desc, happened desc nulls last, stream_id, version, part
            limit @limit)
        select it.kind, it.layer, it.stream_id, it.version, it.part, it.label, it.happened, it.party, it.move, it.words, coalesce(opening.label, ''), found.total
        from found
        join {SearchTable.Name} as it on it.tenant_id = @agency and it.stream_id = found.stream_id and it.version = found.version and it.part = found.part and it.layer = any(@layers)
        left join {SearchTable.Name} as opening
            on opening.tenant_id = @agency and opening.stream_id = found.opened and opening.version = 1 and opening.part = '' and opening.layer = 'exchanged'
        order by found.rank desc, found.happened desc nulls last, found.stream_id, found.version, found.part
        """;

    /// <summary>
    /// As <see cref="Find"/>, by kind, place and date: for these the row itself is asked for each that is found. Contract text is of the day on
    /// which its agreement began, where it has none of its own.
    /// </summary>
    private const string FindNarrowed = $"""
        with matched as (
            select found.stream_id, found.version, found.part, found.rank, it.kind, opening.label as title, rpad(coalesce(it.happened, opening.happened), 10, '-01') as day
            from {SearchTable.Found}(@asked::tsquery && @mine::tsquery, @whole::tsquery, @layers) as found
            join {SearchTable.Name} as it on it.tenant_id = @agency and it.stream_id = found.stream_id and it.version = found.version and it.part = found.part and it.layer = any(@layers)
            left join {SearchTable.Name} as opening on opening.tenant_id = @agency and opening.stream_id = regexp_replace(found.stream_id, '/account$', '') and opening.version = 1 and opening.part = '' and opening.layer = 'exchanged'
            where (@streams::varchar[] is null or found.stream_id = any(@streams)) and (@own or it.kind <> '{SearchKind.Strike}')
              and (@stream::varchar is null or found.stream_id = @stream or found.stream_id = @stream || '/account')),
        narrowed as (
            select *, count(*) over () as total, count(*) over (partition by kind) as of_kind, row_number() over (partition by kind order by rank desc, day desc nulls last, stream_id, version, part) as nth
            from matched where (cardinality(@kinds::varchar[]) = 0 or kind = any(@kinds)) and (@from::varchar is null or day >= @from) and (@to::varchar is null or day <= @to))
        select it.kind, it.layer, it.stream_id, it.version, it.part, it.label, it.happened, it.party, it.move, it.words, coalesce(one.title, ''), one.total, one.of_kind
        from narrowed as one
        join {SearchTable.Name} as it on it.tenant_id = @agency and it.stream_id = one.stream_id and it.version = one.version and it.part = one.part and it.layer = any(@layers)
        where one.nth <= coalesce(@each::int, @limit)
        order by one.rank desc, one.day desc nulls last, it.stream_id, it.version, it.part limit @limit
        """;

    private const string Later = $"""
        select distinct stream_id, version, corrects, kind from {SearchTable.Name}
        where tenant_id = @agency and stream_id = any(@streams) and layer = any(@layers) and corrects is not null
        """;

    private const string Mark = $"""
        select ts_headline('{SearchTable.Words}', one.words, @whole::tsquery, case when length(one.words) <= {Short} then @all else @some end) from unnest(@words::text[]) with ordinality as one (words, number) order by number
        """;

    /// <summary>Characters: what is no longer is shown whole.</summary>
    private const string Short = "300";

    private static readonly string Marks = $"StartSel=\"{Excerpts.Start}\", StopSel=\"{Excerpts.Stop}\"";

    private sealed record Row(string Kind, Layer Layer, string Stream, long Entry, string Part, string Label, string? Happened, string? Party, string? Move, string Words, string Title);

    /// <param name="today">The agency's day, for what a text says now.</param>
    public async Task<(SearchView? View, Refusal? Refusal)> Answer(SearchQuestion question, DateOnly today, CancellationToken stop = default)
    {
        var seen = await SeenStreams.Of(new RecordReader(store, agency, sight), stop);
        await using var connection = await RecordConnections.Open(store, agency, stop);
        var (asked, whole, refusal) = await Understood(connection, question, stop);
        if (refusal is not null) return (null, refusal);

        var ofKind = new Dictionary<string, int>(StringComparer.Ordinal);
        var (rows, total) = await Found(connection, question, seen, asked, whole, ofKind, stop);
        var later = await LaterOf(connection, Layers(question, seen), rows, stop);
        var texts = await Texts(rows, today, stop);
        var marked = await Marked(connection, rows, whole, stop);
        return (new(question.Words, total, [.. rows.Zip(marked, (row, pieces) => Result(row, pieces, later, texts))]) { OfKind = ofKind }, null);
    }

    private static SearchResult Result(Row row, IReadOnlyList<ExcerptPiece> pieces, LaterEntries later, Dictionary<string, FoundText> texts)
    {
        var text = row.Kind == SearchKind.Text ? texts[row.Stream] : null;
        return new(row.Kind, row.Layer, row.Stream, row.Entry, row.Part, row.Label.Length > 0 ? row.Label : text?.Label(row.Part) ?? "", row.Title,
            text is null ? row.Happened : PartialDate.Day(text.Since(row.Entry)).ToString(), row.Party, row.Move, pieces, text?.Flags(row.Entry, row.Part) ?? later.Flags(row.Stream, row.Entry));
    }

    private static async Task<(string Asked, string Whole, Refusal? Refusal)> Understood(NpgsqlConnection connection, SearchQuestion question, CancellationToken stop)
    {
        var words = PlainWords.Of(question.Words);
        await using var command = Command(connection, Understand, ("words", words), ("quoted", words.Contains('"', StringComparison.Ordinal)));
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var (asked, whole, must) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
        if (whole.Length == 0) return ("", "", new("no-words", $"\"{Plain.Short(question.Words)}\" holds no word to search for: give at least one word or number"));
        // The server says T for "everything": a search that only leaves out.
        return must is "" or "T" ? ("", "", new("only-left-out", "the search only says what to leave out: give at least one word to look for")) : (asked, whole, null);
    }

    private async Task<(List<Row> Rows, int Total)> Found(NpgsqlConnection connection, SearchQuestion question, SeenStreams seen, string asked, string whole, Dictionary<string, int> ofKind, CancellationToken stop)
    {
        await using var command = Command(connection, question.Narrows ? FindNarrowed : Find, ("asked", asked), ("whole", whole), ("mine", $"'{SearchTable.Mine(agency)}'"), ("agency", agency), ("layers", Layers(question, seen)), ("limit", question.Limit), ("streams", (object?)seen.Streams ?? DBNull.Value),
            // Why the keeper struck an entry is of the keeping, not of what was exchanged.
            ("own", sight.Somewhere(Right.ReadFindings)),
            ("kinds", question.Kinds.ToArray()), ("stream", (object?)question.Stream ?? DBNull.Value), ("from", Day(question.From)), ("to", Day(question.To)), ("each", (object?)question.OfEach ?? DBNull.Value));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<Row>();
        var total = 0;
        while (await reader.ReadAsync(stop))
        {
            total = (int)reader.GetInt64(11);
            if (question.Narrows) ofKind[reader.GetString(0)] = (int)reader.GetInt64(12);
            rows.Add(new(reader.GetString(0), reader.GetString(1) == Json.Word(Layer.Account) ? Layer.Account : Layer.Exchanged, reader.GetString(2), reader.GetInt64(3), reader.GetString(4), reader.GetString(5),
                Text(reader, 6), Text(reader, 7), Text(reader, 8), reader.GetString(9), reader.GetString(10)));
        }

        return (rows, total);
    }

    private async Task<LaterEntries> LaterOf(NpgsqlConnection connection, string[] layers, List<Row> rows, CancellationToken stop)
    {
        await using var command = Command(connection, Later, ("agency", agency), ("streams", rows.Select(row => row.Stream).Distinct().ToArray()), ("layers", layers));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var later = new List<LaterEntry>();
        while (await reader.ReadAsync(stop)) later.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3)));
        return new(later);
    }

    private async Task<Dictionary<string, FoundText>> Texts(List<Row> rows, DateOnly today, CancellationToken stop)
    {
        var texts = new Dictionary<string, FoundText>();
        var record = new RecordReader(store, agency, sight);
        foreach (var stream in rows.Where(row => row.Kind == SearchKind.Text).Select(row => row.Stream).Distinct()) texts.Add(stream, new(await record.Stream(stream, stop: stop), today));
        return texts;
    }

    /// <summary>Only for the rows that are shown: marking costs more than finding.</summary>
    private static async Task<List<IReadOnlyList<ExcerptPiece>>> Marked(NpgsqlConnection connection, List<Row> rows, string whole, CancellationToken stop)
    {
        string[] words = [.. rows.Select(Shown)];
        await using var command = Command(connection, Mark, ("whole", whole), ("all", Marks + ", HighlightAll=true"), ("some", Marks + ", MaxWords=40, MinWords=20, ShortWord=0, MaxFragments=1"), ("words", words.Select(PlainWords.Of).ToArray()));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var marked = new List<IReadOnlyList<ExcerptPiece>>(rows.Count);
        while (await reader.ReadAsync(stop)) marked.Add(Excerpts.Of(words[marked.Count], reader.GetString(0)));
        return marked;
    }

    /// <summary>Many moves are recorded by their label alone.</summary>
    private static string Shown(Row row) => row.Words.Length > 0 ? row.Words : row.Label;

    private static object Day(DateOnly? day) => day is { } given ? PartialDate.Day(given).ToString() : DBNull.Value;

    private static string[] Layers(SearchQuestion question, SeenStreams seen) => [.. question.Layers.Where(seen.Layers.Contains).Select(Json.Word)];

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params (string Name, object Value)[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Seconds };
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
