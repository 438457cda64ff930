namespace Parley.Sealing;

/// <summary>Who can read sealed words: each audience has keys of its own.</summary>
public enum Audience
{
    /// <summary>The own side: caucus, mandate, costing, strategy.</summary>
    Side,

    /// <summary>Counsel and client: what is privileged.</summary>
    Counsel,

    /// <summary>Those whose duty needs the personal data of somebody.</summary>
    Personal,
}

/// <summary>What words that are not internal are sealed or hidden as.</summary>
public enum SealedAs
{
    Privileged,
    Personal,
}

public static class Audiences
{
    public static Audience Of(SealedAs mark) => mark == SealedAs.Privileged ? Audience.Counsel : Audience.Personal;

    /// <summary>The word for it in a privilege log.</summary>
    public static string Kind(Audience audience) => audience switch { Audience.Side => "internal", Audience.Counsel => "privileged", _ => "personal" };
}

/// <summary>Words that only an audience can read. What is here is all that the record holds of them: without the item's key, which lies elsewhere, nobody can read them.</summary>
/// <param name="Id">The item's id, by which its key is found: SHA-256 in lower-case hex, of nothing that is sealed.</param>
/// <param name="For">The audience for which it was sealed; who else was let in since is said by the keys.</param>
/// <param name="Cipher">How: <see cref="Seals.Cipher"/>.</param>
/// <param name="Nonce">96 bits, Base64.</param>
/// <param name="Words">Ciphertext and tag, Base64. Its length is that of the words in steps of 256 bytes.</param>
/// <param name="Commitment">Says which key opens it: SHA-256, lower-case hex.</param>
/// <param name="Digest">By which anybody to whom the words are disclosed can check them: SHA-256, lower-case hex, of the words with a salt that is sealed with them.</param>
public sealed record Sealed(string Id, Audience For, string Cipher, string Nonce, string Words, string Commitment, string Digest)
{
    /// <summary>On what ground it is withheld, as a privilege log must say it; clear on purpose, as are author and recipients.</summary>
    public string? Basis { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
}
