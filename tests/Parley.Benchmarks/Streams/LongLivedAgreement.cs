using System.Globalization;
using Parley.Agreements;
using Parley.Benchmarks.Texts;
using Parley.Text;

namespace Parley.Benchmarks.Streams;

/// <summary>The stream of an agreement of 500 sections in 25 articles, amended for 30 years: four acts a year, five changes each, every fifth act for half a year only.</summary>
internal static class LongLivedAgreement
{
    public const string Slug = "teachers-1996";
    public static readonly DateOnly From = new(1996, 7, 1);
    public static readonly DateOnly Last = new(2026, 6, 1);

    private const int Articles = 25;
    private const int SectionsEach = 20;
    private const int WordsEach = 100;

    public static List<object> Events()
    {
        var words = Words.Of(Corpus.Long);
        string Text(int at) => string.Join(' ', Enumerable.Range(at * WordsEach, WordsEach).Select(word => words[word % words.Count]));

        return
        [
            new AgreementImported(Slug, "Teachers, 1996 and after", ["teachers"], From, From.AddYears(30), new("teachers-1996.txt", new('0', 64))),
            .. Enumerable.Range(1, Articles).Select(article => new ArticleImported(
            [
                new(Id(article, 0), null, 1, $"ARTICLE {article}", $"Matter {article}", ""),
                .. Enumerable.Range(1, SectionsEach).Select(section =>
                    new Provision(Id(article, section), Id(article, 0), 2, $"{article}.{section}", $"Section {section}", Text((article * SectionsEach) + section))),
            ])),
            .. Enumerable.Range(0, 30 * 4).Select(act => new ProvisionsAmended($"side-letter-{act}", From.AddMonths(act * 3), [.. Enumerable.Range(0, 5).Select(change => Change((act * 5) + change, Text))])
            {
                Until = act % 5 == 4 ? From.AddMonths((act * 3) + 6) : null,
                Negotiation = $"round-{act / 12}",
            }),
        ];
    }

    private static TextChange Change(int number, Func<int, string> text)
    {
        var (article, section) = ((number * 7 % Articles) + 1, (number * 11 % SectionsEach) + 1);
        var id = Id(article, section);
        return (number % 12) switch
        {
            3 => new(TextChangeKind.Added, $"new-{number}") { Parent = Id(article, 0), After = id, Label = $"{article}.{section}a", Heading = "Added", Text = text(number) },
            7 => new(TextChangeKind.Moved, id) { Parent = Id((article % Articles) + 1, 0) },
            11 => new(TextChangeKind.Removed, $"new-{number - 80}"),
            _ => new(TextChangeKind.Replaced, id) { Text = text(number + 1) },
        };
    }

    private static string Id(int article, int section) => string.Create(CultureInfo.InvariantCulture, $"p{article:00}{section:00}00000000");
}
