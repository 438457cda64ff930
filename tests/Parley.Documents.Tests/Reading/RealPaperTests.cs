using System.IO.Compression;
using System.Xml.Linq;
using Parley.Documents.Reading;
using Parley.Tests;
using Parley.Text;

namespace Parley.Documents.Tests.Reading;

/// <summary>
/// The papers of a real table. What is struck and put in was worked out in their XML by other means: nothing is. Their traps are lines through
/// the ends of two empty paragraphs, lines below whole headings and below the ends of paragraphs, and looks that are switched off.
/// </summary>
public sealed class RealPaperTests
{
    private const string Stability = "corrected-sfusd-stability-plan-proposal-to-uesf-1";

    private static byte[] Bytes(string name) => File.ReadAllBytes(RealRecords.PathOf($"proposals/sfusd-uesf-2026/{name}.docx"));

    private static WordPaper Read(string name) => WordPaper.Read(Bytes(name)).Paper!;

    [RealRecordTheory]
    [InlineData(Stability)]
    [InlineData("mou-with-uesf-sanctuary-district")]
    [InlineData("mou-with-uesf-shelter-and-housing")]
    public void Nothing_is_struck_and_nothing_put_in(string name)
    {
        var paper = Read(name);
        Assert.Equal(Marking.Clean, paper.Marking);
        Assert.All(paper.Paragraphs.SelectMany(paragraph => paragraph.Runs), run => Assert.Equal('=', run.Op));
        Assert.All(paper.As(Marking.ByHand).Paragraphs.SelectMany(paragraph => paragraph.Runs), run => Assert.Equal('=', run.Op));
    }

    [RealRecordTheory]
    [InlineData(Stability)]
    [InlineData("mou-with-uesf-sanctuary-district")]
    [InlineData("mou-with-uesf-shelter-and-housing")]
    public void Every_word_of_the_file_is_in_the_provisions_in_order(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes(name)));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        XNamespace w = AWordFile.W;
        var words = XDocument.Load(part).Descendants(w + "p").SelectMany(paragraph => Words.Of(string.Concat(paragraph.Descendants().Select(e => e.Name == w + "t" ? e.Value : e.Name == w + "tab" || e.Name == w + "br" ? " " : ""))));
        Assert.Equal(words, Words.Of(Read(name).Agreement().Provisions));
    }

    [RealRecordFact]
    public void The_title_of_a_memorandum_stands_at_the_head_of_its_pages() =>
        Assert.Equal("MEMORANDUM OF UNDERSTANDING BETWEEN THE SAN FRANCISCO UNIFIED SCHOOL DISTRICT AND THE UNITED EDUCATORS OF SAN FRANCISCO ON SANCTUARY DISTRICT", Assert.Single(Read("mou-with-uesf-sanctuary-district").Heads));

    [RealRecordFact]
    public void Read_as_marked_by_hand_its_underlined_headings_are_told_as_headings() =>
        Assert.Contains(Read(Stability).As(Marking.ByHand).Remarks, remark => remark.StartsWith("Underlined and read as headings", StringComparison.Ordinal)
            && remark.Contains("\"Preamble\", \"Certificated Employees\", \"Classified Employees\", \"Dependent Health Benefits\"", StringComparison.Ordinal));

    /// <summary>In the text of a PDF what is struck and what is put in stand side by side: "an additional four point five percent (4.5%) increase. two percent (2%)".</summary>
    [RealRecordTheory]
    [InlineData("exchanged-2.7.2025-uesf-to-sfusd-counter-to-stability-plan-proposal")]
    [InlineData("sfusd-to-uesf-article-29-sped-workload-model-2.7.26-1")]
    [InlineData("sfusd-to-uesf-counter-to-stability-plan-proposal-2.7.26")]
    [InlineData("tentative-agreement-2_7_26-sanctuary-schools")]
    public void The_text_of_a_pdf_is_read_as_clean_and_it_is_told_that_its_marks_are_lost(string name)
    {
        var text = RealRecords.Text($"proposals/sfusd-uesf-2026/{name}.txt");
        var paper = WordPaper.OfText(text);
        Assert.Equal((Marking.Clean, null), (paper.Marking, paper.OldText));
        Assert.Contains("keeps no marks", Assert.Single(paper.Remarks), StringComparison.Ordinal);
        Assert.Equal(Words.Of(text), Words.Of(paper.NewText));
    }
}
