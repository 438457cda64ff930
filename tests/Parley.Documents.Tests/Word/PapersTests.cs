using Parley.Documents.Tests.Support;
using Parley.Documents.Word;
using Parley.History;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Tests;
using Parley.Text;

namespace Parley.Documents.Tests.Word;

/// <summary>The sheet, the exhibit, a paper's redline and the conformed contract: valid for Word, and with what each is for.</summary>
public sealed class PapersTests
{
    private static readonly Revision By = new("District", new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
    private static readonly Provision Old = new("a11", "a1", 2, "1.1", "", "Pay is 100 dollars.");
    private static readonly ShownChange Change = new("1.1", "words replaced", "from July 1, 2026", null, [new(Old, Old with { Text = "Pay is 120 dollars." })]);
    private static readonly Particulars Agreed = new("joint", ["Pay"]) { Text = "Pay rises.", Effective = new(2026, 7, 1), Changes = [new(TextChangeKind.Replaced, "1.1") { Text = "Pay is 120 dollars." }] };

    private static SheetAgreement Agreement => new(7, "2026-03-02", ["Pay"], true, Terms.Of(Agreed).Digest(), null, [new("Ana Lopez", "Teachers"), new("Bo Lind", "District")], AgreedBasis.JointText,
        [ActingBody.Membership, ActingBody.Board], "2026-07-01", null, Agreed.Changes, Agreed.Text, null, null);

    private static readonly SheetVote Ratified = new(8, "2026-03-09", ActingBody.Membership, "Teachers", true, [7], null, null, null, null, null, null);

    private static byte[] Sheet(params IReadOnlyList<SheetVote> votes) => AgreementSheetWord.Of(new("Elgin Unified", "Teachers 2026", ["Teachers", "District"], Agreement, votes, [Change]), By);

    [Fact]
    public void The_sheet_has_the_digest_of_the_terms_as_the_record_has_it_on_the_sheet_and_on_each_page()
    {
        var read = WordReading.Of(Sheet());
        var digest = Terms.Of(Agreed).Digest();
        Assert.Contains(read.Lines, line => line == "SHA-256 of the terms: " + digest);
        Assert.Contains("Terms SHA-256 " + digest, read.Around, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_says_what_who_from_when_and_who_still_votes_and_has_a_line_for_each_signer()
    {
        var all = WordReading.Of(Sheet(Ratified)).All;
        Assert.All(["Teachers and District", "March 2, 2026", "July 1, 2026", "Pay rises.", "the governing board", "Ana Lopez, for Teachers", "Bo Lind, for District", "voted for it on March 9, 2026"], said => Assert.Contains(said, all, StringComparison.Ordinal));
        Assert.Equal("the governing board", AgreementSheetWord.StillToVote(Agreement, [Ratified]));
        Assert.Equal("the membership and the governing board", AgreementSheetWord.StillToVote(Agreement, [Ratified with { Stale = 7 }]));
        Assert.Equal(2, WordReading.Of(Sheet()).Of("Sign").Count(line => line == "Date"));
    }

    [Fact]
    public void What_is_signed_shows_its_changes_and_tracks_none()
    {
        var read = WordReading.Of(Sheet());
        Assert.Empty(read.Changes);
        Assert.Contains("1.1Payis100120dollars.", read.Lines.Select(Contract.Letters));
    }

    private static readonly HistoryView History = new(
        new("a11", "1.1", "Pay is 120 dollars.", "in-term", [new('=', "Pay is ", new("2023-2026", "agreement", "2023-07-01")), new('=', "120", new("counter.docx", "District", "2026-02-02")), new('=', " dollars.", new("2023-2026", "agreement", "2023-07-01"))]),
        [
            new("2026-01-10", "10:30", "2026-01-12T08:00:00.000000+00:00", "Ana", 2, "exchanged", "t-2026", "3", "Teachers", "proposal", [], new("P-1", "live"), "more pay", null, [new('=', "Pay is ", null), new('-', "100", null), new('+', "150", null), new('=', " dollars.", null)], new("pay.docx", new string('a', 64)), 9, "e") { Entry = 4, Labels = ["Pay"] },
            new("2026-02-02", null, "2026-02-02T08:00:00.000000+00:00", "Bo", 0, "exchanged", "t-2026", null, "District", "counter", [4], null, null, null, [], null, null, "f") { Entry = 5 },
        ],
        [new("2026-01-11", "Counsel", ["Superintendent"], "privileged", "between counsel and client", new string('b', 64))]);

    private static byte[] Exhibit => ExhibitWord.Of(History, new("Elgin Unified", "Teachers 2023-2026", null, ["supposals"]), By);

    [Fact]
    public void The_exhibit_numbers_its_entries_says_whence_each_word_and_lists_what_is_left_out_and_why()
    {
        var read = WordReading.Of(Exhibit);
        Assert.Equal(["1. January 10, 2026, 10:30: Proposal, Teachers", "2. February 2, 2026: Counterproposal, District"], read.Of("Heading2"));
        Assert.All(["Pay is 100150 dollars.", "Pay is[1] 120[2] dollars.[1]", "Document: pay.docx, SHA-256 " + new string('a', 64), "Recorded: January 12, 2026, 08:00:00 UTC by Ana, 2 days after it happened; corrected by entry 9", "Package: P-1: live", "Answers: entry 4", "counter.docx",
            "between counsel and client", new string('b', 64), "Superintendent"], said => Assert.Contains(said, read.Lines));
        Assert.Contains("by choice supposals", read.All, StringComparison.Ordinal);
        Assert.Empty(read.Changes);
    }

    private static byte[] Paper(params IReadOnlyList<ShownChange> changes) => PaperRedlineWord.Of(new("Counterproposal on Pay", "Teachers 2026", 5, "District", "2026-03-02", null), changes, [], By);

    [Fact]
    public void A_papers_changes_are_tracked_as_its_movers_on_its_day()
    {
        var gone = new ShownChange("1.2", "removed, with all that it holds", "", null, [new(Old with { Label = "1.2", Text = "Paid monthly." }, null)]);
        var changes = WordReading.Of(Paper(Change, gone)).Changes;
        Assert.Equal(["-100", "+120", "-1.2", "-Paid monthly."], changes.Select(change => change.Op + change.Words.Trim()));
        Assert.All(changes, change => Assert.Equal("District", change.Author));
    }

    [Fact]
    public void The_contract_has_headings_contents_and_its_basis_date_and_digest_on_each_page()
    {
        var text = Contract.Of("cba", "2025-01-01", new("a1", null, 1, "ARTICLE 1", "PAY", ""), Old, new("a2", null, 1, "ARTICLE 2", "HOURS", "Forty hours."));
        var read = WordReading.Of(ContractWord.Of(text, By));
        Assert.Equal(["ARTICLE 1 PAY", "ARTICLE 2 HOURS"], read.Of("Heading1"));
        Assert.Equal(["ARTICLE 1 PAY", "ARTICLE 2 HOURS"], read.Of("Contents1").Select(line => line.Split('\t')[0]));
        Assert.Contains("Text on January 1, 2025, in term, as known now", read.Around, StringComparison.Ordinal);
        Assert.Contains(text.Digest, read.Around, StringComparison.Ordinal);
        Assert.Empty(WordReading.Of(ContractWord.Of(text, By, contents: false)).Of("Contents1"));
    }

    [Fact]
    public void Each_kind_is_valid_and_equal_input_gives_equal_bytes()
    {
        foreach (var file in new Func<byte[]>[] { () => Sheet(Ratified), () => Exhibit, () => Paper(Change) })
        {
            Assert.Empty(WordReading.Wrong(file()));
            Assert.Equal(file(), file());
        }
    }

    [RealRecordTheory]
    [InlineData("mcea-2014-2017")]
    [InlineData("davis-2015-16")]
    public void A_real_contract_keeps_every_word_and_is_valid(string name)
    {
        var text = Contract.Real(name);
        var file = ContractWord.Of(text, By);
        Assert.Empty(WordReading.Wrong(file));
        Assert.Equal(Contract.Letters(text), Contract.Letters(string.Concat(WordReading.Of(file).Accepted)));
    }

    [Fact]
    public void What_xml_cannot_hold_is_seen_as_a_replaced_character()
    {
        var text = Contract.Of("cba", "2025-01-01", new Provision("a", null, 2, "1.1", "", "bell \u0007 half \uD800 end \uFFFF."));
        Assert.Equal(["1.1 bell \uFFFD half \uFFFD end \uFFFD."], WordReading.Of(ContractWord.Of(text, By)).Accepted);
    }
}
