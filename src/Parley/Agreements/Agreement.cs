using System.Text.Json.Serialization;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Agreements;

/// <summary>Takes the text of an agreement into the record. Overlapping terms are a finding, never refused.</summary>
/// <param name="Provisions">The text in document order, each provision with its identity.</param>
/// <param name="Succeeds">The slug of the agreement that it succeeds.</param>
public sealed record ImportAgreement(Stamp Stamp, string AgreementId, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To,
    Document Document, IReadOnlyList<Provision> Provisions, IReadOnlyList<FurnitureLine> Furniture, string? Succeeds) : IBringsPaper
{
    public string Stream => AgreementId;

    /// <summary>The file's bytes.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Paper { get; init; }

    string IBringsPaper.PaperSha256 => Document.Sha256 ?? "";
}

public sealed record TermExtension(long Number, DateOnly To, bool Successor);

/// <summary>What deciding about an agreement needs: its structure. The words stay in the events.</summary>
/// <param name="FileDigest">SHA-256 of the file it was imported from.</param>
/// <param name="Provisions">Every id that a provision of this agreement ever had, so that none is given twice.</param>
public sealed record Agreement(string Id, string Slug, string Title, IReadOnlyList<string> Units, DateOnly From, DateOnly To,
    string? Succeeds, string FileDigest, IReadOnlyList<string> Provisions, long Version) : IState<Agreement>
{
    /// <summary>The last days that acts have given the term since, by the numbers of their entries.</summary>
    public IReadOnlyList<TermExtension> Extensions { get; init; } = [];

    /// <summary>The last day of the term, as printed or as acts have set it since.</summary>
    [JsonIgnore]
    public DateOnly LastDay => Extensions.Count == 0 ? To : Extensions[^1].To;

    public static StreamKind Kind => StreamKind.Agreement;

    /// <summary>One event an article, so that a stream stays short however many provisions it has.</summary>
    public static Decision Decide(ImportAgreement command, Agreement? agreement)
    {
        var slug = StreamId.Slug(command.AgreementId);
        var refusal = command.Stamp.Check()
            ?? Recording.Slug.Check("the agreement", slug)
            ?? Limits.Required("the agreement's title", command.Title)
            ?? (command.From <= command.To ? null : new Refusal("bad-term", $"the term ends on {command.To:yyyy-MM-dd}, before it begins on {command.From:yyyy-MM-dd}"))
            ?? (command.Units.Count > 0 ? null : new Refusal("no-unit", "an agreement binds at least one unit: name it"))
            ?? (command.Provisions.Count > 0 ? null : new Refusal("no-text", "the file has no words: an agreement has at least one provision"))
            ?? command.Provisions.Select(provision => Limits.Text("the text", provision.Text, Limits.AgreementFile)).FirstOrDefault(found => found is not null);
        if (refusal is not null) return refusal;

        var imported = new AgreementImported(slug, command.Title.Trim(), [.. command.Units.Select(StreamId.Slug)], command.From, command.To, command.Document)
        {
            Succeeds = command.Succeeds,
            Furniture = command.Furniture,
        };
        if (agreement is null) return Decision.Of([imported, .. Articles(command.Provisions)]);
        return agreement.FileDigest == command.Document.Sha256 && agreement.From == command.From && agreement.To == command.To
            ? Decision.Already
            : new Refusal("agreement-exists", $"agreement {slug} exists already as \"{Plain.Short(agreement.Title)}\", {agreement.From:yyyy-MM-dd} to {agreement.To:yyyy-MM-dd}: choose another slug");
    }

    private static IEnumerable<ArticleImported> Articles(IReadOnlyList<Provision> provisions)
    {
        var start = 0;
        for (var i = 1; i <= provisions.Count; i++)
        {
            if (i < provisions.Count && provisions[i].Parent is not null) continue;
            yield return new([.. provisions.Skip(start).Take(i - start)]);
            start = i;
        }
    }

    /// <summary>Nothing is recorded in an agreement that was not imported.</summary>
    public static Refusal? Missing(string id, Agreement? agreement) => agreement is not null ? null
        : new("no-such-agreement", $"there is no agreement {Plain.Short(StreamId.Slug(id))}: import it first");

    public static Agreement Evolve(Agreement? agreement, Fact fact) => (agreement, fact.Event) switch
    {
        (null, AgreementImported e) => new(fact.Stream, e.Slug, e.Title, e.Units, e.From, e.To, e.Succeeds, e.Document.Sha256 ?? "", [], fact.Number),
        ({ } known, ArticleImported e) => known with { Provisions = [.. known.Provisions, .. e.Provisions.Select(provision => provision.Id)], Version = fact.Number },
        ({ } known, ProvisionsAmended e) => known with { Provisions = With(known.Provisions, e.Changes), Version = fact.Number },
        ({ } known, TermLastDaySet e) => known with { Extensions = [.. known.Extensions, new(fact.Number, e.To, e.Successor == true)], Version = fact.Number },
        ({ } known, AmendmentRevoked e) => known with { Extensions = [.. known.Extensions.Where(extension => extension.Number != e.Amendment)], Version = fact.Number },
        ({ } known, AmendmentLastDaySet) => known with { Version = fact.Number },
        _ => throw Fold.Unknown<Agreement>(fact),
    };

    /// <summary>Most amendments add no provision: then the list, which has hundreds, stays the same one.</summary>
    private static IReadOnlyList<string> With(IReadOnlyList<string> provisions, IReadOnlyList<TextChange> changes) =>
        changes.Any(change => change.Change == TextChangeKind.Added)
            ? [.. provisions.Union(changes.Where(change => change.Change == TextChangeKind.Added).Select(change => change.Provision))]
            : provisions;
}

public static class ImportAgreementHandler
{
    public static (Answer, object[]) Handle(ImportAgreement command, Agreement? agreement) =>
        Agreement.Decide(command, agreement).On(command.Stream, agreement?.Version ?? 0);
}
