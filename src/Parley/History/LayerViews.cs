using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.History;

/// <summary>An entry of our account or of the internal layer, as one reader sees it.</summary>
/// <param name="Kind">The kind of note: note, draft, served, caucus, mandate, costing.</param>
/// <param name="Showing">What of its words this reader sees: whole, opened, sealed or hidden.</param>
/// <param name="Digest">For what is sealed: by which its words can be checked by anybody to whom they are disclosed.</param>
public sealed record LayerEntry(long Entry, string Kind, string? Happened, string Recorded, string RecordedBy, Showing Showing, string? Sealed, string? Digest)
{
    public Particulars? Said { get; init; }
    public string? Speaker { get; init; }
    public string? Rationale { get; init; }
    public IReadOnlyList<long> About { get; init; } = [];

    /// <summary>The words of an internal entry, for who may read them.</summary>
    public SealedWords? Words { get; init; }
}

public static class LayerViews
{
    /// <param name="facts">Facts of the account's or the internal stream, opened for the reader.</param>
    public static IReadOnlyList<LayerEntry> Of(IReadOnlyList<Fact> facts) => [.. facts.Select(One).OfType<LayerEntry>()];

    private static LayerEntry? One(Fact fact)
    {
        var entry = Opening.EntryOf(fact.Event);
        var view = new LayerEntry(fact.Number, "", entry?.Happened.Date.ToString(), Instants.Text(fact.Recorded), fact.By, fact.Showing, entry?.Sealed is { } seal ? Audiences.Kind(seal.For) : null, entry?.Sealed?.Digest);
        return fact.Event switch
        {
            AccountNoted e => view with { Kind = "note", Said = e.Particulars, Speaker = e.Speaker, Rationale = e.Rationale, About = e.About },
            PaperDrafted e => view with { Kind = "draft", Said = e.Particulars },
            InternalEvent e => view with { Kind = InternalEvents.Kind(e), Words = e.Words },
            InternalEntryWithheld => view with { Kind = "internal", Showing = Showing.Sealed },
            _ => null,
        };
    }
}
