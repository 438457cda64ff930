using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Documents.Reading;
using Parley.Text;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>What is written as marked text is read as the same marked text.</summary>
public sealed class MarkedFileProperties
{
    private static readonly string[] Vocabulary = ["unit", "members", "District", "30", "days", "7.5%", "\"leave\"", "&", "<shall>", "Añejo", "—", "(a)"];

    public static Arbitrary<List<List<Segment>>> Papers()
    {
        var text = Gen.Elements(Vocabulary).NonEmptyListOf().Select(words => string.Join(' ', words.Take(6)) + " ");
        var segment = from op in Gen.Elements('=', '+', '-') from words in text select new Segment(op, words);
        var paragraph = segment.NonEmptyListOf().Select(Joined);
        return paragraph.NonEmptyListOf().Select(list => list.ToList()).ToArbitrary();
    }

    private static List<Segment> Joined(IEnumerable<Segment> segments)
    {
        var joined = new List<Segment>();
        foreach (var segment in segments)
        {
            if (joined.Count > 0 && joined[^1].Op == segment.Op) joined[^1] = new(segment.Op, joined[^1].Text + segment.Text);
            else joined.Add(segment);
        }
        return joined;
    }

    private static List<List<Segment>> Read(IEnumerable<string> paragraphs, Marking marking) =>
        [.. WordPaper.Read(new AWordFile { Body = string.Concat(paragraphs.Select(inner => P(inner))) }.Bytes()).Paper!.As(marking).Paragraphs.Select(paragraph => paragraph.Runs.Select(run => new Segment(run.Op, run.Text)).ToList())];

    [Property(Arbitrary = [typeof(MarkedFileProperties)], MaxTest = 200)]
    public void Recorded_changes_come_back(List<List<Segment>> paper) =>
        Assert.Equal(paper, Read(paper.Select(paragraph => string.Concat(paragraph.Select(s => s.Op switch { '+' => Ins(T(s.Text)), '-' => Del(s.Text), _ => T(s.Text) }))), Marking.Tracked));

    [Property(Arbitrary = [typeof(MarkedFileProperties)], MaxTest = 200)]
    public void Both_sides_of_recorded_changes_are_their_words(List<List<Segment>> paper)
    {
        var read = WordPaper.Read(new AWordFile { Body = string.Concat(paper.Select(paragraph => P(string.Concat(paragraph.Select(s => s.Op switch { '+' => Ins(T(s.Text)), '-' => Del(s.Text), _ => T(s.Text) }))))) }.Bytes()).Paper!.As(Marking.Tracked);
        Assert.Equal(Side('-'), Words.Of(read.NewText));
        Assert.Equal(Side('+'), Words.Of(read.OldText!));

        List<string> Side(char without) => Words.Of(string.Join('\n', paper.Select(paragraph => string.Concat(paragraph.Where(s => s.Op != without).Select(s => s.Text)))));
    }

    /// <summary>Every paragraph begins in plain words and ends in them, so that none is a heading.</summary>
    [Property(Arbitrary = [typeof(MarkedFileProperties)], MaxTest = 200)]
    public void Marks_by_hand_come_back(List<List<Segment>> paper)
    {
        var sentences = paper.ConvertAll(paragraph => Joined([new('=', "The parties agree: "), .. paragraph, new('=', "and no more.")]));
        Assert.Equal(sentences, Read(sentences.Select(paragraph => string.Concat(paragraph.Select(s => T(s.Text, s.Op switch { '+' => U, '-' => S, _ => "" })))), Marking.ByHand));
    }
}
