using System.Security.Cryptography;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Keys;

/// <summary>What of a seal stands in clear: what a privilege log must say.</summary>
public sealed record SealNote(string? Basis = null, string? Author = null, IReadOnlyList<string>? Recipients = null);

/// <summary>A seal that was made, and by what its words are known again; or why none was.</summary>
public readonly record struct SealMade(Sealed? Sealed, string? Fingerprint, Refusal? Refusal)
{
    public static implicit operator SealMade(Refusal refusal) => new(null, null, refusal);
}

/// <summary>Seals words before there is a command, and opens them for who may read them. Randomness and keys come in here.</summary>
/// <param name="vault">Null where there are no keys: then nothing is sealed, and nothing that ought to be is recorded.</param>
public sealed class Sealer(IKeyVault? vault)
{
    public const string KeysVariable = "PARLEY_KEYS";
    public const string RootKeyVariable = "PARLEY_ROOT_KEY";
    public const string NextRootKeyVariable = "PARLEY_NEXT_ROOT_KEY";

    /// <summary>Without keys.</summary>
    public static Sealer Keyless { get; } = new(null);

    public IKeyVault? Vault => vault;

    private static Refusal NoKeys => new("no-keys", $"there are no keys, so that nothing can be sealed, and what is to be sealed is not recorded: set {KeysVariable} to a folder of its own for them (ops/up and ops/parley do)");

    /// <summary>The sealer of a program: with the keys that the environment names; without any where it names none. Refused where they are not safe or not whole.</summary>
    public static (Sealer Sealer, Refusal? Refusal) FromEnvironment(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        var (folder, root, next) = (variable(KeysVariable), variable(RootKeyVariable), variable(NextRootKeyVariable));
        if (string.IsNullOrEmpty(folder))
            return string.IsNullOrEmpty(root) ? (Keyless, null) : (Keyless, new("no-keys", $"{RootKeyVariable} is set and {KeysVariable} is not: name the folder of the keys that it opens"));
        foreach (var (name, text) in new[] { (RootKeyVariable, root), (NextRootKeyVariable, next) })
            if (!string.IsNullOrEmpty(text) && KeyRing.RootKey(text) is null) return (Keyless, new("bad-root-key", $"{name} is not {Seals.KeyBytes} bytes in Base64: make one with head -c {Seals.KeyBytes} /dev/urandom | base64"));
        var (vault, refusal) = FileKeyVault.Open(folder, string.IsNullOrEmpty(root) ? null : KeyRing.RootKey(root), string.IsNullOrEmpty(next) ? null : KeyRing.RootKey(next));
        return (vault is null ? Keyless : new(vault), refusal);
    }

    /// <param name="stream">The stream whose event is to hold the seal.</param>
    /// <param name="source">What the item's key is found by again: a command's id, or a row's stream and identity.</param>
    /// <param name="index">Which of the things that it seals.</param>
    public SealMade Seal(string agency, string stream, string source, string index, Audience audience, SealedWords words, SealNote? note = null) => Reached<SealMade>(keys =>
    {
        var item = Seals.Item(agency, source, index, audience);
        var found = keys.GetOrCreate(agency, item, audience);
        if (found.Refusal is { } refusal) return refusal;
        var made = Seals.Seal(found.Key!, new(agency, stream, item, audience), words, new(RandomNumberGenerator.GetBytes(Seals.NonceBytes), RandomNumberGenerator.GetBytes(Seals.SaltBytes)));
        return new(made with { Basis = note?.Basis, Author = note?.Author, Recipients = note?.Recipients ?? [] }, Seals.Fingerprint(found.Key!, words.Canonical()), null);
    }, refusal => refusal);

    /// <summary>Opens a seal for a reader of these audiences: a key of any of them will do, for a lifted seal has several.</summary>
    public Unsealed Open(string agency, string stream, Sealed it, IEnumerable<Audience> audiences) => Reached<Unsealed>(keys =>
    {
        Refusal? refusal = null;
        foreach (var audience in audiences)
        {
            var found = keys.Get(agency, it.Id, audience);
            if (found.Key is { } key) return Seals.Open(key, new(agency, stream, it.Id, it.For), it);
            refusal = refusal is null || refusal.Code == "not-for-audience" ? found.Refusal : refusal;
        }

        return new(null, null, refusal ?? new("not-for-audience", $"item {it.Id} is for an audience to which this reader does not belong"));
    }, refusal => new(null, null, refusal));

    /// <summary>What <see cref="Parley.Table.Opening"/> asks for each sealed entry, for a reader of these audiences.</summary>
    public Func<Sealed, Fact, SealedWords?> Opener(string agency, IReadOnlyCollection<Audience> audiences) =>
        audiences.Count == 0 || vault is null ? (_, _) => null : (it, fact) => Open(agency, fact.Stream, it, audiences).Words;

    /// <summary>Makes an item's words unreadable for good, in every copy of the record. The order on which it is done comes first, and from others.</summary>
    public Refusal? Destroy(string agency, string item, string order, DateTimeOffset now) => Reached(keys => keys.Destroy(agency, item, order, now), refusal => refusal);

    /// <summary>Lets another audience open an item too.</summary>
    public Refusal? Share(string agency, string item, Audience from, Audience to) => Reached(keys => keys.Share(agency, item, from, to), refusal => refusal);

    /// <summary>By which words are known again that are not sealed one by one, such as the rows of a log; null without keys.</summary>
    public (string? Mac, Refusal? Refusal) Mac(string agency, string domain, byte[] of) => Reached<(string?, Refusal?)>(keys =>
    {
        var found = keys.Fingerprints(agency);
        return found.Key is { } key ? (Seals.Mac(key, domain, of), null) : (null, found.Refusal);
    }, refusal => (null, refusal));

    private T Reached<T>(Func<IKeyVault, T> ask, Func<Refusal, T> refused)
    {
        if (vault is null) return refused(NoKeys);
        try
        {
            return ask(vault);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return refused(new("keys-unreachable", $"the keys cannot be reached: {Plain.Short(error.Message, 200)}"));
        }
    }
}
