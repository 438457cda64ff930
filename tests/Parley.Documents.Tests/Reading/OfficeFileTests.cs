using Parley.Documents.Reading;

namespace Parley.Documents.Tests.Reading;

/// <summary>A Word file that another program wrote, with that program's lists and looks.</summary>
public sealed class OfficeFileTests
{
    private const string Page = """
        <html><body><h1>ARTICLE 1 RECOGNITION</h1><ol><li>The District recognizes the Union.</li><li>The unit holds:<ol type="a"><li>teachers;</li><li>counselors.</li></ol></li><li>It holds no managers.</li></ol>
        <h1>ARTICLE 2 HOURS</h1><ol><li>The workday is seven hours.</li></ol><p>It is paid within <strike>thirty</strike> <u>forty</u> days.</p></body></html>
        """;

    [OfficeFact]
    public void Its_numbered_lists_and_marks_are_read()
    {
        var paper = WordPaper.Read(Office.ToWord(Page)).Paper!;
        Assert.Equal(Marking.ByHand, paper.Marking);
        Assert.Equal(
            [("", "ARTICLE 1 RECOGNITION"), ("1.", "The District recognizes the Union."), ("2.", "The unit holds:"), ("a.", "teachers;"), ("b.", "counselors."), ("3.", "It holds no managers."),
                ("", "ARTICLE 2 HOURS"), ("1.", "The workday is seven hours."), ("", "It is paid within {-thirty} {+forty} days.")],
            paper.Paragraphs.Select(paragraph => (paragraph.Label, string.Concat(paragraph.Runs.Select(run => run.Op == '=' ? run.Text : $"{{{run.Op}{run.Text}}}")))));
        Assert.Equal([(1, "ARTICLE 1"), (2, "1."), (2, "2."), (3, "a."), (3, "b."), (2, "3."), (1, "ARTICLE 2"), (2, "1.")], paper.Agreement().Provisions.Select(provision => (provision.Level, provision.Label)));
    }
}
