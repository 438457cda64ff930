using System.Security.Cryptography;
using System.Text;
using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>Expectations computed with Python's hashlib and unicodedata (Unicode 14.0).</summary>
public sealed class TextDigestTests
{
    [Fact]
    public void No_provisions_have_the_digest_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", TextDigest.Of([]));

    [Fact]
    public void A_provision_is_label_heading_and_text_by_lines_with_white_space_reduced() =>
        Assert.Equal(
            "b78a12f7ad462cc4665a61962f73e5503ff637178cc060c3af0c712e60ef404d",
            TextDigest.Of([Provision("ARTICLE 1", "RECOGNITION", "The Board  recognizes\n   the Association.")]));

    [Fact]
    public void Empty_parts_leave_their_line_and_provisions_follow_on_lines() =>
        Assert.Equal(
            "29791aebb378779009a32bdd5a0f1203da7669faf5f3f619b71c10cf6a24993c",
            TextDigest.Of([Provision("ARTICLE 1", "RECOGNITION", ""), Provision("A.", "", "The Board\t“recognizes”\u00a0the Association — today.")]));

    [Fact]
    public void A_heading_on_two_lines_is_one_line() =>
        Assert.Equal("8d14450c8e08b48bbce7eb4697f1d7edd026c6b8916387db78917a788f622ae2", TextDigest.Of([Provision("A.", "Sick  Leave\n Policy", " Leave accrues. ")]));

    [Fact]
    public void Letters_with_marks_count_as_one_however_they_were_typed() =>
        Assert.Equal(
            "2dee7d3ecd494057066d1090e7e7b14f2f55634698636f62278e55e51a4921e2",
            TextDigest.Of([Provision("§ 1", "Cafe\u0301 and Re\u0301sume\u0301", "Nin\u0303o \u212b q\u0307\u0323")]));

    [Fact]
    public void Ids_parents_and_line_ends_do_not_enter()
    {
        var text = TextDigest.Of([new("p1", null, 1, "A.", "", "one two\nthree")]);
        Assert.Equal(text, TextDigest.Of([new("p2", "p0", 3, "A.", "", " one\r\ntwo three ")]));
        Assert.NotEqual(text, TextDigest.Of([new("p1", null, 1, "", "A.", "one two three")]), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("a\u0323\u0307\u0301", "\u1ea1\u0307\u0301")]
    [InlineData("o\u0302\u0301\u0323x", "\u1ed9\u0301x")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("\u1100\u0300\u1161", "\u1100\u0300\u1161")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\ufb1d", "\u05d9\u05b4")]
    [InlineData("\uf900", "\u8c48")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\U0001d15e", "\U0001d157\U0001d165")]
    [InlineData("teacher’s pay — $1,000", "teacher’s pay — $1,000")]
    public void Form_C_is_that_of_Unicode(string text, string formC) => Assert.Equal(formC, CanonicalForm.Of(text));

    [Fact]
    public void A_lone_surrogate_is_digested_as_UTF_8_carries_it() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a\ufffdb"))), TextDigest.OfText("a\ud800b"));

    private static Provision Provision(string label, string heading, string text) => new("p", null, 1, label, heading, text);
}
