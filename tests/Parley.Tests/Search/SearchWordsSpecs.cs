using Parley.Recording;
using Parley.Search;

namespace Parley.Tests.Search;

/// <summary>How words are read, asked and shown.</summary>
public sealed class SearchWordsSpecs
{
    [Theory]
    [InlineData("“Wages” and members’ §3547.5", "\"wages\" and members'  3547.5")]
    [InlineData("and/or, K–12, 2022-25, pre-K", "and or, k 12, 2022 25, pre-k")]
    [InlineData("RÉSUMÉ Ñandú <b>x</b>", "resume nandu  b x  b ")]
    [InlineData("-sick -2022 $52.00 4.2.6(a)", "-sick -2022  52.00 4.2.6 a ")]
    [InlineData("a\u0001b\u0002c\u00A0d", "a b c d")]
    public void Words_are_plain_and_each_character_keeps_its_place(string text, string plain)
    {
        Assert.Equal(plain, PlainWords.Of(text));
        Assert.Equal(text.Length, PlainWords.Of(text).Length);
    }

    [Fact]
    public void What_was_found_is_marked_in_the_words_as_recorded()
    {
        var pieces = Excerpts.Of("Before. The “Wages” of members’ units, § 4.", "\u0001wages\u0002\" of \u0001members\u0002' units");
        Assert.Equal([new("“", false), new("Wages", true), new("” of ", false), new("members", true), new("’ units,", false)], pieces);
    }

    [Fact]
    public void A_piece_that_is_not_in_the_words_is_shown_as_it_came() =>
        Assert.Equal([new ExcerptPiece("other ", false), new("words", true)], Excerpts.Of("Something", "other \u0001words\u0002"));

    [Theory]
    [InlineData(null, null, null, "no-words")]
    [InlineData("  ", null, null, "no-words")]
    [InlineData("a\0b", null, null, "nul")]
    [InlineData("wages", "internal", null, "bad-layer")]
    [InlineData("wages", "Exchanged", null, "bad-layer")]
    [InlineData("wages", null, 0, "bad-limit")]
    [InlineData("wages", null, 201, "bad-limit")]
    public void What_cannot_be_asked_is_refused(string? words, string? layer, int? limit, string code) => Assert.Equal(code, SearchQuestion.Of(words, layer, limit).Refusal?.Code);

    [Fact]
    public void A_question_is_bounded_and_searches_exchanged_and_account_unless_one_is_named()
    {
        Assert.Equal("lone-surrogate", SearchQuestion.Of("a\ud800", null, null).Refusal?.Code);
        Assert.Equal("too-long", SearchQuestion.Of(new('x', 401), null, null).Refusal?.Code);
        Assert.Equal([Layer.Exchanged, Layer.Account], SearchQuestion.Of(new('x', 400), null, null).Question!.Layers);
        Assert.Equal([Layer.Exchanged], SearchQuestion.Of("x", "exchanged", 200).Question!.Layers);
        Assert.Equal(50, SearchQuestion.Of("x", "account", null).Question!.Limit);
    }

    /// <summary>4 corrects 2 and 6 corrects 4; 7 strikes 3; 8 strikes 5, which 9 corrects again; 12 serves 10.</summary>
    private static readonly LaterEntries Later = new(
    [
        new("t", 4, 2, "move"), new("t", 6, 4, "move"), new("t", 7, 3, "strike"), new("t", 8, 5, "strike"), new("t", 9, 5, "move"), new("t", 12, 10, "serving"), new("other", 3, 1, "strike"),
    ]);

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "corrected")]
    [InlineData(4, "corrected")]
    [InlineData(6, "")]
    [InlineData(3, "struck")]
    [InlineData(5, "corrected")]
    [InlineData(9, "")]
    [InlineData(10, "served")]
    public void What_became_of_an_entry_is_told(long number, string flags) => Assert.Equal(flags, string.Join(' ', Later.Flags("t", number)));

    [Fact]
    public void Whatever_of_a_chain_is_struck_all_of_it_is()
    {
        var later = new LaterEntries([new("t", 4, 2, "move"), new("t", 5, 4, "strike")]);
        Assert.Equal(["corrected", "struck"], later.Flags("t", 2));
        Assert.Equal(["struck"], later.Flags("t", 4));
    }
}
