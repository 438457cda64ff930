using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Agreements;
using Parley.Documents.Tests.Support;
using Parley.Documents.Word;
using Parley.Text;

namespace Parley.Documents.Tests.Word;

/// <summary>Two wordings of a provision, of words, line ends and characters that XML does not allow.</summary>
public sealed record Wordings(string Before, string After);

public static class AnyWordings
{
    private static readonly string[] Parts = ["pay", "hours", "(a)", "the", "-", "\n", "\n\n", "   ", " ", "\t", "\u0001", "\uFFFE", "§", "“each”", "1.", "Associa-", "\r\n", "<b>", "&"];

    public static Arbitrary<Wordings> Both() => (from before in Gen.Elements(Parts).ListOf() from after in Gen.Elements(Parts).ListOf() select new Wordings(string.Join(' ', before), string.Concat(after))).ToArbitrary();
}

public sealed class RedlineProperties
{
    [Property(MaxTest = 150, Arbitrary = [typeof(AnyWordings)])]
    public void Of_any_words_the_file_is_valid_and_gives_back_both(Wordings words)
    {
        var from = Contract.Of("cba", "2025-01-01", new Provision("a", null, 2, "1.1", "", words.Before));
        var to = Contract.Of("cba", "2026-01-01", new Provision("a", null, 2, "1.1", "", words.After));
        var compared = CompareViews.Of(from, to);
        var file = ComparisonWord.Of(compared, from, to, new("District", new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));
        Assert.Empty(WordReading.Wrong(file));
        var read = WordReading.Of(file);
        Assert.Equal(Side(compared, '-'), Contract.Letters(string.Concat(read.Accepted)));
        Assert.Equal(Side(compared, '+'), Contract.Letters(string.Concat(read.Rejected)));
    }

    private static string Side(CompareView compared, char without) =>
        Contract.Letters(string.Concat(compared.Provisions.SelectMany(provision => provision.Segments).Where(segment => segment.Op != without).Select(segment => segment.Text)).Replace('\u0001', '\uFFFD').Replace('\uFFFE', '\uFFFD'));
}
