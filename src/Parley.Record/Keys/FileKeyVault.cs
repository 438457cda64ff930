using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Keys;

/// <summary>
/// Keys in a folder of their own: a small file an item, wrapped by its audience's key, which the root key wraps (AES-256-GCM with the ids bound in; a random
/// 96-bit nonce is good for far more wraps than there are items). One lock file lets one process at a time write; readers need none.
/// </summary>
public sealed class FileKeyVault : IKeyVault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder;
    private readonly bool rootElsewhere;
    private readonly KeyRing ring;
    private readonly ConcurrentDictionary<string, (long Length, HashSet<string> Items)> destroyed = [];

    private sealed record Wrap(Audience Audience, int Version, byte[] Key);

    private sealed record ItemFile(IReadOnlyList<Wrap> Wraps);

    private FileKeyVault(string folder, bool rootElsewhere) => (this.folder, this.rootElsewhere, ring) = (folder, rootElsewhere, new(folder));

    /// <summary>Opens the vault, and ends what an interruption left half done. Refused where others can reach the keys, or the root key is not the right one.</summary>
    /// <param name="rootKey">The root key, where it is kept elsewhere (PARLEY_ROOT_KEY).</param>
    public static (FileKeyVault? Vault, Refusal? Refusal) Open(string folder, byte[]? rootKey = null, byte[]? nextRoot = null)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            KeyFile.Folder(path);
            if (KeyFile.Wider(path) is { } open) return (null, open);
            var vault = new FileKeyVault(path, rootKey is not null);
            using var turn = vault.Lock();
            if (vault.ring.Open(rootKey, nextRoot) is { } refusal) return (null, refusal);
            if (vault.ring.IsBetweenRoots) vault.ring.RotateRoot(elsewhere: false);
            vault.Sweep();
            return (vault, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new("keys-unreachable", $"the keys in {path} cannot be reached: {Plain.Short(error.Message, 200)}; PARLEY_KEYS names a folder that only the owner of this process can read and write"));
        }
    }

    public KeyFound GetOrCreate(string agency, string item, Audience audience)
    {
        if (Known(agency, item) is { } refusal) return refusal;
        if (File.Exists(FileOf(agency, item))) return Get(agency, item, audience);
        using var turn = Lock();
        if (Known(agency, item) is { } since) return since;
        if (!File.Exists(FileOf(agency, item)))
        {
            if (ring.Versions(agency, audience).Count == 0) ring.Add(agency, audience);
            var key = RandomNumberGenerator.GetBytes(Seals.KeyBytes);
            if (Wrapped(agency, item, audience, key) is not { } wrap) return Damaged(item);
            KeyFile.Folder(Path.GetDirectoryName(Path.GetDirectoryName(FileOf(agency, item))!)!);
            KeyFile.Folder(Path.GetDirectoryName(FileOf(agency, item))!);
            Keep(agency, item, new([wrap]), replace: false);
        }

        return Get(agency, item, audience);
    }

    public KeyFound Get(string agency, string item, Audience audience)
    {
        if (Known(agency, item) is { } refusal) return refusal;
        // A rotation may take an audience's key away between the two looks: then the item's file is another by now.
        for (var look = 1; look <= 3; look++)
        {
            if (Read(agency, item) is not { } file) return new Refusal("no-key", $"there is no key for item {item} in this folder of keys");
            if (file.Wraps.FirstOrDefault(one => one.Audience == audience) is not { } wrap) return new Refusal("not-for-audience", $"item {item} is not for this audience");
            if (ring.Get(agency, audience, wrap.Version) is not { } by) continue;
            return Unwrapped(agency, item, wrap, by) is { } key ? new KeyFound(key, null) : Damaged(item);
        }

        return new Refusal("no-root-key", $"the key of the audience of item {item} does not open: the root key is another one");
    }

    public KeyFound Fingerprints(string agency)
    {
        if (!Slug.IsValid(agency)) return new Refusal("bad-slug", "an agency is named by its slug");
        using var turn = Lock();
        return ring.Fingerprints(agency) is { } key ? new KeyFound(key, null) : new Refusal("no-root-key", "the agency's key for fingerprints does not open: the root key is another one");
    }

    public Refusal? Share(string agency, string item, Audience from, Audience to)
    {
        using var turn = Lock();
        if (Get(agency, item, from) is { Key: null } missing) return missing.Refusal;
        var file = Read(agency, item)!;
        if (file.Wraps.Any(wrap => wrap.Audience == to)) return null;
        if (ring.Versions(agency, to).Count == 0) ring.Add(agency, to);
        if (Get(agency, item, from).Key is not { } key || Wrapped(agency, item, to, key) is not { } more) return Damaged(item);
        Keep(agency, item, new([.. file.Wraps, more]), replace: true);
        return null;
    }

    /// <summary>The tombstone goes first: from then on the key is dead, and what a crash leaves of its file is removed when the vault is opened next.</summary>
    public Refusal? Destroy(string agency, string item, string order, DateTimeOffset now)
    {
        if (Known(agency, item) is { } refusal) return refusal.Code == "erased" ? null : refusal;
        if (Limits.Required("the order", order, 200) is { } missing) return missing;
        using var turn = Lock();
        KeyFile.Folder(ring.Agencies);
        KeyFile.Folder(ring.AgencyFolder(agency));
        KeyFile.Append(Tombstones(agency), $"{item} {Uri.EscapeDataString(order)} {Instants.Text(now)}");
        KeyFile.Shred(FileOf(agency, item));
        return null;
    }

    public int Rotate(string agency, Audience audience)
    {
        using var turn = Lock();
        var before = ring.Versions(agency, audience);
        if (before.Count == 0) return 0;
        var version = ring.Add(agency, audience);
        var wrapped = 0;
        foreach (var item in Items(agency))
        {
            var file = Read(agency, item)!;
            if (file.Wraps.FirstOrDefault(one => one.Audience == audience) is not { } wrap || wrap.Version == version) continue;
            if (ring.Get(agency, audience, wrap.Version) is not { } by || Unwrapped(agency, item, wrap, by) is not { } key || Wrapped(agency, item, audience, key) is not { } again)
                throw new InvalidOperationException($"the key of item {item} is damaged: nothing that it was wrapped with was removed");
            Keep(agency, item, new([.. file.Wraps.Select(one => one == wrap ? again : one)]), replace: true);
            wrapped++;
        }

        foreach (var old in before) ring.Remove(agency, audience, old);
        return wrapped;
    }

    public (int Wrapped, Refusal? Refusal) RotateRoot()
    {
        using var turn = Lock();
        return ring.RotateRoot(rootElsewhere);
    }

    public IReadOnlyList<KeysHeld> List()
    {
        var held = new List<KeysHeld>();
        foreach (var agency in AgenciesHere())
        {
            var items = Items(agency).Select(item => Read(agency, item)).OfType<ItemFile>().ToList();
            foreach (var audience in Enum.GetValues<Audience>())
                if (ring.Versions(agency, audience) is { Count: > 0 } versions) held.Add(new(agency, audience, versions, items.Count(file => file.Wraps.Any(wrap => wrap.Audience == audience))));
        }

        return held;
    }

    public override string ToString() => $"keys in {folder}";

    private List<string> AgenciesHere() => Directory.Exists(ring.Agencies) ? [.. Directory.EnumerateDirectories(ring.Agencies).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>A destroyed key whose file a crash, or a copy put back, left there.</summary>
    private void Sweep()
    {
        foreach (var agency in AgenciesHere())
            foreach (var item in Destroyed(agency)) KeyFile.Shred(FileOf(agency, item));
    }

    private Refusal? Known(string agency, string item)
    {
        if (!Slug.IsValid(agency) || item.Length != 64 || !item.All(char.IsAsciiHexDigitLower)) return new("bad-item", "an item is named by its agency's slug and the 64 digits of its id");
        return Destroyed(agency).Contains(item) ? new("erased", $"item {item} was erased: its key is destroyed, and no other is made in its place") : null;
    }

    private HashSet<string> Destroyed(string agency)
    {
        var file = new FileInfo(Tombstones(agency));
        if (!file.Exists) return [];
        if (destroyed.TryGetValue(agency, out var known) && known.Length == file.Length) return known.Items;
        HashSet<string> items = [.. File.ReadLines(file.FullName).Select(line => line.Split(' ')[0])];
        destroyed[agency] = (file.Length, items);
        return items;
    }

    private string Tombstones(string agency) => Path.Combine(ring.AgencyFolder(agency), "destroyed");

    private string FileOf(string agency, string item) => Path.Combine(ring.AgencyFolder(agency), "items", item[..2], item);

    private List<string> Items(string agency)
    {
        var items = Path.Combine(ring.AgencyFolder(agency), "items");
        return Directory.Exists(items) ? [.. Directory.EnumerateFiles(items, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(name => name.Length == 64)] : [];
    }

    private ItemFile? Read(string agency, string item)
    {
        try
        {
            return JsonSerializer.Deserialize<ItemFile>(File.ReadAllBytes(FileOf(agency, item)), Json.Options) is { Wraps: not null } file ? file : new([]);
        }
        catch (JsonException)
        {
            return new([]);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void Keep(string agency, string item, ItemFile file, bool replace) =>
        KeyFile.Write(FileOf(agency, item), JsonSerializer.SerializeToUtf8Bytes(file, Json.Options), replace);

    private Wrap? Wrapped(string agency, string item, Audience audience, byte[] key)
    {
        var version = ring.Versions(agency, audience)[^1];
        if (ring.Get(agency, audience, version) is not { } by) return null;
        var nonce = RandomNumberGenerator.GetBytes(Seals.NonceBytes);
        return new(audience, version, [.. nonce, .. Seals.Encrypt(by, nonce, key, Bound(agency, item, audience, version))]);
    }

    private static byte[]? Unwrapped(string agency, string item, Wrap wrap, byte[] by) =>
        wrap.Key.Length <= Seals.NonceBytes ? null : Seals.Decrypt(by, wrap.Key[..Seals.NonceBytes], wrap.Key.AsSpan(Seals.NonceBytes), Bound(agency, item, wrap.Audience, wrap.Version));

    private static byte[] Bound(string agency, string item, Audience audience, int version) =>
        Encoding.UTF8.GetBytes(string.Join('\0', "parley/wrap/item/v1", agency, item, Json.Word(audience), version.ToString(CultureInfo.InvariantCulture)));

    private static Refusal Damaged(string item) => new("key-damaged", $"the file of the key of item {item} is damaged: put back a copy of it");

    private Turn Lock() => Turn.Take(Path.Combine(folder, "lock"), Patience);
}
