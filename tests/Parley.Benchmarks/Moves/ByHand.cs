using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Parley.Benchmarks.Harness;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;
using Parley.Table;

namespace Parley.Benchmarks.Moves;

/// <summary>
/// The floor: the same rows in the same tables by one prepared call of one function, the state kept in memory, so that nothing
/// is loaded. What a record with no store library at all could reach.
/// </summary>
internal sealed class ByHand : IAsyncDisposable
{
    private static readonly string Function = $"""
        create function parley.bench_append(agency varchar, stream varchar, expected bigint, event_id uuid, event jsonb, event_type varchar, actor varchar,
            receipt_id varchar, receipt jsonb, state jsonb, kind varchar, word varchar, happened varchar, party varchar, label varchar, words text, plain_label text, plain_words text)
            returns bigint language plpgsql as $$
        begin
            update parley.mt_streams set version = expected + 1, timestamp = now() where tenant_id = agency and id = stream and version = expected;
            if not found then raise exception 'stream % is not at %', stream, expected; end if;
            insert into parley.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, is_archived)
                values (nextval('parley.mt_events_sequence'), event_id, stream, expected + 1, event, event_type, clock_timestamp(), agency, actor, false);
            insert into parley.mt_doc_receipt (tenant_id, id, data) values (agency, receipt_id, receipt);
            insert into parley.mt_doc_negotiation (tenant_id, id, data, mt_version) values (agency, stream, state, expected + 1)
                on conflict (tenant_id, id) do update set data = excluded.data, mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp();
            insert into {SearchTable.Name} (tenant_id, stream_id, version, part, layer, kind, happened, party, move, label, words, vector)
                values (agency, stream, expected + 1, '', 'exchanged', kind, happened, party, word, label, words, {SearchTable.Vector("' ' || agency", "plain_label", "plain_words")});
            return expected + 1;
        end $$
        """;

    private readonly NpgsqlDataSource source;
    private readonly Negotiation[] states;

    private ByHand(NpgsqlDataSource source, Negotiation[] states) => (this.source, this.states) = (source, states);

    public static async Task<ByHand> Start(string connection, int tables)
    {
        await Server.Execute(connection, Function);
        var prepared = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 };
        return new(NpgsqlDataSource.Create(prepared), [.. Enumerable.Range(0, tables).Select(Opened)]);
    }

    public async Task Record(int table, int number)
    {
        var command = SampleMoves.Move(table, number, DateTimeOffset.UtcNow);
        var happening = SampleMoves.Event(number);
        var before = states[table];
        var after = Negotiation.Evolve(before, new(before.Id, before.Version + 1, command.Stamp.Now, SampleMoves.Actor, Guid.Empty, happening));
        var receipt = new Receipt(command.Stamp.Id, Receipt.DigestOf(command), new(command.Stream, after.Version, [after.Version]));

        await using var call = source.CreateCommand("select parley.bench_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
        call.Parameters.Add(new() { Value = SampleMoves.Agency });
        call.Parameters.Add(new() { Value = before.Id });
        call.Parameters.Add(new() { Value = before.Version });
        call.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        call.Parameters.Add(AsJson(happening));
        call.Parameters.Add(new() { Value = EventCatalogue.Of(happening.GetType()).Alias });
        call.Parameters.Add(new() { Value = SampleMoves.Actor });
        call.Parameters.Add(new() { Value = receipt.Id });
        call.Parameters.Add(AsJson(receipt));
        call.Parameters.Add(AsJson(after));
        var found = Searchable.Of(happening)!;
        var part = found.Parts[0];
        foreach (var value in (string?[])[found.Kind, found.Move, found.Happened, found.Party, part.Label, part.Words, PlainWords.Of(part.Label), PlainWords.Of(part.Words)]) call.Parameters.Add(new() { Value = value });
        await call.ExecuteNonQueryAsync();
        states[table] = after;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static Negotiation Opened(int table)
    {
        var decision = Negotiation.Decide(SampleMoves.Opening(table, DateTimeOffset.UnixEpoch), null);
        return Negotiation.Evolve(null, new(SampleMoves.Negotiation(table), 1, DateTimeOffset.UnixEpoch, SampleMoves.Actor, Guid.Empty, decision.Events[0]));
    }

    private static NpgsqlParameter AsJson(object value) => new() { Value = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
