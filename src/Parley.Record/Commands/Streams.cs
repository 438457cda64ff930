using JasperFx.Events;
using Marten;
using Parley.Incorporation;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Commands;

/// <summary>Reading and appending to several streams in one session.</summary>
internal static class Streams
{
    public static async Task<IReadOnlyList<Fact>> Read(IDocumentSession session, string stream, CancellationToken stop) =>
        [.. (await session.Events.FetchStreamAsync(stream, token: stop)).Select((IEvent e) => Facts.Of(e))];

    /// <summary>The agreements and side letters that a table's facts, or what is asked now, can change.</summary>
    public static async Task<Reach> Reach(IDocumentSession session, IReadOnlyList<Fact> table, IReadOnlyList<string> agreements, Particulars? asked, CancellationToken stop)
    {
        IReadOnlyList<Fact> with = asked is null ? table : [.. table, .. Effects.Facts("", table.Count, [new NoteRecorded(new(new(default)), asked)])];
        var texts = new Dictionary<string, IReadOnlyList<Fact>>();
        foreach (var slug in Incorporation.Reach.AgreementsOf(with).Concat(agreements).Distinct()) texts.Add(slug, await Read(session, StreamId.Agreement(slug), stop));
        var letters = new Dictionary<string, IReadOnlyList<Fact>>();
        foreach (var slug in Incorporation.Reach.SideLettersOf(with)) letters.Add(slug, await Read(session, StreamId.SideLetter(slug), stop));
        // A letter that this table ends may have changed an agreement that the table does not name.
        foreach (var slug in Incorporation.Reach.AgreementsOf(letters.Values.SelectMany(letter => letter)).Where(slug => !texts.ContainsKey(slug))) texts.Add(slug, await Read(session, StreamId.Agreement(slug), stop));
        return new(table, texts, letters);
    }

    public static void Append(IDocumentSession session, string stream, long version, IReadOnlyList<object> events)
    {
        if (events.Count > 0) session.Events.Append(stream, version + events.Count, events);
    }

    /// <summary>Appends what an act puts into effect, each stream at the version on which that was decided.</summary>
    public static void Append(IDocumentSession session, Reach reach, EffectsDue effects)
    {
        foreach (var (stream, events) in effects.Events)
        {
            var version = reach.Agreements.GetValueOrDefault(StreamId.Slug(stream)) is { } text && stream == StreamId.Agreement(StreamId.Slug(stream)) ? text.Count : reach.SideLetters[StreamId.Slug(stream)].Count;
            Append(session, stream, version, events);
        }
    }
}
