using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Parley.Benchmarks.Moves;
using Parley.Record.Store;
using Parley.Search;

namespace Parley.Benchmarks.Search;

/// <summary>Puts the words of many moves into an empty record by COPY, each about 60 words from somewhere in an agreement: what search reads, as the inline view would have left it.</summary>
internal static class ManyMoves
{
    private const int Words = 60;

    public static async Task Seed(string connection, int negotiations, int movesEach)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await Run(opened, "create temp table loaded (stream varchar, version bigint, kind varchar, move varchar, party varchar, happened varchar, label varchar, words text, plain text)");
        await Copy(opened, negotiations, movesEach);
        await Run(opened, $"""
            drop index {RecordStore.Schema}.search_vector;
            insert into {SearchTable.Name} (tenant_id, stream_id, version, part, layer, kind, happened, party, move, label, words, vector)
            select '{SampleMoves.Agency}', stream, version, '', 'exchanged', kind, happened, party, move, label, words, {SearchTable.Vector($"' {SampleMoves.Agency}'", "lower(label)", "plain")} from loaded;
            create index search_vector on {SearchTable.Name} using gin (vector)
            """);
        await Run(opened, $"vacuum analyze {SearchTable.Name}");
    }

    private static async Task Copy(NpgsqlConnection connection, int negotiations, int movesEach)
    {
        var text = Questions.Words;
        var random = new Random(20261122);
        await using var copy = await connection.BeginBinaryImportAsync("copy loaded from stdin (format binary)");
        for (var table = 0; table < negotiations; table++)
        {
            await Row(table, 1, SearchKind.Opening, null, null, null, $"Successor bargaining at table {table}", "");
            for (var number = 1; number <= movesEach; number++)
            {
                var from = random.Next(text.Length - Words);
                await Row(table, number + 1, SearchKind.Move, "proposal", "District", new DateOnly(2025, 3, 3).AddDays(number / 8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"Article {(number * 7 % 30) + 1}", string.Join(' ', text[from..(from + Words)]));
            }
        }

        await copy.CompleteAsync();

        async Task Row(int table, long number, string kind, string? move, string? party, string? happened, string label, string words)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(SampleMoves.Negotiation(table), NpgsqlDbType.Varchar);
            await copy.WriteAsync(number, NpgsqlDbType.Bigint);
            foreach (var value in (string?[])[kind, move, party, happened, label])
            {
                if (value is null) await copy.WriteNullAsync();
                else await copy.WriteAsync(value, NpgsqlDbType.Varchar);
            }

            await copy.WriteAsync(words, NpgsqlDbType.Text);
            await copy.WriteAsync(PlainWords.Of(words), NpgsqlDbType.Text);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
