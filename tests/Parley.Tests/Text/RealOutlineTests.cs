using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>What the files print, read in the files with line numbers.</summary>
public sealed class RealOutlineTests
{
    [RealRecordFact]
    public void Mcea_has_31_articles_and_two_contracts_bound_in()
    {
        var read = Reading.Of("mcea-2014-2017");
        Assert.Equal(Numbered("ARTICLE ", 31), read.Provisions.Where(p => p.Level == 1 && p.Label.StartsWith("ARTICLE", StringComparison.Ordinal)).Select(p => p.Label).ToList());
        Assert.Equal(
            ["", "PREAMBLE", "Substitute Teachers’ Contract", "Home and Hospital Teachers’ Contract"],
            read.Provisions.Where(p => p is { Level: 1, Label: "" }).Select(p => Words.Collapse(p.Heading)).Take(4).ToList());

        var substitutes = Held(read, "Substitute Teachers’ Contract").Where(p => p.Label.StartsWith("ARTICLE", StringComparison.Ordinal)).ToList();
        Assert.Equal(Numbered("ARTICLE ", 10), substitutes.Select(p => p.Label).ToList());
        Assert.All(substitutes, p => Assert.Equal(2, p.Level));
        var homeAndHospital = Held(read, "Home and Hospital Teachers’ Contract").Where(p => p.Label.StartsWith("ARTICLE", StringComparison.Ordinal)).ToList();
        Assert.Equal(Numbered("ARTICLE ", 8), homeAndHospital.Select(p => p.Label).ToList());
        Assert.All(homeAndHospital, p => Assert.Equal(2, p.Level));
        Assert.Equal(["APPENDIX A", "Appendix B"], read.Provisions.Where(p => p.Label.StartsWith("APP", StringComparison.OrdinalIgnoreCase)).Select(p => p.Label).ToList());
    }

    [RealRecordTheory]
    [InlineData("mcea-2014-2017", 151, 1, "ARTICLE 1", "RECOGNITION")]
    [InlineData("mcea-2014-2017", 436, 4, "a.", "")]
    [InlineData("mcea-2014-2017", 1416, 2, "A", "Guiding Principles")]
    [InlineData("mcea-2014-2017", 4484, 4, "A.", "Base Premium Cost Sharing Formulas")]
    [InlineData("mcea-2014-2017", 5557, 2, "A.", "")]
    [InlineData("mcea-2014-2017", 6043, 6, "(a)", "")]
    [InlineData("davis-2007-08", 14, 1, "1. ARTICLE I", "GENERAL PROVISIONS")]
    [InlineData("davis-2007-08", 21, 3, "1.1.1", "")]
    [InlineData("davis-2007-08", 114, 3, "3.2.1", "Impasse.")]
    [InlineData("davis-2007-08", 138, 4, "(1)", "Procedures for Fact Finding.")]
    [InlineData("davis-2007-08", 301, 4, "[a]", "Deadlines")]
    [InlineData("davis-2007-08", 302, 5, "(i)", "")]
    [InlineData("davis-2007-08", 353, 6, "(1)", "")]
    [InlineData("davis-2007-08", 998, 1, "5. ARTICLE V", "FRINGE BENEFITS")]
    [InlineData("davis-2015-16", 2651, 1, "6.", "WORKPLACE CONDITIONS")]
    [InlineData("davis-2015-16", 3358, 1, "ADDENDUM #1", "Educators New to the Teaching Profession")]
    [InlineData("uesf-classified-2017-2020", 321, 2, "3.17", "Organizational Security, Terms and Conditions —")]
    [InlineData("uesf-classified-2017-2020", 323, 3, "a)", "")]
    [InlineData("uesf-classified-2017-2020", 354, 4, "3.17.2.1", "")]
    [InlineData("uesf-classified-2017-2020", 2515, 1, "22.", "Summer/Saturday School, et al.")]
    [InlineData("uesf-classified-2017-2020", 2791, 2, "A.3.", "Series C — Early Education Instructional Aide")]
    [InlineData("uesf-classified-2017-2020", 3813, 2, "23.", "Union Building Committee")]
    [InlineData("uesf-classified-2017-2020", 4252, 2, "Appendix F – Addendum B", "– MOU regarding Expenditure of Prop A Unallocated Revenues (January 27, 2010)")]
    [InlineData("uesf-classified-2020-2023", 5116, 2, "Addendum D", "- Tentative Agreement for the 2012-2013 and 2013-2014 School Years")]
    public void A_printed_label_opens_a_provision(string agreement, int line, int level, string label, string heading)
    {
        var provision = Reading.Of(agreement).Provisions.Single(p => p.Line == line && p.Label == label);
        Assert.Equal((level, heading), (provision.Level, Words.Collapse(provision.Heading)[..Math.Min(heading.Length, Words.Collapse(provision.Heading).Length)]));
        Assert.Equal(heading.Length == 0, provision.Heading.Length == 0);
    }

    [RealRecordTheory]
    [InlineData("mcea-2014-2017", 308)] // "Section 6-408 of the Education Article …"
    [InlineData("mcea-2014-2017", 2072)] // "Article 15." at the end of a sentence
    [InlineData("mcea-2014-2017", 6886)] // "Article 10 – Physical Environments", one of the articles that apply
    [InlineData("uesf-classified-2017-2020", 341)] // "Section 3.11 of this article."
    [InlineData("uesf-classified-2017-2020", 621)] // "Section 10.2 he/she shall be paid …"
    [InlineData("uesf-classified-2017-2020", 1299)] // "Section 12.4.6 shall be placed …"
    [InlineData("uesf-classified-2017-2020", 1387)] // "Appendix E, Addendum G):"
    [InlineData("davis-2007-08", 214)] // "ten (10) years in the following situations:"
    public void A_reference_is_no_provision(string agreement, int line) =>
        Assert.DoesNotContain(Reading.Of(agreement).Provisions, p => p.Line == line);

    [RealRecordTheory]
    [InlineData("davis-2007-08", 8)]
    [InlineData("davis-2008-09", 8)]
    [InlineData("davis-2011-12", 8)]
    [InlineData("davis-2014-15", 8)]
    [InlineData("davis-2015-16", 7)]
    [InlineData("uesf-classified-2017-2020", 31)]
    [InlineData("uesf-classified-2020-2023", 31)]
    public void Each_article_stands_at_the_top_once_and_in_order(string agreement, int articles)
    {
        var numbers = Reading.Of(agreement).Provisions.Where(p => p.Level == 1 && p.Label.Length > 0 && char.IsDigit(p.Label[0])).Select(p => p.Label.Split('.')[0]).ToList();
        Assert.Equal(Numbered("", articles), numbers);
    }

    [RealRecordTheory]
    [InlineData("davis-2007-08")]
    [InlineData("davis-2008-09")]
    [InlineData("davis-2011-12")]
    [InlineData("davis-2014-15")]
    [InlineData("davis-2015-16")]
    public void What_Davis_binds_in_behind_its_articles_are_parts_of_their_own(string agreement)
    {
        var parts = Reading.Of(agreement).Provisions.Where(p => p is { Level: 1, Label: "" }).Select(p => Words.Collapse(p.Heading)).ToList();
        Assert.Contains("LETTER OF INTENT", parts, StringComparer.Ordinal);
        Assert.Contains("Davis School District Employee Code of Ethics", parts, StringComparer.Ordinal);
    }

    private static List<string> Numbered(string word, int count) => [.. Enumerable.Range(1, count).Select(n => $"{word}{n}")];

    private static IEnumerable<ReadProvision> Held(ReadAgreement read, string heading) =>
        read.Provisions.SkipWhile(p => Words.Collapse(p.Heading) != heading).Skip(1).TakeWhile(p => p.Level > 1);
}
