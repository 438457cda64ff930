using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>What the tests of the text engine share.</summary>
internal static class Reading
{
    public static readonly string[] Agreements =
    [
        "davis-2007-08", "davis-2008-09", "davis-2011-12", "davis-2014-15", "davis-2015-16",
        "mcea-2014-2017", "uesf-classified-2017-2020", "uesf-classified-2020-2023",
    ];

    private static readonly Dictionary<string, ReadAgreement> Read = new(StringComparer.Ordinal);

    public static string SourceOf(string agreement) => RealRecords.Text($"agreements/{agreement}.txt");

    public static ReadAgreement Of(string agreement)
    {
        lock (Read)
        {
            if (!Read.TryGetValue(agreement, out var read))
                Read.Add(agreement, read = AgreementReader.Read(SourceOf(agreement), TextFormat.Plain));
            return read;
        }
    }

    public static ReadAgreement Plain(string text) => AgreementReader.Read(text, TextFormat.Plain);

    public static ReadAgreement Markdown(string text) => AgreementReader.Read(text, TextFormat.Markdown);

    /// <summary>"1 ARTICLE 1|RECOGNITION", one line a provision: level, label, heading.</summary>
    public static List<string> Outline(this ReadAgreement read) =>
        [.. read.Provisions.Select(p => $"{p.Level} {p.Label}|{Words.Collapse(p.Heading)}")];

    public static ReadProvision Labelled(this ReadAgreement read, string label) => read.Provisions.First(p => p.Label == label);

    /// <summary>The words of a file less those of its furniture, by another way than the reader's: line by line of the source.</summary>
    public static List<string> WordsLessFurniture(string source, ReadAgreement read)
    {
        var furniture = read.Furniture.ToLookup(f => f.Line);
        var words = new List<string>();
        var number = 0;
        foreach (var line in source.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r', '\u0085', '\u2028', '\u2029'))
        {
            number++;
            // A form feed ends a printed line, so that one line of the file may print several, and several pieces of furniture.
            var printed = line.Split('\f', '\v').Select(p => p.Trim()).ToList();
            var from = 0;
            foreach (var piece in furniture[number])
            {
                var at = printed.FindIndex(from, p => p == piece.Text
                    || (piece.Kind == FurnitureKind.Markup && p.StartsWith(piece.Text, StringComparison.Ordinal) && char.IsWhiteSpace(p[piece.Text.Length])));
                Assert.True(at >= 0, $"line {number} does not print the furniture '{piece.Text}'");
                printed[at] = printed[at][piece.Text.Length..];
                from = at + 1;
            }
            words.AddRange(string.Join(' ', printed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        return words;
    }

    /// <summary>The provisions of successive agreements with their identities, each agreement identified from the one before.</summary>
    public static List<IReadOnlyList<Provision>> Chain(params string[] agreements)
    {
        var chain = new List<IReadOnlyList<Provision>>();
        foreach (var agreement in agreements)
            chain.Add(Identities.Identify(agreement, chain.Count > 0 ? chain[^1] : null, Of(agreement).Provisions));
        return chain;
    }
}
