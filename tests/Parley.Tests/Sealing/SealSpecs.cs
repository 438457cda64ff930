using System.Text;
using System.Text.Json;
using Parley.Recording;
using Parley.Sealing;
using Sealed = Parley.Sealing.Sealed;

namespace Parley.Tests.Sealing;

/// <summary>A seal opens with its own key, in its own place, to the very words; every other way has an answer of its own.</summary>
public sealed class SealSpecs
{
    internal static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    internal static readonly byte[] Other = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
    internal static readonly SealRandom Random = new([.. Enumerable.Range(40, 12).Select(i => (byte)i)], [.. Enumerable.Range(60, 32).Select(i => (byte)i)]);
    internal static readonly SealedPlace Place = new("davis", "negotiation/t/internal", Seals.Item("davis", "c1", "0", Audience.Side), Audience.Side);

    private static Sealed Words(string text) => Seals.Seal(Key, Place, new() { Text = text, Lines = [new("COLA", "2.50")] }, Random);

    [Fact]
    public void Sealed_words_come_back_as_they_were()
    {
        var words = Seals.Open(Key, Place, Words("walk away at 5 % — §4 “firm”")).Words!;
        Assert.Equal(("walk away at 5 % — §4 “firm”", "COLA", "2.50"), (words.Text, words.Lines[0].Label, words.Lines[0].Amount));
    }

    [Fact]
    public void Another_key_is_told_apart_from_a_broken_seal()
    {
        Assert.Equal("another-key", Seals.Open(Other, Place, Words("x")).Refusal?.Code);
        Assert.Equal("seal-broken", Seals.Open(Key, Place, Words("x") with { Nonce = Convert.ToBase64String(new byte[12]) }).Refusal?.Code);
        Assert.Equal("unknown-cipher", Seals.Open(Key, Place, Words("x") with { Cipher = "none" }).Refusal?.Code);
        Assert.Equal("seal-unreadable", Seals.Open(Key, Place, Words("x") with { Nonce = "?" }).Refusal?.Code);
        Assert.Equal("digest-differs", Seals.Open(Key, Place, Words("x") with { Digest = new('0', 64) }).Refusal?.Code);
    }

    [Fact]
    public void A_ciphertext_made_to_open_under_a_second_key_does_not_open_with_it()
    {
        // The tag fits, since it was made with that key; the commitment is the first one's.
        var forged = Seals.Seal(Other, Place, new() { Text = "other words" }, Random) with { Commitment = Words("x").Commitment };
        Assert.Equal("another-key", Seals.Open(Other, Place, forged).Refusal?.Code);
    }

    [Theory]
    [InlineData("ogden", null, null, Audience.Side)]
    [InlineData("davis", "negotiation/other/internal", null, Audience.Side)]
    [InlineData("davis", null, "0000", Audience.Side)]
    [InlineData("davis", null, null, Audience.Counsel)]
    public void A_seal_moved_elsewhere_does_not_open(string agency, string? stream, string? item, Audience audience) =>
        Assert.NotNull(Seals.Open(Key, new(agency, stream ?? Place.Stream, item ?? Place.Item, audience), Words("x")).Refusal);

    [Fact]
    public void The_length_of_the_words_shows_in_steps_of_256_bytes()
    {
        // {"salt":"…44…","words":{"text":"…","lines":[{"label":"COLA","amount":"2.50"}]}} without its text is 118 bytes, so that 138 letters fill the first step.
        int Length(int letters) => Convert.FromBase64String(Words(new('x', letters)).Words).Length - Seals.TagBytes;
        Assert.Equal([256, 256, 512, 512, 768], new[] { 1, 138, 139, 394, 395 }.Select(Length));
    }

    [Fact]
    public void Who_is_shown_the_words_can_check_them_without_the_key()
    {
        var it = Words("walk away at 5 %");
        var disclosure = Seals.Open(Key, Place, it).Disclosure!;
        Assert.True(Seals.Discloses(it, disclosure));
        Assert.Contains("walk away at 5 %", Encoding.UTF8.GetString(disclosure), StringComparison.Ordinal);
        Assert.False(Seals.Discloses(it, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(disclosure).Replace("5 %", "6 %", StringComparison.Ordinal))));
        Assert.False(Seals.Discloses(it, "{}"u8.ToArray()));
    }

    [Fact]
    public void Guessed_words_cannot_be_confirmed_from_what_is_stored()
    {
        var other = Seals.Seal(Key, Place, new() { Text = "5 %" }, Random with { Salt = new byte[32] });
        Assert.NotEqual(other.Digest, Seals.Seal(Key, Place, new() { Text = "5 %" }, Random).Digest);
        Assert.NotEqual(Seals.Fingerprint(Key, "5 %"u8), Seals.Fingerprint(Other, "5 %"u8));
        Assert.Equal(Seals.Fingerprint(Key, "5 %"u8), Seals.Fingerprint(Key, "5 %"u8));
    }

    [Fact]
    public void A_digest_is_the_sha256_of_a_domain_the_salt_and_the_disclosure()
    {
        // Worked out with Python's hashlib from the description in docs/adr/0018.
        var it = Seals.Seal(Key, Place, new() { Text = "5 %" }, Random);
        var disclosure = Encoding.UTF8.GetString(Seals.Open(Key, Place, it).Disclosure!);
        Assert.Equal("""{"salt":"PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWls=","words":{"text":"5 %"}}""", disclosure);
        Assert.Equal("aa1f32ca2784647d08b111417e521a4474b4ed4b1b1cce2211944aecd7f483cf", it.Digest);
        Assert.Equal("0baa13857767f86eef340a5e9348c8102ff06a07ece34c1e1bb111d6f18ddc20", it.Commitment);
    }

    [Fact]
    public void Words_are_in_no_line_that_somebody_prints()
    {
        var words = new SealedWords { Text = "canary", Lines = [new("canary", "1")] };
        Assert.DoesNotContain("canary", $"{words} {new Unsealed(words, null, null)}", StringComparison.Ordinal);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(new Parley.Table.CaucusNoted(new(new(default))) { Words = words }, Json.Options), StringComparison.Ordinal);
    }
}
