using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>What holds of the authorship of any wordings, however they were made.</summary>
public sealed class AuthorshipProperties
{
    [Property(MaxTest = 500, Arbitrary = [typeof(Passes)])]
    public void The_segments_are_those_of_the_redline_cut_where_the_first_appearance_changes(Passed passed)
    {
        var answers = Authorship.Of(passed.Wordings);
        for (var at = 0; at < answers.Count; at++)
        {
            var joined = new List<Segment>();
            foreach (var segment in answers[at])
            {
                Assert.NotEmpty(segment.Text);
                if (joined.Count > 0 && joined[^1].Op == segment.Op) joined[^1] = joined[^1] with { Text = joined[^1].Text + segment.Text };
                else joined.Add(new(segment.Op, segment.Text));
            }
            Assert.Equal(Redline.Between(passed.DraftedOn(at)?.Text ?? "", passed.Wordings[at].Text), joined);
            Assert.DoesNotContain(answers[at].Zip(answers[at].Skip(1)), pair => (pair.First.Op, pair.First.First) == (pair.Second.Op, pair.Second.First));
        }
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Passes)])]
    public void The_wording_named_is_no_later_one_and_has_each_of_the_words(Passed passed)
    {
        var answers = Authorship.Of(passed.Wordings);
        var vocabulary = passed.Wordings.Select(wording => Spellings(wording.Text).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var at = 0; at < answers.Count; at++)
            foreach (var segment in answers[at])
            {
                var first = passed.Place(segment.First);
                Assert.InRange(first, 0, segment.Op == '-' ? passed.Place(passed.DraftedOn(at)!.Key) : at);
                Assert.Subset(vocabulary[first], Spellings(segment.Text).ToHashSet(StringComparer.Ordinal));
            }
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Passes)])]
    public void What_continues_keeps_the_appearance_it_had_unless_the_whole_is_an_earlier_wording_again(Passed passed)
    {
        var answers = Authorship.Of(passed.Wordings);
        for (var at = 0; at < answers.Count; at++)
        {
            if (passed.DraftedOn(at) is not { } on || passed.Wordings.Take(at).Any(w => Spellings(w.Text).SequenceEqual(Spellings(passed.Wordings[at].Text)))) continue;
            Assert.Equal(
                answers[passed.Place(on.Key)].Where(s => s.Op != '-').SelectMany(s => Spellings(s.Text).Select(word => (word, s.First))),
                answers[at].Where(s => s.Op != '+').SelectMany(s => Spellings(s.Text).Select(word => (word, s.First))));
        }
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Passes)])]
    public void A_later_wording_changes_no_earlier_answer_and_the_same_question_has_the_same_answer(Passed passed)
    {
        var answers = Authorship.Of(passed.Wordings);
        for (var count = 0; count <= passed.Wordings.Count; count++)
            Assert.Equal(answers.Take(count), Authorship.Of([.. passed.Wordings.Take(count)]));
    }

    [Property(MaxTest = 300)]
    public void Any_strings_are_given_back_exactly(string?[] texts)
    {
        var wordings = texts.Select((text, at) => new Wording($"{at}", text ?? "")).ToList();
        Assert.Equal(wordings.Select(w => w.Text), Authorship.Of(wordings).Select(answer => string.Concat(answer.Where(s => s.Op != '-').Select(s => s.Text))));
    }

    [Fact]
    public void Forty_passes_of_a_clause_of_two_thousand_words_take_well_under_a_second()
    {
        // Each pass changes every fiftieth word, and every other pass brings back what the one before it struck.
        var text = Enumerable.Range(0, 2000).Select(i => $"word{i * 7919 % 701}").ToArray();
        var wordings = new List<Wording> { new("0", string.Join(' ', text)) };
        for (var pass = 1; pass < 40; pass++)
        {
            var changed = text.Select((word, i) => (i + pass) % 50 == 0 && pass % 2 == 1 ? $"new{i}in{pass}" : word);
            wordings.Add(new($"{pass}", string.Join(' ', changed)));
        }
        Assert.InRange(Timed(wordings), 0, 10_000);
    }

    [Fact]
    public void Wordings_that_are_written_anew_each_time_come_to_an_end_as_soon() =>
        Assert.InRange(Timed([.. Enumerable.Range(0, 40).Select(pass => new Wording($"{pass}", Shuffled(2000, pass)))]), 0, 30_000);

    [Theory]
    [InlineData("a ")]
    [InlineData("word ")]
    [InlineData("shall be. ")]
    [InlineData("Fees; ")]
    public void The_same_word_thirty_thousand_times_comes_to_an_end(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 30_000));
        Assert.InRange(Timed([new("A", "start " + text), new("B", "no"), new("C", text + "other " + text), new("D", "none"), new("E", text + text + "end")]), 0, 30_000);
    }

    private static string Shuffled(int words, int seed)
    {
        var random = new System.Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{random.Next(300)}" + (random.Next(12) == 0 ? "." : "")));
    }

    /// <summary>Milliseconds; the bounds of the tests leave room for a machine on which others work.</summary>
    private static long Timed(List<Wording> wordings)
    {
        Authorship.Of([.. wordings.Take(2)]);
        var watch = Stopwatch.StartNew();
        Authorship.Of(wordings);
        return watch.ElapsedMilliseconds;
    }

    /// <summary>The words as they compare, hyphens left out, since one may stand for a line end.</summary>
    private static IEnumerable<string> Spellings(string text) =>
        Token.In(text).Select(token => string.Concat(text.Substring(token.Start, token.Length).Select(Token.Fold).Where(c => !char.IsWhiteSpace(c) && !(token.IsWord && c == '-'))));
}

/// <summary>Wordings of one clause and another, each drafted on some earlier one.</summary>
public sealed record Passed(IReadOnlyList<Wording> Wordings)
{
    public int Place(string key) => Wordings.Select(w => w.Key).ToList().IndexOf(key);

    public Wording? DraftedOn(int at) =>
        Wordings[at] is { Against: { } key } ? Wordings[Place(key)] : Wordings[at].Elsewhere ? null : Wordings.Take(at).LastOrDefault(w => !w.Elsewhere);

    public override string ToString() => string.Join('\n', Wordings.Select(w => $"{w.Key}{(w.Elsewhere ? "*" : "")}<{w.Against}: {w.Text}"));
}

public static class Passes
{
    private static readonly string[] Pieces =
    [
        "the", "shall be", "of the", "Board", "ten (10)", "fifteen (15)", "days", ", ", ".", ";", "annual stipend", "The Board shall meet.", "Notice is due in June.", "and/or", "and / or",
        "paid", "unpaid", "(a) divorce;", "one-\nhalf", "one-half", "onehalf", "“Union”", "\"Union\"", "Substitutes receive written notice before reassignment.",
    ];

    private static readonly string[] Gaps = [" ", " ", " ", "\n", "  ", "", "\n\n"];

    public static Arbitrary<Passed> Passed() =>
        (from count in Gen.Choose(0, 7)
         from texts in Text().ListOf(count)
         from again in Gen.Choose(-5, 6).ListOf(count)
         from drafts in Gen.Choose(-6, 6).ListOf(count)
         from elsewhere in Gen.Choose(0, 3).ListOf(count)
         select Of([.. texts], [.. again], [.. drafts], [.. elsewhere])).ToArbitrary();

    private static Passed Of(string[] texts, int[] again, int[] on, int[] elsewhere)
    {
        var wordings = new List<Wording>();
        for (var at = 0; at < texts.Length; at++)
        {
            // Now and then half of an earlier wording comes back.
            var text = again[at] >= 0 && again[at] < at ? wordings[again[at]].Text[(wordings[again[at]].Text.Length / 2)..] + texts[at] : texts[at];
            wordings.Add(new($"W{at}", text) { Against = on[at] >= 0 && on[at] < at ? $"W{on[at]}" : null, Elsewhere = elsewhere[at] == 0 });
        }
        return new(wordings);
    }

    private static Gen<string> Text() =>
        from pieces in Gen.Elements(Pieces).ListOf()
        from gaps in Gen.Elements(Gaps).ListOf(pieces.Count)
        select string.Concat(pieces.Zip(gaps, (p, g) => p + g));
}
