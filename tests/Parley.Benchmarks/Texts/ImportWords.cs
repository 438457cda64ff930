using Parley.Benchmarks.Harness;
using Parley.Text;

namespace Parley.Benchmarks.Texts;

/// <summary>
/// Words per second from a file's text to provisions, and to provisions with the identities of an earlier text. Peer: cutting
/// the same text into its words, less than which no reader can do.
/// </summary>
internal sealed class ImportWords : IBenchmark
{
    private const string Unit = "words/s";

    public string Name => "import.words";

    public IReadOnlyList<Row> Rows =>
    [
        new($"{Name}.read/split", Unit, Measure.PerSecond, "read", "split"),
        new($"{Name}.identify/split", Unit, Measure.PerSecond, "identify", "split later"),
        new($"{Name}.read.memory/split", "MB", Measure.AllocatedMegabytes, "read", "split"),
        new($"{Name}.identify.memory/split", "MB", Measure.AllocatedMegabytes, "identify", "split later"),
    ];

    public Task<IReadOnlyList<Contender>> Prepare()
    {
        var text = Corpus.Long;
        var (before, after) = Corpus.Successive;
        var earlier = Identities.Identify("earlier", null, AgreementReader.Read(before, TextFormat.Plain).Provisions);
        var (words, later) = (Words.Count(text), Words.Count(after));
        return Task.FromResult<IReadOnlyList<Contender>>(
        [
            Contender.Of("read", () =>
            {
                AgreementReader.Read(text, TextFormat.Plain);
                return new(words);
            }),
            Contender.Of("split", () => new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)),
            Contender.Of("identify", () =>
            {
                Identities.Identify("later", earlier, AgreementReader.Read(after, TextFormat.Plain).Provisions);
                return new(later);
            }),
            Contender.Of("split later", () => new(after.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)),
        ]);
    }

    public Task Verify()
    {
        var text = Corpus.Long;
        var read = AgreementReader.Read(text, TextFormat.Plain);
        var words = Words.Of(read.Provisions).Count + read.Furniture.Sum(line => Words.Count(line.Text));
        return words == Words.Count(text) ? Task.CompletedTask : throw new InvalidOperationException($"{words} words were read of {Words.Count(text)}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
