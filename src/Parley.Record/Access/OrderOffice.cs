using Marten;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Access;

/// <summary>
/// Erasures and unsealings: asked for by one person, approved by another, carried out on the keys, and noted when that has happened. What
/// was approved and could not be carried out is carried out when anybody looks at the orders again.
/// </summary>
public sealed class OrderOffice(IDocumentStore store, Recorder recorder, Sealer sealer, TimeProvider clock)
{
    /// <summary>The sealed item at an entry; null where there is none.</summary>
    public async Task<Sealed?> ItemAt(Agency agency, string stream, long entry, CancellationToken stop) =>
        (await RecordReader.Recorded(store, agency.Slug, stream, stop)).FirstOrDefault(fact => fact.Number == entry) is { } fact ? Opening.EntryOf(fact.Event)?.Sealed : null;

    public async Task<Answer> Ask(Agency agency, OrderKind what, string stream, long entry, string authority, Guid by, string actor, string id, CancellationToken stop)
    {
        if (await ItemAt(agency, stream, entry, stop) is not { } item)
            return new(stream, 0, [], new("not-sealed", $"entry {entry} of {Plain.Short(stream)} is not sealed: only a sealed item can be erased or opened; what was recorded in clear can be hidden, which is less"));
        if (what == OrderKind.Unsealing && item.For == Audience.Side) return new(stream, 0, [], new("not-for-others", "internal entries are our side's already: there is no seal to lift"));
        return await recorder.Record(new AskOrder(Stamp(agency, actor, id), StreamId.Order(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")), new(what, stream, entry, item.Id, item.Digest, authority, by)), stop);
    }

    public async Task<Answer> Answer(Agency agency, string order, bool approved, Guid by, string actor, string id, string? reason, CancellationToken stop)
    {
        var answer = await recorder.Record(new AnswerOrder(Stamp(agency, actor, id), StreamId.Order(order), approved, by, reason), stop);
        if (answer.Refusal is null) await CarryOut(agency, stop);
        return answer;
    }

    public async Task<IReadOnlyList<Order>> All(Agency agency, CancellationToken stop)
    {
        await CarryOut(agency, stop);
        await using var session = store.QuerySession(agency.Slug);
        return await session.Query<Order>().ToListAsync(stop);
    }

    public async Task<Order?> Find(Agency agency, string order, CancellationToken stop)
    {
        await using var session = store.QuerySession(agency.Slug);
        return await session.LoadAsync<Order>(StreamId.Order(order), stop);
    }

    /// <summary>The key first, and only then the note of it: a note of what has not happened would be worse than a repetition.</summary>
    private async Task CarryOut(Agency agency, CancellationToken stop)
    {
        await using var session = store.QuerySession(agency.Slug);
        foreach (var order in (await session.Query<Order>().ToListAsync(stop)).Where(order => order.State == OrderState.Approved))
        {
            var failed = order.What == OrderKind.Erasure ? sealer.Destroy(agency.Slug, order.Item, order.Id, clock.GetUtcNow())
                : await ItemAt(agency, order.Stream, order.Entry, stop) is { } item ? sealer.Share(agency.Slug, order.Item, item.For, Audience.Side) : null;
            if (failed is null) await recorder.Record(new CarryOutOrder(new($"carry-out-{order.Id}", agency.Slug, "Parley", clock.GetUtcNow()), order.Id), stop);
        }
    }

    private Stamp Stamp(Agency agency, string actor, string id) => new(id, agency.Slug, actor, clock.GetUtcNow());
}
