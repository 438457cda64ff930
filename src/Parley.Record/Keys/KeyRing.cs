using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Keys;

/// <summary>The root key, and the keys that it wraps: one an agency and audience, in versions, and one an agency for fingerprints.</summary>
/// <param name="folder">The vault's folder.</param>
internal sealed class KeyRing(string folder)
{
    private const string FingerprintFile = "fingerprint.key";

    private readonly ConcurrentDictionary<(string Agency, string File), byte[]> opened = [];
    private IReadOnlyList<Root> roots = [];
    private bool isElsewhere;

    private sealed record Root(string Id, byte[] Key)
    {
        public override string ToString() => Id;
    }

    /// <param name="Root">The id of the root key that wraps it.</param>
    /// <param name="Key">Nonce, ciphertext and tag.</param>
    private sealed record Wrapped(string Root, byte[] Key);

    private string RootFile => Path.Combine(folder, "root");
    private string NextRootFile => Path.Combine(folder, "root.next");
    public string Agencies => Path.Combine(folder, "agencies");

    public string AgencyFolder(string agency) => Path.Combine(Agencies, agency);

    /// <param name="given">The root key, where it is kept elsewhere.</param>
    /// <param name="next">The one that is to take its place.</param>
    public Refusal? Open(byte[]? given, byte[]? next)
    {
        if (given is null && !File.Exists(RootFile))
        {
            if (Directory.Exists(Agencies)) return new("no-root-key", $"there are keys in {folder}, and the root key that opens them is not: put back {RootFile}, or set PARLEY_ROOT_KEY");
            KeyFile.Write(RootFile, Text(RandomNumberGenerator.GetBytes(Seals.KeyBytes)), replace: false);
        }

        foreach (var file in new[] { RootFile, NextRootFile }.Where(File.Exists).Concat(Directory.Exists(Agencies) ? Directory.EnumerateFileSystemEntries(Agencies).Append(Agencies).Concat(Directory.EnumerateFiles(Agencies, "*.key", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })) : []))
            if (KeyFile.Wider(file) is { } open) return open;
        if ((given ?? Read(RootFile)) is not { } root) return new("bad-root-key", $"{RootFile} is not {Seals.KeyBytes} bytes in Base64: put back the one that was there");
        isElsewhere = given is not null;
        roots = [Of(root), .. (next ?? (File.Exists(NextRootFile) ? Read(NextRootFile) : null)) is { } after ? [Of(after)] : Array.Empty<Root>()];
        // A wrong root key is refused at once: it would open nothing, and wrap what comes so that the right one cannot.
        return Files().Any(file => Json(file)?.Root is { } wraps && roots.All(one => one.Id != wraps))
            ? new("wrong-root-key", $"the root key is not the one that wraps the keys in {folder}: put back the one that was there, or set PARLEY_ROOT_KEY to it") : null;
    }

    private IEnumerable<string> Files() => Directory.Exists(Agencies) ? Directory.EnumerateDirectories(Agencies).SelectMany(agency => Directory.EnumerateFiles(agency, "*.key")) : [];

    private static Wrapped? Json(string file) => JsonSerializer.Deserialize<Wrapped>(File.ReadAllBytes(file), Recording.Json.Options);

    /// <summary>The root that wraps what is new. Another program may have changed it since: then the one that is there now.</summary>
    private Root Latest()
    {
        if (isElsewhere) return roots[^1];
        foreach (var file in new[] { NextRootFile, RootFile })
        {
            if (!File.Exists(file) || Read(file) is not { } key || Of(key) is not { } found) continue;
            if (roots.All(one => one.Id != found.Id)) roots = [.. roots, found];
            return found;
        }

        return roots[^1];
    }

    /// <summary>Whether a change of root key was begun and not ended.</summary>
    public bool IsBetweenRoots => File.Exists(NextRootFile);

    /// <summary>The versions of an audience's key, oldest first.</summary>
    public IReadOnlyList<int> Versions(string agency, Audience audience)
    {
        var word = Recording.Json.Word(audience);
        return !Directory.Exists(AgencyFolder(agency)) ? []
            : [.. Directory.EnumerateFiles(AgencyFolder(agency), $"{word}.*.key").Select(file => int.Parse(Path.GetFileName(file).Split('.')[1], CultureInfo.InvariantCulture)).Order()];
    }

    public byte[]? Get(string agency, Audience audience, int version) => Unwrapped(agency, FileOf(audience, version));

    /// <summary>Null where it is there and does not open: a new one in its place would make every row known before a new row.</summary>
    public byte[]? Fingerprints(string agency) => Unwrapped(agency, FingerprintFile) ?? (File.Exists(Path.Combine(AgencyFolder(agency), FingerprintFile)) ? null : Make(agency, FingerprintFile));

    /// <summary>A new key for an audience, behind those that are there.</summary>
    public int Add(string agency, Audience audience)
    {
        var version = Versions(agency, audience).LastOrDefault() + 1;
        Make(agency, FileOf(audience, version));
        return version;
    }

    /// <summary>Removes a version that wraps nothing any more.</summary>
    public void Remove(string agency, Audience audience, int version)
    {
        KeyFile.Shred(Path.Combine(AgencyFolder(agency), FileOf(audience, version)));
        opened.TryRemove((agency, FileOf(audience, version)), out _);
    }

    /// <summary>Wraps every key for the next root, one file after the other; what is interrupted goes on where it stopped, for each file says which root wraps it.</summary>
    /// <param name="elsewhere">Whether the root key is kept elsewhere: then whoever keeps it says which is next.</param>
    public (int Wrapped, Refusal? Refusal) RotateRoot(bool elsewhere)
    {
        if (elsewhere && roots.Count < 2) return (0, new("no-next-root", "the root key is in PARLEY_ROOT_KEY: set PARLEY_NEXT_ROOT_KEY to the one that is to follow, run this again, and put that one into PARLEY_ROOT_KEY"));
        if (roots.Count < 2)
        {
            var key = RandomNumberGenerator.GetBytes(Seals.KeyBytes);
            KeyFile.Write(NextRootFile, Text(key), replace: true);
            roots = [roots[0], Of(key)];
        }

        var wrapped = 0;
        var next = roots[^1];
        foreach (var agency in Directory.Exists(Agencies) ? Directory.EnumerateDirectories(Agencies).Select(path => Path.GetFileName(path)).ToList() : [])
        {
            foreach (var file in Directory.EnumerateFiles(AgencyFolder(agency), "*.key").ToList())
            {
                if (Json(file)!.Root == next.Id) continue;
                Keep(agency, Path.GetFileName(file), Unwrapped(agency, Path.GetFileName(file))!, next);
                wrapped++;
            }
        }

        if (!elsewhere) File.Move(NextRootFile, RootFile, overwrite: true);
        roots = [next];
        return (wrapped, null);
    }

    private static string FileOf(Audience audience, int version) => string.Create(CultureInfo.InvariantCulture, $"{Recording.Json.Word(audience)}.{version}.key");

    private byte[] Make(string agency, string file)
    {
        KeyFile.Folder(Agencies);
        KeyFile.Folder(AgencyFolder(agency));
        Keep(agency, file, RandomNumberGenerator.GetBytes(Seals.KeyBytes), Latest());
        return Unwrapped(agency, file)!;
    }

    private void Keep(string agency, string file, byte[] key, Root root)
    {
        var nonce = RandomNumberGenerator.GetBytes(Seals.NonceBytes);
        var wrapped = new Wrapped(root.Id, [.. nonce, .. Seals.Encrypt(root.Key, nonce, key, Bound(agency, file))]);
        KeyFile.Write(Path.Combine(AgencyFolder(agency), file), JsonSerializer.SerializeToUtf8Bytes(wrapped, Recording.Json.Options), replace: true);
    }

    private byte[]? Unwrapped(string agency, string file)
    {
        if (opened.TryGetValue((agency, file), out var known)) return known;
        var path = Path.Combine(AgencyFolder(agency), file);
        if (!File.Exists(path)) return null;
        var wrapped = Json(path)!;
        if (roots.All(one => one.Id != wrapped.Root)) Latest();
        if (roots.FirstOrDefault(root => root.Id == wrapped.Root) is not { } root || wrapped.Key.Length <= Seals.NonceBytes) return null;
        var key = Seals.Decrypt(root.Key, wrapped.Key[..Seals.NonceBytes], wrapped.Key.AsSpan(Seals.NonceBytes), Bound(agency, file));
        return key is null ? null : opened[(agency, file)] = key;
    }

    private static byte[] Bound(string agency, string file) => Encoding.UTF8.GetBytes($"parley/wrap/audience/v1\0{agency}\0{file}");

    private static Root Of(byte[] key) => new(Convert.ToHexStringLower(SHA256.HashData([.. "parley/root-id/v1\0"u8, .. key]))[..16], key);

    private static byte[] Text(byte[] key) => Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n");

    private static byte[]? Read(string file) => RootKey(File.ReadAllText(file));

    /// <summary>A root key as it is written; null where it is none.</summary>
    public static byte[]? RootKey(string text)
    {
        var bytes = new byte[Seals.KeyBytes];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Seals.KeyBytes ? bytes : null;
    }
}
