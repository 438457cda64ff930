using FsCheck;
using FsCheck.Xunit;
using Parley.Recording;
using Parley.Sealing;
using Sealed = Parley.Sealing.Sealed;

namespace Parley.Tests.Sealing;

public sealed class SealProperties
{
    [Property]
    public bool Any_words_come_back(string text, byte[] nonce, byte[] salt)
    {
        var clean = Clean(text);
        var random = new SealRandom(Filled(nonce, Seals.NonceBytes), Filled(salt, Seals.SaltBytes));
        return Seals.Open(SealSpecs.Key, SealSpecs.Place, Seals.Seal(SealSpecs.Key, SealSpecs.Place, new() { Text = clean }, random)).Words?.Text == clean;
    }

    [Property(MaxTest = 300)]
    public bool A_flipped_bit_of_nonce_or_words_breaks_the_seal(string text, NonNegativeInt at, bool ofNonce)
    {
        var it = Seals.Seal(SealSpecs.Key, SealSpecs.Place, new() { Text = Clean(text) }, SealSpecs.Random);
        var changed = ofNonce ? it with { Nonce = Flipped(it.Nonce, at.Get) } : it with { Words = Flipped(it.Words, at.Get) };
        return Seals.Open(SealSpecs.Key, SealSpecs.Place, changed).Refusal?.Code == "seal-broken";
    }

    [Property(MaxTest = 300)]
    public bool A_changed_letter_of_agency_stream_item_or_audience_breaks_the_seal(NonNegativeInt at, NonNegativeInt which)
    {
        var place = SealSpecs.Place;
        var it = Seals.Seal(SealSpecs.Key, place, new() { Text = "x" }, SealSpecs.Random);
        var moved = (which.Get % 4) switch
        {
            0 => place with { Agency = Changed(place.Agency, at.Get) },
            1 => place with { Stream = Changed(place.Stream, at.Get) },
            2 => place with { Item = Changed(place.Item, at.Get) },
            _ => place with { For = at.Get % 2 == 0 ? Audience.Counsel : Audience.Personal },
        };
        // Also where the id beside the words was changed with the place.
        return Closed(it, moved) && Closed(it with { Id = moved.Item, For = moved.For }, moved);
    }

    [Property(MaxTest = 300)]
    public bool A_changed_letter_of_commitment_or_digest_is_told(NonNegativeInt at, bool ofDigest)
    {
        var it = Seals.Seal(SealSpecs.Key, SealSpecs.Place, new() { Text = "x" }, SealSpecs.Random);
        return ofDigest ? Seals.Open(SealSpecs.Key, SealSpecs.Place, it with { Digest = Changed(it.Digest, at.Get) }).Refusal?.Code == "digest-differs"
            : Seals.Open(SealSpecs.Key, SealSpecs.Place, it with { Commitment = Changed(it.Commitment, at.Get) }).Refusal?.Code == "another-key";
    }

    [Property]
    public bool A_key_with_a_flipped_bit_is_another_key(NonNegativeInt at)
    {
        var key = SealSpecs.Key.ToArray();
        key[at.Get / 8 % key.Length] ^= (byte)(1 << (at.Get % 8));
        return Seals.Open(key, SealSpecs.Place, Seals.Seal(SealSpecs.Key, SealSpecs.Place, new() { Text = "x" }, SealSpecs.Random)).Refusal?.Code == "another-key";
    }

    private static bool Closed(Sealed it, SealedPlace place) => Seals.Open(SealSpecs.Key, place, it) is { Words: null, Refusal: not null };

    private static string Clean(string? text) => text is null || Limits.Text("x", text, Limits.Field) is not null ? "words" : text;

    private static byte[] Filled(byte[]? some, int length) => [.. (some ?? []).Concat(new byte[length]).Take(length)];

    private static string Flipped(string base64, int at)
    {
        var bytes = Convert.FromBase64String(base64);
        bytes[at / 8 % bytes.Length] ^= (byte)(1 << (at % 8));
        return Convert.ToBase64String(bytes);
    }

    private static string Changed(string text, int at)
    {
        var letters = text.ToCharArray();
        var place = at % letters.Length;
        letters[place] = letters[place] == 'a' ? 'b' : 'a';
        return new(letters);
    }
}
