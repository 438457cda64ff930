using System.Text;
using Parley.History;
using Parley.Log;
using Parley.Recording;
using Parley.Table;

namespace Parley.Tests.Log;

public sealed class LogImportSpecs
{
    private static readonly Stamp Stamp = new("c1", "davis", "Ana", ATable.Start);
    private static readonly TableRecord Nothing = new(null, ["UAW"], ["ase-2018"], [], [], []);

    private static ImportDecision Import(string csv, TableRecord? record = null)
    {
        var log = LogReader.Read(Encoding.UTF8.GetBytes(csv), "log.csv");
        Assert.Null(log.Error);
        return LogImport.Decide(new(Stamp, "negotiation/t", "Table", ["unit/ase"], [], "log.csv", "00", log.Rows), record ?? Nothing);
    }

    /// <summary>The record after an import on top of another.</summary>
    private static TableRecord After(ImportDecision decision, TableRecord? before = null)
    {
        before ??= Nothing;
        var exchanged = Facts(before.Exchanged, decision.Exchanged, "negotiation/t");
        return new(Fold.Of<Negotiation>(exchanged), ["UAW"], before.Agreements, exchanged,
            Facts(before.Account, decision.Account, "negotiation/t/account"), Facts(before.Internal, decision.Internal, "negotiation/t/internal"));
    }

    private static List<Fact> Facts(IReadOnlyList<Fact> before, IReadOnlyList<object> added, string stream) =>
        [.. before, .. added.Select((happening, i) => new Fact(stream, before.Count + i + 1, ATable.Start, "Ana", Guid.Empty, happening))];

    private static IReadOnlyList<Row> Rows(TableRecord record) => Register.Of(record.Exchanged).Rows;

    [Fact]
    public void A_new_negotiation_is_opened_with_its_first_rows()
    {
        var decision = Import("date,party,move,article\n2022-03-02,UAW,proposal,Wages\n");
        Assert.Collection(decision.Exchanged,
            opened => Assert.Equal(["UAW"], Assert.IsType<NegotiationOpened>(opened).Representatives),
            proposal => Assert.IsType<Parley.Proposals.ProposalMade>(proposal),
            imported => Assert.Equal(1, Assert.IsType<LogImported>(imported).Rows));
    }

    [Fact]
    public void The_same_file_again_adds_nothing()
    {
        const string csv = "date,party,move,article\n2022-03-02,UAW,proposal,Wages\n2022-03-02,UAW,proposal,Wages\n2022-03-03,UC,session,\n";
        var first = Import(csv);
        Assert.Equal(3, first.Added);
        var second = Import(csv, After(first));
        Assert.Equal((0, 3), (second.Added, second.Known));
        Assert.Empty(second.Exchanged);
    }

    [Fact]
    public void Columns_in_another_order_are_the_same_rows()
    {
        var first = Import("date,party,move,article,summary\n2022-03-02,UAW,proposal,Wages,\"more, now\"\n");
        Assert.Equal(1, Import("summary,article,move,party,date\n\"more, now\",Wages,proposal,UAW,2022-03-02\n", After(first)).Known);
    }

    [Fact]
    public void A_longer_file_adds_its_new_rows_only()
    {
        var first = Import("date,party,move,article\n2022-03-02,UAW,proposal,Wages\n");
        var second = Import("date,party,move,article\n2022-03-02,UAW,proposal,Wages\n2022-03-02,UAW,proposal,Wages\n2022-03-03,UC,counter,Wages\n", After(first));
        Assert.Equal((2, 1), (second.Added, second.Known));
        Assert.Equal(3, Rows(After(second, After(first))).Count);
    }

    [Fact]
    public void A_row_changed_under_its_key_is_a_finding_and_the_record_keeps_the_first()
    {
        var first = Import("key,date,party,move,article\nk1,2022-03-02,UAW,proposal,Wages\n");
        var second = Import("key,date,party,move,article\nk1,2022-04-02,UAW,proposal,Wages\n", After(first));
        Assert.Equal("changed-row", Assert.Single(second.Findings).Code);
        Assert.Empty(second.Exchanged);
    }

    [Fact]
    public void Keys_refer_to_rows_above_and_below_and_of_earlier_imports()
    {
        var first = After(Import("key,date,party,move,article\nold,2022-03-01,UAW,proposal,Wages\n"));
        var second = After(Import("key,date,party,move,article,responds_to\na,2022-03-02,UC,counter,Wages,old;b\nb,2022-03-03,UAW,question,Wages,a\n", first), first);
        var rows = Rows(second);
        Assert.Equal([rows[0].Number, rows[2].Number], rows[1].Said.RespondsTo);
        Assert.Equal([rows[1].Number], rows[2].Said.RespondsTo);
        Assert.Equal(["old", "a", "b"], rows.Select(row => row.Entry.Key));
    }

    [Fact]
    public void A_row_that_corrects_another_stands_in_its_place()
    {
        var record = After(Import("key,date,party,move,article,corrects,summary\nk,2021-11-28,joint,tentative-agreement,Appendix G,,\nk2,2022-11-28,joint,tentative-agreement,Appendix G,k,year misprinted\n"));
        var row = Assert.Single(Rows(record));
        Assert.Equal("2022-11-28", row.Happened.Date.ToString());
        Assert.Equal(("year misprinted", "not stated"), (row.Entry.Correction!.Reason, row.Entry.Correction.Authority));
        Assert.Equal("2021-11-28", ((ITableEvent)Assert.Single(row.Earlier).Event).Entry.Happened.Date.ToString());
    }

    [Fact]
    public void A_row_may_stand_above_the_one_it_corrects()
    {
        var row = Assert.Single(Rows(After(Import("key,date,party,move,article,corrects\nfix,2022-03-02,UAW,counter,Wages,wrong\nwrong,2022-03-01,UAW,proposal,Wages,\n"))));
        Assert.Equal(("counter", 3L, 1), (row.Word, row.Number, row.Earlier.Count));
    }

    [Fact]
    public void A_chain_of_corrections_ends_with_the_last_of_it()
    {
        var row = Assert.Single(Rows(After(Import("key,date,party,move,article,corrects\na,2022-03-01,UAW,proposal,Wages,\nb,2022-03-02,UAW,proposal,Wages,a\nc,2022-03-03,UAW,proposal,Wages,b\n"))));
        Assert.Equal(("c", 2L, 2), (row.Entry.Key, row.Number, row.Earlier.Count));
    }

    [Fact]
    public void Rows_that_correct_each_other_in_a_circle_lose_nothing()
    {
        var row = Assert.Single(Rows(After(Import("key,date,party,move,article,corrects\na,2022-03-01,UAW,proposal,Wages,b\nb,2022-03-02,UAW,proposal,Wages,a\n"))));
        Assert.Single(row.Earlier);
    }

    [Fact]
    public void A_key_that_reads_like_an_internal_rows_identity_is_another_row()
    {
        var first = After(Import("key,date,party,move,article\ninternal 2022-03-01,2022-03-01,UAW,proposal,Wages\n"));
        Assert.Equal(1, Import("date,party,move,layer\n2022-03-01,UC,note,internal\n", first).Added);
    }

    [Fact]
    public void A_file_with_internal_rows_leaves_no_digest_that_confirms_a_guess()
    {
        var decision = Import("date,party,move,layer,text\n2022-03-01,UC,note,internal,5 %\n");
        Assert.Null(Assert.IsType<LogImported>(decision.Exchanged[^1]).Sha256);
        ImportLog Command(string text) => new(Stamp, "negotiation/t", "T", ["unit/ase"], [], "log.csv", text, LogReader.Read(Encoding.UTF8.GetBytes($"date,party,move,layer,text,subject,speaker\n2022-03-01,UC,note,internal,{text},{text},{text}\n"), "log.csv").Rows);
        Assert.Equal(Receipt.DigestOf(Command("5 %")), Receipt.DigestOf(Command("6 %")));
    }

    [Fact]
    public void Another_title_for_a_known_negotiation_is_a_finding()
    {
        var log = LogReader.Read("date,party,move\n2022-03-03,UC,session\n"u8, "log.csv");
        var decision = LogImport.Decide(new(Stamp, "negotiation/t", "Another", ["unit/ase"], [], "log.csv", "00", log.Rows), After(Import("date,party,move\n2022-03-02,UC,session\n")));
        Assert.Equal("other-title", Assert.Single(decision.Findings).Code);
    }

    [Fact]
    public void A_row_that_corrects_several_stands_in_place_of_the_first_and_strikes_the_others()
    {
        var record = After(Import("key,date,party,move,article,corrects\na,2022-03-01,UAW,proposal,Wages,\nb,2022-03-01,UAW,proposal,Wages,\nc,2022-03-02,UAW,proposal,Wages,a;b\n"));
        Assert.Equal("c", Assert.Single(Rows(record)).Entry.Key);
        Assert.Equal("b", Assert.Single(Register.Of(record.Exchanged).Struck).Entry.Key);
    }

    [Theory]
    [InlineData("a;b")]
    [InlineData("b;a")]
    public void A_row_that_corrects_a_row_and_its_correction_stands_for_both(string corrects)
    {
        var record = After(Import($"key,date,party,move,article,corrects\na,2022-03-01,UAW,proposal,Wages,\nb,2022-03-02,UAW,proposal,Wages,a\nc,2022-03-03,UAW,proposal,Wages,{corrects}\n"));
        Assert.Equal("c", Assert.Single(Rows(record)).Entry.Key);
        Assert.Empty(Register.Of(record.Exchanged).Struck);
    }

    [Fact]
    public void A_later_correction_of_a_struck_row_brings_it_back()
    {
        var first = After(Import("key,date,party,move,article,corrects\na,2022-03-01,UAW,proposal,Wages,\nb,2022-03-01,UAW,proposal,Hours,\nc,2022-03-02,UAW,proposal,Wages,a;b\n"));
        var record = After(Import("key,date,party,move,article,corrects\nd,2022-03-03,UAW,proposal,Hours,b\n", first), first);
        Assert.Equal(["c", "d"], Rows(record).Select(row => row.Entry.Key));
    }

    [Fact]
    public void The_same_subjects_are_meant_whatever_the_order_of_rows_and_files()
    {
        const string head = "key,date,party,move,article,subject,same_as\n", p = "p,2022-03-01,UC,package,A;B,X;Y,\n", r = "r,2022-03-02,UAW,rejection,same,,p\n";
        var inTwo = After(Import(head + p));
        inTwo = After(Import(head + r, inTwo), inTwo);
        foreach (var record in new[] { After(Import(head + p + r)), After(Import(head + r + p)), inTwo })
            Assert.Equal(["X", "Y"], Rows(record).Single(row => row.Entry.Key == "r").Subjects.Select(subject => subject.Name));
    }

    [Fact]
    public void What_goes_to_our_account_cannot_be_confirmed_from_the_exchanged_entry()
    {
        string? Digest(string speaker) => ((ITableEvent)Import($"date,party,move,article,speaker\n2022-03-01,UAW,proposal,Wages,{speaker}\n").Exchanged[1]).Entry.Source!.Digest;
        Assert.Equal(Digest("Ruiz"), Digest("Chen"));
    }

    [Fact]
    public void A_row_that_is_the_same_as_another_means_its_subjects()
    {
        var record = After(Import("key,date,party,move,article,same_as\np,2022-03-01,UC,package,Wages;Hours,\nr,2022-03-02,UAW,rejection,same,p\nr2,2022-03-03,UC,resubmission,same,r\n"));
        Assert.Equal(["Wages", "Hours"], Rows(record)[2].Subjects.Select(subject => subject.Name));
    }

    [Fact]
    public void The_subject_column_links_labels_one_to_one_or_all_to_all()
    {
        var rows = Rows(After(Import("date,party,move,article,subject\n2022-03-01,UAW,proposal,Art 11;Art 12,Pay;Health\n2022-03-02,UC,counter,the rest,Leaves;Hours\n")));
        Assert.Equal(["Pay", "Health"], rows[0].Subjects.Select(subject => subject.Name));
        Assert.Equal(["Leaves", "Hours"], rows[1].Subjects.Select(subject => subject.Name));
    }

    [Fact]
    public void What_was_said_goes_to_our_account_and_names_the_entry_it_is_about()
    {
        var decision = Import("date,party,move,article,speaker,rationale,summary\n2022-03-01,UAW,proposal,Wages,Ruiz,cost of living,10 %\n");
        var note = Assert.IsType<AccountNoted>(Assert.Single(decision.Account));
        Assert.Equal((2L, "Ruiz", "cost of living", null), (Assert.Single(note.About), note.Speaker, note.Rationale, note.Particulars.Summary));
        Assert.DoesNotContain("cost of living", System.Text.Json.JsonSerializer.Serialize(decision.Exchanged, Json.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_the_account_layer_is_nowhere_in_the_exchanged_record()
    {
        var decision = Import("date,party,move,article,layer,text\n2022-03-01,UC,proposal,Wages,,\n2022-03-02,UC,note,,account,they hinted at 4 %\n");
        Assert.Equal("they hinted at 4 %", Assert.IsType<AccountNoted>(Assert.Single(decision.Account)).Particulars.Text);
        Assert.DoesNotContain("hinted", System.Text.Json.JsonSerializer.Serialize(decision.Exchanged, Json.Options), StringComparison.Ordinal);
        Assert.Single(Rows(After(decision)));
    }

    [Fact]
    public void A_row_of_the_account_layer_keeps_all_that_it_says_and_what_it_is_about()
    {
        var decision = Import("key,date,party,move,article,layer,responds_to,package,minutes,vote,corrects\np,2022-03-01,UC,proposal,Wages,,,,,,\nn1,2022-03-01,UC,note,,account,,,,,\nn2,2022-03-01,UC,note,,account,,,,,\nq,2022-03-02,UAW,question,Wages,account,p;n1,P,m.pdf,3-2,n1;n2\n");
        var note = Assert.IsType<AccountNoted>(decision.Account[2]);
        Assert.Equal((2L, 1L, "P", "m.pdf", "3-2", "question", 1L), (Assert.Single(note.About), Assert.Single(note.Particulars.RespondsTo), note.Particulars.Package, note.Particulars.Minutes, note.Particulars.Vote, note.Move, note.Entry.Correction!.Entry));
        Assert.Equal(2L, Assert.IsType<AccountNoteStruck>(decision.Account[3]).Correction.Entry);
    }

    [Fact]
    public void Of_an_internal_row_no_word_is_kept_and_the_importer_is_told()
    {
        const string csv = "date,party,move,article,layer,text,session,source\n2022-03-02,UC,note,Wages,internal,walk away at 5 %,secret room,mandate.docx\n";
        var decision = Import(csv);
        var kept = System.Text.Json.JsonSerializer.Serialize(decision.Internal.Concat(decision.Exchanged).Concat(decision.Account), Json.Options);
        Assert.All(new[] { "walk", "Wages", "secret", "mandate", LogRow.DigestOf([]) }, word => Assert.DoesNotContain(word, kept, StringComparison.Ordinal));
        Assert.Equal("internal-words-not-kept", Assert.Single(decision.Findings).Code);
        Assert.Equal((0, 1), (Import(csv, After(decision)).Added, Import(csv, After(decision)).Known));
    }

    [Fact]
    public void A_reference_from_the_exchanged_record_into_our_account_is_left_out_and_said()
    {
        var decision = Import("key,date,party,move,article,layer,responds_to\nn,2022-03-01,UC,note,,account,\np,2022-03-02,UC,proposal,Wages,,n\n");
        Assert.Equal("reference-across-layers", Assert.Single(decision.Findings).Code);
        Assert.Empty(Rows(After(decision))[0].Said.RespondsTo);
    }

    [Fact]
    public void A_correction_stays_in_the_layer_of_what_it_corrects()
    {
        var log = LogReader.Read("key,date,party,move,article,layer,corrects\nn,2022-03-01,UC,note,,account,\np,2022-03-02,UC,proposal,Wages,,n\n"u8, "log.csv");
        var error = LogImport.Decide(new(Stamp, "negotiation/t", "T", ["unit/ase"], [], "log.csv", "00", log.Rows), Nothing).Error;
        Assert.Equal((3, 33), (error!.Line, error.Column));
    }

    [Fact]
    public void An_agreement_that_the_record_lacks_is_a_finding() =>
        Assert.Equal("unknown-agreement", Assert.Single(Import("date,party,move,agreement\n2022-03-02,UC,session,ase-2018;ase-2019\n").Findings).Code);

    [Fact]
    public void An_unknown_unit_is_refused() => Assert.Equal("no-such-unit", Import("date,party,move\n2022-03-02,UC,session\n", Nothing with { Representatives = [] }).Refusal?.Code);

    [Fact]
    public void Another_unit_at_a_known_table_is_refused()
    {
        var record = After(Import("date,party,move\n2022-03-02,UC,session\n"));
        var log = LogReader.Read("date,party,move\n2022-03-03,UC,session\n"u8, "log.csv");
        Assert.Equal("other-unit", LogImport.Decide(new(Stamp, "negotiation/t", "T", ["unit/sr"], [], "log.csv", "00", log.Rows), record).Refusal?.Code);
    }

    [RealRecordTheory]
    [InlineData("ase")]
    [InlineData("sr")]
    public void The_real_logs_give_the_counts_of_their_tracker(string unit)
    {
        var log = LogReader.Read(File.ReadAllBytes(RealRecords.PathOf($"table-logs/uc-uaw-2022-{unit}.csv")), "log.csv");
        var record = After(LogImport.Decide(new(Stamp, "negotiation/t", "T", ["unit/ase"], [], "log.csv", "00", log.Rows), Nothing));
        var expected = RealRecords.Text("table-logs/uc-uaw-2022-expected.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).Where(row => string.Equals(row[0], unit, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(5, expected.Count);
        foreach (var row in expected)
        {
            var counts = Status.Of(record.Negotiation!, record.Exchanged, DateOnly.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), null).Counts;
            Assert.Equal($"{row[2]} {row[3]} {row[4]}", $"{counts.Moves} {counts.Articles} {counts.TentativelyAgreed}");
        }
    }

    [RealRecordFact]
    public void The_three_passes_of_one_evening_stand_in_the_order_of_their_times()
    {
        var log = LogReader.Read(File.ReadAllBytes(RealRecords.PathOf("table-logs/sfusd-uesf-2025.csv")), "log.csv");
        var record = After(LogImport.Decide(new(Stamp, "negotiation/t", "T", ["unit/uesf"], [], "log.csv", "00", log.Rows), Nothing with { Representatives = ["UESF"] }));
        var evening = Rows(record).Where(row => row.Day == new DateOnly(2026, 2, 7)).Select(row => $"{row.Happened.Time:HH:mm} {row.Said.Party} {row.Word}");
        Assert.Equal(["14:27 UESF package", "20:00 SFUSD package", "20:22 SFUSD counter", " joint tentative-agreement"], evening);
    }
}
