using System.Text;

namespace Parley.Benchmarks.Texts;

/// <summary>Agreements to work on: real ones from PARLEY_DATA or <c>../shared/data</c> beside the checkout, else made up with a fixed seed.</summary>
internal static class Corpus
{
    private static readonly string? Folder = Find();

    /// <summary>Said above the table where the real ones are absent.</summary>
    public static string? Remark => Folder is null ? "the folder of real records is absent: texts are made up (set PARLEY_DATA, or put it at ../shared/data)" : null;

    /// <summary>About 63,000 words, 31 articles, page furniture in the text.</summary>
    public static string Long => Read("mcea-2014-2017.txt") ?? MadeUp(1, 63_000);

    /// <summary>About as many words of other agreements.</summary>
    public static string Other => Read("uesf-classified-2020-2023.txt") is { } classified && Read("davis-2007-08.txt") is { } certificated ? classified + "\n" + certificated : MadeUp(2, 63_000);

    /// <summary>Two successive agreements of one district; the later one renumbered everything.</summary>
    public static (string Earlier, string Later) Successive => Read("davis-2014-15.txt") is { } earlier && Read("davis-2015-16.txt") is { } later ? (earlier, later)
        : (MadeUp(3, 28_000), MadeUp(3, 28_000).Replace("ARTICLE 1", "ARTICLE 2", StringComparison.Ordinal));

    /// <summary>The root of the checkout.</summary>
    public static string Root => FindRoot() ?? throw new InvalidOperationException("the benchmarks run inside a checkout: global.json marks its root");

    /// <summary>A real table log, or null where it is absent.</summary>
    public static byte[]? Log(string name) => Folder is not null && Path.Combine(Folder, "table-logs", name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static string? Read(string name)
    {
        var path = Path.Combine(Folder ?? "", "agreements", name);
        return Folder is not null && File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PARLEY_DATA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        var beside = Path.Combine(FindRoot() ?? "", "..", "shared", "data");
        return Directory.Exists(beside) ? beside : null;
    }

    private static string? FindRoot()
    {
        for (var here = new DirectoryInfo(AppContext.BaseDirectory); here is not null; here = here.Parent)
            if (File.Exists(Path.Combine(here.FullName, "global.json"))) return here.FullName;
        return null;
    }

    /// <summary>Articles of ten sections; word frequencies fall as in a language, so that common words repeat and rare ones anchor.</summary>
    private static string MadeUp(int seed, int words)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var (article, made) = (1, 0); made < words; article++)
        {
            text.Append($"\n\nARTICLE {article}\n{Word(random).ToUpperInvariant()} {Word(random).ToUpperInvariant()}\n");
            for (var section = 1; section <= 10; section++)
            {
                text.Append($"\n{article}.{section} ");
                for (var word = 1; word <= 120; word++, made++) text.Append(Word(random)).Append(word % 24 == 0 ? ".\n" : word % 12 == 0 ? "\n" : " ");
            }
        }

        return text.ToString();
    }

    private static string Word(Random random)
    {
        const string syllables = "lareminotasuverdacopilonestibrogamfeduthwyk";
        var rank = (int)Math.Exp(random.NextDouble() * 8.5);
        var word = new StringBuilder();
        for (var rest = rank + 40; rest > 0; rest /= 40) word.Append(syllables.AsSpan(rest % 40, 3));
        return word.ToString();
    }
}
