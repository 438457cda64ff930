using Parley.Access;
using Parley.Recording;

namespace Parley.Record.Queries;

/// <summary>The streams that a person may see, for statements that go over all of them.</summary>
/// <param name="Layers">The layers of which they may see any.</param>
/// <param name="Streams">Their ids; null for all that are in the layers.</param>
internal sealed record SeenStreams(IReadOnlySet<Layer> Layers, string[]? Streams)
{
    /// <summary>For search: texts, and entries of both layers in which there are words.</summary>
    public static async Task<SeenStreams> Of(RecordReader reader, CancellationToken stop)
    {
        var sight = reader.Sight;
        HashSet<Layer> layers = [.. sight.Somewhere(Right.ReadExchanged) || sight.Somewhere(Right.ReadText) ? [Layer.Exchanged] : Array.Empty<Layer>(), .. sight.Somewhere(Right.ReadAccount) ? [Layer.Account] : Array.Empty<Layer>()];
        return new(layers, sight.Everywhere(Right.ReadText) && EverywhereOrNowhere(sight, Right.ReadExchanged) && EverywhereOrNowhere(sight, Right.ReadAccount) && sight.Everywhere(Right.ReadExchanged)
            ? null : [.. await Listed(reader, stop)]);
    }

    /// <summary>For the event log. Of the internal layer its events show that something is there, when, by whom and its digest; its words are sealed.</summary>
    public static async Task<Log> Logged(RecordReader reader, CancellationToken stop)
    {
        var sight = reader.Sight;
        // The office's streams are of persons, and so of the whole agency.
        var office = sight.Everywhere(Right.ReadAccess) ? Office : [];
        if (!sight.Somewhere(Right.ReadLog)) return new([], office);
        if (sight.Everywhere(Right.ReadLog) && sight.Everywhere(Right.ReadAccess)) return new(null, []);
        var streams = new List<string> { StreamId.Agency };
        streams.AddRange((await reader.Units(stop)).Select(unit => unit.Id));
        streams.AddRange((await reader.Agreements(stop)).Select(agreement => agreement.Id));
        foreach (var table in (await reader.Tables(stop)).Where(table => sight.May(Right.ReadLog, Places.Of(table)))) streams.AddRange([table.Id, StreamId.Account(table.Id), StreamId.Internal(table.Id)]);
        return new([.. streams], office);
    }

    /// <param name="Streams">Null for all.</param>
    /// <param name="Also">Patterns of further streams.</param>
    internal sealed record Log(string[]? Streams, string[] Also)
    {
        public bool IsNothing => Streams is { Length: 0 } && Also.Length == 0;
    }

    private static readonly string[] Office = ["grant/%", "order/%", "access-log/%"];

    private static bool EverywhereOrNowhere(Sight sight, Right right) => sight.Everywhere(right) || !sight.Somewhere(right);

    private static async Task<List<string>> Listed(RecordReader reader, CancellationToken stop)
    {
        var streams = (await reader.Agreements(stop)).Select(agreement => agreement.Id).ToList();
        foreach (var table in await reader.Tables(stop))
        {
            var place = Places.Of(table);
            if (reader.Sight.May(Right.ReadExchanged, place)) streams.Add(table.Id);
            if (reader.Sight.May(Right.ReadAccount, place)) streams.Add(StreamId.Account(table.Id));
        }

        return streams;
    }
}
