using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>
/// Words of the stability plan at one real table, traced through its papers in the order in which they were passed; where each first
/// appears was found by reading the papers. The counters were made from text in which what is struck and what is put in run together ("six ten
/// (6) (10) Floating Holidays"), so that no claim is made of what they strike; and the contract in force is not among the
/// papers, so that its language first appears where it is first quoted.
/// </summary>
public sealed partial class RealAuthorshipTests
{
    private const string District = "SFUSD 2026-02-05";
    private const string Union = "UESF 2026-02-07 14:27";
    private const string Counter = "SFUSD 2026-02-07 20:00";
    private const string Pilot = "SFUSD 2026-02-07 20:22";
    private const string Agreed = "TA 2026-02-07";

    [RealRecordTheory]
    [InlineData("genuine, transparent and comparable data districtwide", District)]
    [InlineData("joint artificial intelligence working group", District)]
    [InlineData("fully funded equitable special education programming", Union)]
    [InlineData("three (3) consecutive anniversaries at Step 5", Union)]
    [InlineData("two-year", Union)]
    [InlineData("approved by the Governing Board and called out in the AB1200 Form", Counter)]
    [InlineData("will receive one (1) “grading day.”", Counter)]
    [InlineData("physically worked 75% of their assignment", Counter)]
    [InlineData("agree to pause sabbaticals", Counter)]
    [InlineData("calendar year 2027 and through the end of calendar year 2028", Counter)]
    public void A_phrase_of_the_districts_counter_first_appears_in(string phrase, string first) => Assert.Equal([first], FirstsOf(Counter, phrase).Distinct());

    /// <summary>Option B of the first proposal, repeated in the counter's articles 13 and 12.</summary>
    [RealRecordTheory]
    [InlineData("annual benefits allowance of $24,000 per FTE")]
    [InlineData("members will be able to choose their preferred health and welfare benefits plan and level of coverage")]
    [InlineData("memorialized into an MOU. The MOU will guarantee coverage for the duration of the agreement")]
    public void What_the_counter_repeats_in_two_articles_was_in_the_first_proposal(string phrase)
    {
        var firsts = FirstsOf(Counter, phrase);
        Assert.Equal(3 * Token.In(phrase).Count, firsts.Count);
        Assert.Equal([District], firsts.Distinct());
    }

    [RealRecordTheory]
    [InlineData("in order to get genuine, transparent and comparable data districtwide", District)]
    [InlineData("consideration of any districtwide change", District)]
    [InlineData("equitably distribute caseloads and workloads among unit members at each school site", Union)]
    [InlineData("sunset on June 30, 2028", Pilot)]
    [InlineData("California Education", Pilot)]
    [InlineData("no more than ten (10) members assigned by the Special Education Department", Pilot)]
    public void A_phrase_of_the_pilot_first_appears_in(string phrase, string first) => Assert.Equal([first], FirstsOf(Pilot, phrase).Distinct());

    [RealRecordTheory]
    [InlineData("any interruption or disruption of our students' education")]
    [InlineData("a criminal judicial warrant signed by a federal judge")]
    [InlineData("a valued and important part of our community")]
    [InlineData("are sanctuary spaces for all students")]
    public void What_was_agreed_on_sanctuary_schools_is_the_unions_paper(string phrase) => Assert.Equal([Union], FirstsOf(Agreed, phrase).Distinct());

    [RealRecordFact]
    public void One_section_of_article_11_in_the_two_counters()
    {
        var (union, counter) = (Section(Union, "11.2.1.3 Except", "11.2.2 "), Section(Counter, "11.2.1.3 Except", "11.2.2 "));
        Assert.Equal(
            "{U}11.2.1.3 Except as provided above, the foregoing increases shall be implemented as soon as practicable {+D}approved by the Governing Board and called out in the AB1200 Form "
                + "{U}following ratification of the 2025-2027 Collective Bargaining Agreement.",
            Traced.Last("U: " + union, "D: " + counter));
    }

    [RealRecordFact]
    public void One_section_of_article_13_in_the_two_counters()
    {
        var (union, counter) = (Section(Union, "13.12.2 Para", "Para Specialized Services 13"), Section(Counter, "13.12.2 Para", "Para Specialized Services 13"));
        Assert.Equal(
            "{U}13.12.2 Paraeducators who provides specialized {+D}medical {U}services as a S10A, S10B, S10E, S10F, S10I, S10Q, S10Z and S22 (Salary Schedule 915) to Special Education "
                + "and Section 504 eligible students shall receive five percent (5%) differential pay {+D}salary schedule augmentation while the unit member serves in the classification above.",
            Traced.Last("U: " + union, "D: " + counter));
    }

    [RealRecordFact]
    public void The_paragraph_on_special_education_passed_the_table_unchanged()
    {
        var sections = new[] { District, Union, Counter }.Select(paper => Section(paper, "The District will maintain the existing special education caseload", "districtwide. ")).ToList();
        Assert.Equal("{A}" + sections[2], Traced.Last("A: " + sections[0], "B: " + sections[1], "C: " + sections[2]));
    }

    private static readonly Lazy<Dictionary<string, IReadOnlyList<AuthoredSegment>>> Answers = new(() =>
    {
        var wordings = new List<Wording>
        {
            new(District, Paper(District)), new(Union, Paper(Union)), new(Counter, Paper(Counter)),
            new(Pilot, Paper(Pilot)) { Against = Union }, new(Agreed, Paper(Agreed)) { Against = Union },
        };
        return wordings.Zip(Authorship.Of(wordings)).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
    });

    /// <summary>For each token of each occurrence of a phrase in a paper, where it first appeared.</summary>
    private static List<string> FirstsOf(string paper, string phrase)
    {
        var words = Answers.Value[paper].Where(s => s.Op != '-').SelectMany(s => Spellings(s.Text).Select(word => (word, s.First))).ToList();
        var sought = Spellings(phrase).ToList();
        var found = Enumerable.Range(0, words.Count - sought.Count + 1).Where(at => sought.Index().All(s => words[at + s.Index].word == s.Item)).ToList();
        Assert.True(found.Count > 0, $"\"{phrase}\" is not in {paper}");
        return [.. found.SelectMany(at => words.GetRange(at, sought.Count).Select(word => word.First))];
    }

    private static IEnumerable<string> Spellings(string text) =>
        Token.In(text).Select(token => string.Concat(text.Substring(token.Start, token.Length).Select(Token.Fold)));

    private static string Section(string paper, string from, string to)
    {
        var text = Words.Collapse(Paper(paper));
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)].TrimEnd();
    }

    private static string Paper(string paper) => paper switch
    {
        District => Document("corrected-sfusd-stability-plan-proposal-to-uesf-1.docx"),
        Union => Printed("exchanged-2.7.2025-uesf-to-sfusd-counter-to-stability-plan-proposal.txt"),
        Counter => Printed("sfusd-to-uesf-counter-to-stability-plan-proposal-2.7.26.txt"),
        Pilot => Printed("sfusd-to-uesf-article-29-sped-workload-model-2.7.26-1.txt"),
        _ => Printed("tentative-agreement-2_7_26-sanctuary-schools.txt"),
    };

    /// <summary>A Word document's paragraphs, without what is struck.</summary>
    private static string Document(string name)
    {
        using var zip = ZipFile.OpenRead(In(name));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var struck = (XElement run) => run.Element(w + "rPr")?.Element(w + "strike") is { } strike && strike.Attribute(w + "val")?.Value is not ("0" or "false");
        return string.Join('\n', XDocument.Load(part).Descendants(w + "p").Select(paragraph => string.Concat(
            paragraph.Descendants(w + "r").Where(run => !struck(run)).Elements().Select(e => e.Name == w + "t" ? e.Value : e.Name == w + "tab" || e.Name == w + "br" ? " " : ""))));
    }

    /// <summary>The lines of a print, without its running heads, page numbers and zero-width spaces.</summary>
    private static string Printed(string name) =>
        string.Join('\n', File.ReadAllText(In(name)).Replace("\u200b", "", StringComparison.Ordinal).Replace("\f", "", StringComparison.Ordinal).Split('\n').Where(line => !Furniture().IsMatch(line)));

    private static string In(string name) => RealRecords.PathOf(Path.Combine("proposals", "sfusd-uesf-2026", name));

    [GeneratedRegex("""(SFUSD|UESF).* to .*Date|^\s*(Page \d+ of \d+|\d{1,2})\s*$|^Tentative Agreement .*Date|^Sanctuary Certificated Article 42\s*$|^Certificated Article 29 “Special""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Furniture();
}
