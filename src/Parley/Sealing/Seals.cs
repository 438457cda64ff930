using System.Security.Cryptography;
using System.Text;
using Parley.Recording;

namespace Parley.Sealing;

/// <summary>Where sealed words belong: the seal opens there and nowhere else.</summary>
/// <param name="Stream">The stream whose event holds it.</param>
/// <param name="Item">The item's id.</param>
public sealed record SealedPlace(string Agency, string Stream, string Item, Audience For);

/// <summary>The randomness of one seal; made at the edge, used once.</summary>
public sealed record SealRandom(byte[] Nonce, byte[] Salt);

/// <summary>What a seal held, or why it does not open.</summary>
/// <param name="Disclosure">Salt and words as they were sealed: handed on, anybody can check them with <see cref="Seals.Discloses"/>.</param>
public sealed record Unsealed(SealedWords? Words, byte[]? Disclosure, Refusal? Refusal);

/// <summary>
/// Seals and opens the words of one entry (docs/adr/0018). AES-256-GCM (NIST SP 800-38D) with one key an item, so that words can be made unreadable
/// one by one. Its associated data name the place, so that a ciphertext that was moved to another event, stream or agency does not open.
/// </summary>
public static class Seals
{
    public const string Cipher = "A256GCM";
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int SaltBytes = 32;

    /// <summary>Words are filled up to a multiple of this: a length tells little.</summary>
    public const int Step = 256;

    public static Sealed Seal(byte[] key, SealedPlace place, SealedWords words, SealRandom random)
    {
        var disclosure = SealedWords.Disclosure(random.Salt, words.Canonical());
        var padded = new byte[(disclosure.Length + Step - 1) / Step * Step];
        disclosure.CopyTo(padded, 0);
        // JSON may end with spaces, and the object itself ends with a brace: what was filled in comes off again.
        padded.AsSpan(disclosure.Length).Fill((byte)' ');
        var cipher = Encrypt(key, random.Nonce, padded, Bound(place));
        CryptographicOperations.ZeroMemory(padded);
        return new(place.Item, place.For, Cipher, Convert.ToBase64String(random.Nonce), Convert.ToBase64String(cipher), Commitment(key, place.Item), Digest(random.Salt, disclosure));
    }

    /// <summary>Opens a seal: each way in which it can be wrong has an answer of its own.</summary>
    public static Unsealed Open(byte[] key, SealedPlace place, Sealed it)
    {
        if (it.Cipher != Cipher) return Closed("unknown-cipher", $"the words are sealed with {Plain.Short(it.Cipher)}, which is not known here: {Cipher} is");
        if (Bytes(it.Nonce) is not { Length: NonceBytes } nonce || Bytes(it.Words) is not { Length: > TagBytes } words) return Closed("seal-unreadable", "the seal is no Base64 of a nonce and of words");
        // AES-GCM does not bind its key: somebody who knows two keys can make one ciphertext that opens under both, to other words. The commitment binds it.
        if (it.Id != place.Item || !Same(it.Commitment, Commitment(key, place.Item))) return Closed("another-key", "this key is not the one with which the words were sealed");
        if (Decrypt(key, nonce, words, Bound(place)) is not { } padded) return Closed("seal-broken", "the words were changed, or moved from the entry, stream or agency for which they were sealed");
        var disclosure = padded.AsSpan().TrimEnd((byte)' ').ToArray();
        if (SealedWords.Read(disclosure) is not var (salt, found)) return Closed("seal-unreadable", "what was sealed is not the words of an entry");
        return Same(it.Digest, Digest(salt, disclosure)) ? new(found, disclosure, null) : Closed("digest-differs", "the words open, and are not those of the digest that stands beside them");
    }

    /// <summary>Whether words that somebody disclosed are those that were sealed; needs no key.</summary>
    public static bool Discloses(Sealed it, byte[] disclosure) => SealedWords.Read(disclosure) is var (salt, _) && Same(it.Digest, Digest(salt, disclosure));

    /// <summary>By which the same words under the same key are known again, and by nobody without the key: HMAC-SHA256, lower-case hex.</summary>
    public static string Fingerprint(byte[] key, ReadOnlySpan<byte> canonical) => Mac(key, "parley/fingerprint/v1", canonical);

    /// <summary>HMAC-SHA256 within a domain, lower-case hex.</summary>
    public static string Mac(byte[] key, string domain, ReadOnlySpan<byte> of) => Convert.ToHexStringLower(HMACSHA256.HashData(key.AsSpan(), (byte[])[.. Encoding.UTF8.GetBytes(domain), 0, .. of]));

    /// <summary>The id of an item: the same command sent again finds the same key.</summary>
    /// <param name="source">What it comes from: a command's id, or a row's identity and its stream.</param>
    /// <param name="index">Which of the things that it seals.</param>
    public static string Item(string agency, string source, string index, Audience audience) => Hash("parley/item/v1", Encoding.UTF8.GetBytes(string.Join('\0', agency, source, index, Json.Word(audience))));

    /// <summary>AES-256-GCM: ciphertext, then tag.</summary>
    public static byte[] Encrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var cipher = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, cipher.AsSpan(0, plain.Length), cipher.AsSpan(plain.Length), bound);
        return cipher;
    }

    /// <summary>The plaintext, or null where the tag does not fit.</summary>
    public static byte[]? Decrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> bound)
    {
        if (key.Length != KeyBytes || nonce.Length != NonceBytes || cipher.Length < TagBytes) return null;
        var plain = new byte[cipher.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(nonce, cipher[..plain.Length], cipher[plain.Length..], plain, bound);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    // No part of a place can hold NUL: slugs and ids are letters, digits and hyphens.
    private static byte[] Bound(SealedPlace place) => Encoding.UTF8.GetBytes(string.Join('\0', "parley/sealed/v1", place.Agency, place.Stream, place.Item, Json.Word(place.For)));

    private static string Commitment(byte[] key, string item) => Hash("parley/key-commitment/v1", [.. key, .. Encoding.UTF8.GetBytes(item)]);

    private static string Digest(byte[] salt, byte[] disclosure) => Hash("parley/sealed-digest/v1", [.. salt, .. disclosure]);

    private static string Hash(string domain, byte[] of) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(domain), 0, .. of]));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static Unsealed Closed(string code, string text) => new(null, null, new(code, text));
}
