using Parley.Benchmarks.Harness;
using Parley.Text;

namespace Parley.Benchmarks.Texts;

/// <summary>
/// Two agreements of about 60,000 words compared provision by provision and word by word: once with one word in twenty changed, once with
/// quite another text opposite. Peers: DiffPlex on the same words, each provision one paragraph.
/// </summary>
internal sealed class Compare60K : IBenchmark
{
    private const string Unit = "ms";

    private IReadOnlyList<Provision> from = [];
    private IReadOnlyList<Provision> edited = [];
    private IReadOnlyList<Provision> different = [];

    public string Name => "compare.60k";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}/diffplex-two-levels", Unit, Measure.Milliseconds, "edited", "edited, two levels"),
        new($"{Name}/diffplex-whole-text", Unit, Measure.Milliseconds, "edited", "edited, whole text"),
        new($"{Name}.different/diffplex-two-levels", Unit, Measure.Milliseconds, "different", "different, two levels"),
        new($"{Name}.memory/diffplex-two-levels", "MB", Measure.AllocatedMegabytes, "edited", "edited, two levels"),
    ];

    public Task<IReadOnlyList<Contender>> Prepare()
    {
        from = Identities.Identify("long", null, AgreementReader.Read(Corpus.Long, TextFormat.Plain).Provisions);
        edited = Edited(from);
        // Opposite by place, so that every provision is compared with words that are not its own.
        different = [.. Identities.Identify("other", null, AgreementReader.Read(Corpus.Other, TextFormat.Plain).Provisions)
            .Select((provision, at) => provision with { Id = at < from.Count ? from[at].Id : provision.Id, Parent = null, Level = 1 })];

        var (old, changed, other) = (Paragraphs(from), Paragraphs(edited), Paragraphs(different));
        return Task.FromResult<IReadOnlyList<Contender>>(
        [
            Contender.Once("edited", () => { Comparison.Compare(from, edited); }),
            Contender.Once("edited, two levels", () => { ByDiffPlex.TwoLevels(old, changed); }),
            Contender.Once("edited, whole text", () => { ByDiffPlex.WholeText(old, changed); }),
            Contender.Once("different", () => { Comparison.Compare(from, different); }),
            Contender.Once("different, two levels", () => { ByDiffPlex.TwoLevels(old, other); }),
        ]);
    }

    /// <summary>Every word of the later text is accounted for, once, by the product and by the peer.</summary>
    public Task Verify()
    {
        var compared = Comparison.Compare(from, edited).Provisions.SelectMany(provision => provision.Segments).Where(segment => segment.Op != '-').Sum(segment => Words.Count(segment.Text));
        var expected = edited.Sum(provision => Words.Count(Comparison.TextOf(provision)));
        if (compared < expected) throw new InvalidOperationException($"the comparison has {compared} words of {expected}");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static List<Provision> Edited(IReadOnlyList<Provision> provisions)
    {
        var random = new Random(60);
        var vocabulary = provisions.SelectMany(provision => Words.Of(provision.Text)).Distinct(StringComparer.Ordinal).ToList();
        return [.. provisions.Select(provision => provision with
        {
            Text = string.Join('\n', provision.Text.Split('\n').Select(line => string.Join(' ', line.Split(' ').Select(word => word.Length > 0 && random.Next(20) == 0 ? vocabulary[random.Next(vocabulary.Count)] : word)))),
        })];
    }

    private static string Paragraphs(IReadOnlyList<Provision> provisions) => string.Join('\n', provisions.Select(provision => Words.Collapse(Comparison.TextOf(provision))));
}
