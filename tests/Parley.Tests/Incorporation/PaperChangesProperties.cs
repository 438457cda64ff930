using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Incorporation;
using Parley.Text;

namespace Parley.Tests.Incorporation;

/// <summary>Whatever a paper shows of an article, the text with its changes has exactly the paper's words there, and the old words elsewhere.</summary>
public sealed class PaperChangesProperties
{
    private static readonly string[] Topics = ["salary", "transfer", "evaluation", "safety", "grievance", "insurance", "calendar", "seniority", "mileage", "training", "parking", "uniforms"];
    private static readonly string[] Verbs = ["shall be paid", "is reviewed", "may be denied", "will be posted", "is limited", "remains confidential"];

    /// <summary>An agreement of three articles, and the second of them as a paper would have it.</summary>
    public sealed record Case(string Contract, string Paper)
    {
        public override string ToString() => $"{Contract}\n=====\n{Paper}";
    }

    public static Arbitrary<Case> Cases()
    {
        var sentence = from topic in Gen.Elements(Topics) from verb in Gen.Elements(Verbs) from other in Gen.Elements(Topics) from days in Gen.Choose(2, 99)
                       select $"The {topic} of a unit member {verb} within {days} days of the {other} notice.";
        var sections = Gen.ArrayOf(sentence, 5);
        var edit = from at in Gen.Choose(0, 4) from kind in Gen.Choose(0, 4) from text in sentence select (at, kind, text);
        return (from one in sections from two in sections from three in sections from edits in Gen.ListOf(edit)
                select new Case($"{Print(1, one)}\n\n{Print(2, two)}\n\n{Print(3, three)}\n", Print(2, Edited(two, edits.Take(4))))).ToArbitrary();
    }

    private static List<string> Edited(IEnumerable<string> sections, IEnumerable<(int At, int Kind, string Text)> edits)
    {
        var edited = sections.ToList();
        foreach (var (at, kind, text) in edits)
        {
            var place = at % edited.Count;
            switch (kind)
            {
                case 0: edited[place] = text; break;
                case 1: edited.Insert(place, text); break;
                case 2: edited.Add(text); break;
                case 3: edited[place] = edited[place].Replace("within", "no later than", StringComparison.Ordinal); break;
                default: (edited[place], edited[^1]) = (edited[^1], edited[place]); break;
            }
        }
        return edited;
    }

    private static string Print(int article, IEnumerable<string> sections) =>
        $"ARTICLE {article} MATTERS\n\n" + string.Join("\n\n", sections.Select((text, i) => $"{article}.{i + 1} {text}"));

    private static string Words_(IEnumerable<Provision> provisions) => string.Join('\n', provisions.Select(provision => Words.Collapse($"{provision.Label} {provision.Heading} {provision.Text}")));

    [Property(Arbitrary = [typeof(PaperChangesProperties)], MaxTest = 300)]
    public void The_text_with_the_changes_has_the_papers_words(Case @case)
    {
        var inForce = Identities.Identify("cba", null, AgreementReader.Read(@case.Contract, TextFormat.Plain).Provisions);
        var paper = PaperChanges.Of(inForce, @case.Paper, null);
        var applied = PaperChangesSpecs.Applied(inForce, paper);

        var shown = Words.Of(@case.Paper);
        Assert.Equal(Words.Of(Words_(Article(inForce, "ARTICLE 1"))), Words.Of(Words_(Article(applied, "ARTICLE 1"))));
        Assert.Equal(Words.Of(Words_(Article(inForce, "ARTICLE 3"))), Words.Of(Words_(Article(applied, "ARTICLE 3"))));
        // What the paper does not show may stand among what it shows: nothing it shows is missing, and in its order.
        var (all, next) = (Words_(Article(applied, "ARTICLE 2")).Split('\n'), 0);
        foreach (var line in all)
            if (next < shown.Count && Words.Of(line) is var words && shown.Skip(next).Take(words.Count).SequenceEqual(words)) next += words.Count;
        Assert.Equal(shown.Count, next);
    }

    [Property(Arbitrary = [typeof(PaperChangesProperties)], MaxTest = 300)]
    public void Of_a_marked_paper_what_is_struck_is_gone(Case @case)
    {
        var inForce = Identities.Identify("cba", null, AgreementReader.Read(@case.Contract, TextFormat.Plain).Provisions);
        var old = @case.Contract[@case.Contract.IndexOf("ARTICLE 2", StringComparison.Ordinal)..@case.Contract.IndexOf("ARTICLE 3", StringComparison.Ordinal)];
        var paper = PaperChanges.Of(inForce, @case.Paper, old);
        Assert.Equal(Words.Of(@case.Paper), Words.Of(Words_(Article(PaperChangesSpecs.Applied(inForce, paper), "ARTICLE 2"))));
        Assert.DoesNotContain(paper.Findings, finding => finding.Code == "text-differs");
    }

    private static IEnumerable<Provision> Article(IReadOnlyList<Provision> text, string label)
    {
        var from = text.Select((provision, at) => (provision, at)).Single(placed => placed.provision.Label == label).at;
        return text.Skip(from).TakeWhile((provision, i) => i == 0 || provision.Level > 1);
    }
}
