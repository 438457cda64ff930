using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Keys;

/// <summary>An item's key, or why it is not to be had.</summary>
public readonly record struct KeyFound(byte[]? Key, Refusal? Refusal)
{
    public static implicit operator KeyFound(Refusal refusal) => new(null, refusal);

    /// <summary>Never the key.</summary>
    public override string ToString() => Refusal?.Code ?? "a key";
}

/// <summary>What the vault holds for one agency and audience.</summary>
/// <param name="Versions">The versions of the audience's key that are there; the last is used.</param>
/// <param name="Items">How many items that audience can open.</param>
public sealed record KeysHeld(string Agency, Audience Audience, IReadOnlyList<int> Versions, int Items);

/// <summary>
/// Holds the keys of sealed items, apart from the record (docs/adr/0018). A seam: a hardware module takes the root key's place, or the whole vault's.
/// Every item has a key of its own; it is wrapped for each audience that may open it.
/// </summary>
public interface IKeyVault
{
    /// <summary>The key of an item, made if there is none; durable when it is returned. Refused where the item was erased.</summary>
    KeyFound GetOrCreate(string agency, string item, Audience audience);

    /// <summary>The key of an item, for a reader of that audience. Refused where it was erased, is not there, or is not for that audience.</summary>
    KeyFound Get(string agency, string item, Audience audience);

    /// <summary>The agency's key for fingerprints, which never rotates: what it was used on must be known again.</summary>
    KeyFound Fingerprints(string agency);

    /// <summary>Lets another audience open an item too, as when a seal is lifted for it.</summary>
    Refusal? Share(string agency, string item, Audience from, Audience to);

    /// <summary>Destroys an item's key for good. A second time does nothing.</summary>
    /// <param name="order">The order on which it is done.</param>
    Refusal? Destroy(string agency, string item, string order, DateTimeOffset now);

    /// <summary>Gives an audience a new key, and wraps the keys of all its items anew.</summary>
    /// <returns>How many items were wrapped anew.</returns>
    int Rotate(string agency, Audience audience);

    /// <summary>Puts another root key in the place of the present one.</summary>
    /// <returns>How many keys were wrapped anew; a refusal where there is nothing to rotate to.</returns>
    (int Wrapped, Refusal? Refusal) RotateRoot();

    IReadOnlyList<KeysHeld> List();
}
