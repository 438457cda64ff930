using Npgsql;
using Parley.Recording;
using Parley.Search;

namespace Parley.Record.Store;

/// <summary>
/// The words of the record as PostgreSQL searches them (docs/adr/0016). It is no part of the record: all of it follows from the events, so
/// that it is made anew where its shape changed or an older database has none.
/// </summary>
public static class SearchTable
{
    public const string Name = RecordStore.Schema + ".search";

    /// <summary>The function that finds and ranks, for whoever is held by row security (docs/adr/0019).</summary>
    public const string Found = RecordStore.Schema + ".found";

    /// <summary>English stems of all words. The usual configuration drops words like "a" and "no": then "Appendix A" would be any appendix.</summary>
    public const string Words = RecordStore.Schema + ".words";

    /// <summary>Another number makes the table anew: raise it with every change here, in <see cref="Searchable"/> or in <see cref="PlainWords"/>.</summary>
    private const string Shape = "1";

    private const string Create = $"""
        drop table if exists {Name};
        drop text search configuration if exists {Words};
        drop text search dictionary if exists {RecordStore.Schema}.stems;
        create text search dictionary {RecordStore.Schema}.stems (template = pg_catalog.snowball, language = english);
        create text search configuration {Words} (copy = pg_catalog.english);
        alter text search configuration {Words} alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with {RecordStore.Schema}.stems;
        create table {Name} (
            tenant_id varchar not null,
            stream_id varchar not null,
            version bigint not null,
            part varchar not null,
            layer varchar not null,
            kind varchar not null,
            happened varchar,
            party varchar,
            move varchar,
            corrects bigint,
            label varchar not null,
            words text not null,
            vector tsvector not null,
            primary key (tenant_id, stream_id, version, part));
        create index search_vector on {Name} using gin (vector);
        create index search_corrects on {Name} (tenant_id, stream_id) where corrects is not null
        """;

    /// <summary>One statement an event, however many parts it has.</summary>
    internal static readonly string Insert = $"""
        insert into {Name} (tenant_id, stream_id, version, part, layer, kind, happened, party, move, corrects, label, words, vector)
        select ?, ?, ?, one.part, ?, ?, ?::varchar, ?::varchar, ?::varchar, ?::bigint, one.label, one.words,
               {Vector("?::text", "one.plain_label", "one.plain_words")}
        from unnest(?::varchar[], ?::varchar[], ?::text[], ?::text[], ?::text[]) as one (part, label, words, plain_label, plain_words)
        on conflict (tenant_id, stream_id, version, part) do update set layer = excluded.layer, kind = excluded.kind, happened = excluded.happened, party = excluded.party,
            move = excluded.move, corrects = excluded.corrects, label = excluded.label, words = excluded.words, vector = excluded.vector
        """;

    /// <summary>Nothing is found of an entry that was hidden; that it corrects another stays.</summary>
    internal static readonly string Hide = $"""
        with gone as (delete from {Name} where tenant_id = ? and stream_id = ? and version = ? and part <> '')
        update {Name} set label = '', words = '', vector = {Vector("?::text", "''", "''")} where tenant_id = ? and stream_id = ? and version = ? and part = ''
        """;

    internal static object[] Hidden(string agency, string stream, long version) => [agency, stream, version, Mine(agency), agency, stream, version];

    /// <summary>What is indexed of a row. A label weighs more than other words.</summary>
    public static string Vector(string mine, string label, string words) =>
        $"array_to_tsvector(array[{mine}]) || setweight(to_tsvector('{Words}', {label}), 'A') || to_tsvector('{Words}', {words})";

    /// <summary>The agency is a word of every row, so that the index itself keeps agencies apart. It begins with a space: no text gives such a word.</summary>
    public static string Mine(string agency) => " " + agency;

    internal static object?[] Values(string agency, string stream, long version, Layer layer, SearchEntry entry) =>
    [
        agency, stream, version, Json.Word(layer), entry.Kind, entry.Happened, entry.Party, entry.Move, entry.Corrects, Mine(agency),
        Column(entry, part => part.Part), Column(entry, part => part.Label), Column(entry, part => part.Words),
        Column(entry, part => PlainWords.Of(part.Label)), Column(entry, part => PlainWords.Of(part.Words)),
    ];

    /// <summary>Makes the table if this version's is not there. The answer says whether it is to be filled.</summary>
    public static async Task<bool> Prepare(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var shape = new NpgsqlCommand($"select obj_description(to_regclass('{Name}')::oid, 'pg_class')", connection);
        if (await shape.ExecuteScalarAsync(stop) as string == Shape) return false;
        await using var create = new NpgsqlCommand(Create, connection);
        await create.ExecuteNonQueryAsync(stop);
        return true;
    }

    /// <summary>Notes that it is filled: what is interrupted before begins anew.</summary>
    public static async Task Filled(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"comment on table {Name} is '{Shape}'", connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string[] Column(SearchEntry entry, Func<SearchPart, string> column) => [.. entry.Parts.Select(column)];
}
