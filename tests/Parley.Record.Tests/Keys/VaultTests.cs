#pragma warning disable CA1416 // Modes are those of Unix, where the programs run.
using System.Text;
using Parley.Record.Keys;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Tests.Keys;

/// <summary>The folder of keys: who can reach it, what it gives again, and what it never gives again.</summary>
public sealed class VaultTests : IDisposable
{
    private static readonly string Item = Seals.Item("davis", "c1", "0", Audience.Side);
    private static readonly string Second = Seals.Item("davis", "c2", "0", Audience.Side);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("parley-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    private FileKeyVault Vault()
    {
        var (vault, refusal) = FileKeyVault.Open(folder);
        Assert.True(refusal is null, refusal?.Text);
        return vault!;
    }

    private byte[] Key(string item = "", Audience audience = Audience.Side) => Vault().GetOrCreate("davis", item.Length > 0 ? item : Item, audience).Key!;

    [Fact]
    public void The_same_item_has_the_same_key_in_every_process_and_another_item_another()
    {
        var key = Key();
        Assert.Equal(Seals.KeyBytes, key.Length);
        Assert.Equal(key, Key());
        Assert.Equal(key, Vault().Get("davis", Item, Audience.Side).Key);
        Assert.NotEqual(key, Key(Second));
        Assert.NotEqual(key, Vault().GetOrCreate("ogden", Item, Audience.Side).Key);
    }

    [Fact]
    public void Folders_and_files_are_their_owners_alone()
    {
        Key();
        Vault().Destroy("davis", Second, "order/1", Now);
        Vault().Fingerprints("davis");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count >= 6, string.Join(' ', files));
        Assert.All(files, file => Assert.Equal("600", Mode(file)));
        Assert.All(Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder), path => Assert.Equal("700", Mode(path)));
    }

    [Theory]
    [InlineData("", 0b111_101_000, "700")]
    [InlineData("root", 0b110_100_000, "600")]
    [InlineData("agencies", 0b111_000_001, "700")]
    [InlineData("agencies/davis/side.1.key", 0b110_000_100, "600")]
    public void Keys_that_others_can_reach_are_refused_with_what_is_right(string path, int mode, string right)
    {
        Key();
        File.SetUnixFileMode(Path.Combine(folder, path), (UnixFileMode)mode);
        var refusal = FileKeyVault.Open(folder).Refusal;
        Assert.Equal("keys-open", refusal?.Code);
        Assert.Contains("set it to " + right, refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_audience_does_not_get_a_key_until_it_is_shared()
    {
        var key = Key();
        Assert.Equal("not-for-audience", Vault().Get("davis", Item, Audience.Counsel).Refusal?.Code);
        Assert.Null(Vault().Share("davis", Item, Audience.Side, Audience.Counsel));
        Assert.Equal(key, Vault().Get("davis", Item, Audience.Counsel).Key);
        Assert.Equal("no-key", Vault().Share("davis", Second, Audience.Side, Audience.Counsel)?.Code);
    }

    [Fact]
    public void A_destroyed_key_never_comes_back()
    {
        Key();
        var file = Assert.Single(Directory.EnumerateFiles(folder, Item, SearchOption.AllDirectories));
        var copy = File.ReadAllBytes(file);
        Assert.Null(Vault().Destroy("davis", Item, "order/7", Now));
        Assert.Empty(Directory.EnumerateFiles(folder, Item, SearchOption.AllDirectories));
        Assert.Equal("erased", Vault().GetOrCreate("davis", Item, Audience.Side).Refusal?.Code);
        Assert.Equal("erased", Vault().Get("davis", Item, Audience.Side).Refusal?.Code);

        // A copy of the file that somebody puts back is dead, and removed when the vault is opened.
        File.WriteAllBytes(file, copy);
        Assert.Equal("erased", Vault().Get("davis", Item, Audience.Side).Refusal?.Code);
        Assert.False(File.Exists(file));
        Assert.Null(Vault().Destroy("davis", Item, "order/8", Now));
        Assert.Equal($"{Item} order%2F7 2026-03-01T09:00:00.000000+00:00\n", File.ReadAllText(Path.Combine(folder, "agencies", "davis", "destroyed")));
    }

    [Fact]
    public void What_one_process_destroys_another_that_is_open_does_not_give()
    {
        var (one, other) = (Vault(), Vault());
        one.GetOrCreate("davis", Item, Audience.Side);
        Assert.NotNull(other.Get("davis", Item, Audience.Side).Key);
        one.Destroy("davis", Item, "order/1", Now);
        Assert.Equal("erased", other.GetOrCreate("davis", Item, Audience.Side).Refusal?.Code);
    }

    [Fact]
    public void Rotation_wraps_every_item_anew_and_opens_the_same()
    {
        var (key, second) = (Key(), Key(Second));
        var counsel = Key(Seals.Item("davis", "c3", "0", Audience.Counsel), Audience.Counsel);
        var before = File.ReadAllBytes(Directory.EnumerateFiles(folder, Item, SearchOption.AllDirectories).Single());
        var open = Vault();
        Assert.Equal(key, open.Get("davis", Item, Audience.Side).Key);
        Assert.Equal(2, Vault().Rotate("davis", Audience.Side));
        Assert.NotEqual(before, File.ReadAllBytes(Directory.EnumerateFiles(folder, Item, SearchOption.AllDirectories).Single()));
        Assert.False(File.Exists(Path.Combine(folder, "agencies", "davis", "side.1.key")));
        // Also in a process that was open before, and for what was not turned.
        Assert.Equal((key, second), (open.Get("davis", Item, Audience.Side).Key, Vault().Get("davis", Second, Audience.Side).Key), Same);
        Assert.Equal(counsel, Vault().Get("davis", Seals.Item("davis", "c3", "0", Audience.Counsel), Audience.Counsel).Key);
        Assert.Equal(["davis Side 2 2", "davis Counsel 1 1"], Vault().List().Select(held => $"{held.Agency} {held.Audience} {string.Join(',', held.Versions)} {held.Items}"));
    }

    [Fact]
    public void A_rotation_that_was_interrupted_loses_nothing_and_goes_on()
    {
        var (key, second) = (Key(), Key(Second));
        var aside = Path.Combine(folder, "aside");
        var file = Directory.EnumerateFiles(folder, Second, SearchOption.AllDirectories).Single();
        var old = File.ReadAllBytes(file);
        File.Copy(Path.Combine(folder, "agencies", "davis", "side.1.key"), aside);
        Vault().Rotate("davis", Audience.Side);
        // As a crash would have left it: the second item still under the first version, whose key is still there.
        File.WriteAllBytes(file, old);
        File.Move(aside, Path.Combine(folder, "agencies", "davis", "side.1.key"));
        Assert.Equal((key, second), (Vault().Get("davis", Item, Audience.Side).Key, Vault().Get("davis", Second, Audience.Side).Key), Same);
        Assert.Equal(2, Vault().Rotate("davis", Audience.Side));
        Assert.Equal((key, second), (Vault().Get("davis", Item, Audience.Side).Key, Vault().Get("davis", Second, Audience.Side).Key), Same);
        Assert.Equal([3], Vault().List().Single().Versions);
    }

    [Fact]
    public void Another_root_key_opens_the_same_and_the_old_one_nothing()
    {
        var key = Key();
        var print = Vault().Fingerprints("davis").Key;
        var (root, old) = (Path.Combine(folder, "root"), File.ReadAllText(Path.Combine(folder, "root")));
        Assert.Equal((2, null), Vault().RotateRoot());
        Assert.NotEqual(old, File.ReadAllText(root));
        Assert.Equal((key, print), (Vault().Get("davis", Item, Audience.Side).Key, Vault().Fingerprints("davis").Key), Same);
        File.WriteAllText(root, old);
        Assert.Equal("wrong-root-key", FileKeyVault.Open(folder).Refusal?.Code);
    }

    [Fact]
    public void A_change_of_root_key_that_was_interrupted_is_ended_when_the_vault_is_opened()
    {
        var key = Key();
        var side = Path.Combine(folder, "agencies", "davis", "side.1.key");
        var (root, old, wrapped) = (Path.Combine(folder, "root"), File.ReadAllText(Path.Combine(folder, "root")), File.ReadAllBytes(side));
        Vault().Fingerprints("davis");
        Vault().RotateRoot();
        // As a crash would have left it: the next root beside the old one, and one of two keys still under the old.
        File.Move(root, Path.Combine(folder, "root.next"));
        File.WriteAllText(root, old);
        File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllBytes(side, wrapped);
        Assert.Equal(key, Vault().Get("davis", Item, Audience.Side).Key);
        Assert.False(File.Exists(Path.Combine(folder, "root.next")));
    }

    [Fact]
    public void A_root_key_that_is_kept_elsewhere_is_not_in_the_folder_and_gives_way_to_the_next()
    {
        var (first, next) = (Enumerable.Repeat((byte)1, 32).ToArray(), Enumerable.Repeat((byte)2, 32).ToArray());
        var key = FileKeyVault.Open(folder, first).Vault!.GetOrCreate("davis", Item, Audience.Side).Key;
        Assert.False(File.Exists(Path.Combine(folder, "root")));
        Assert.Equal("no-root-key", FileKeyVault.Open(folder).Refusal?.Code);
        Assert.Equal("no-next-root", FileKeyVault.Open(folder, first).Vault!.RotateRoot().Refusal?.Code);
        Assert.Equal((1, null), FileKeyVault.Open(folder, first, next).Vault!.RotateRoot());
        Assert.Equal(key, FileKeyVault.Open(folder, next).Vault!.Get("davis", Item, Audience.Side).Key);
        Assert.Equal("wrong-root-key", FileKeyVault.Open(folder, first).Refusal?.Code);
    }

    [Fact]
    public async Task Many_at_once_get_one_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToHexString(Vault().GetOrCreate("davis", Item, Audience.Side).Key!))));
        Assert.Single(keys.Distinct());
        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*.new", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public void A_damaged_file_is_told_and_gives_no_other_key()
    {
        Key();
        var file = Directory.EnumerateFiles(folder, Item, SearchOption.AllDirectories).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"key\":\"", "\"key\":\"AAAA", StringComparison.Ordinal));
        Assert.Equal("key-damaged", Vault().GetOrCreate("davis", Item, Audience.Side).Refusal?.Code);
        Assert.Equal("bad-item", Vault().GetOrCreate("../davis", Item, Audience.Side).Refusal?.Code);
        Assert.Equal("bad-item", Vault().GetOrCreate("davis", "../../" + Item[6..], Audience.Side).Refusal?.Code);
    }

    [Fact]
    public void No_key_is_in_a_line_that_somebody_prints()
    {
        var key = Key();
        var printed = $"{Vault()} {Vault().GetOrCreate("davis", Item, Audience.Side)} {string.Join(' ', Vault().List())} {Vault().Get("davis", Second, Audience.Side)}";
        Assert.All(new[] { Convert.ToBase64String(key), Convert.ToHexString(key), File.ReadAllText(Path.Combine(folder, "root")).Trim() }, secret => Assert.DoesNotContain(secret, printed, StringComparison.OrdinalIgnoreCase));
        // Nor in the folder itself: what lies there is wrapped.
        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(Convert.ToBase64String(key), Encoding.UTF8.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "AAAA", "no-keys")]
    [InlineData("here", "AAAA", "bad-root-key")]
    [InlineData("here", null, null)]
    public void The_environment_names_the_keys(string? keys, string? root, string? code)
    {
        var (sealer, refusal) = Sealer.FromEnvironment(name => name == Sealer.KeysVariable && keys is not null ? folder : name == Sealer.RootKeyVariable ? root : null);
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(keys is not null && code is null, sealer.Vault is not null);
    }

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static bool Same((byte[]? One, byte[]? Two) expected, (byte[]? One, byte[]? Two) found) =>
        expected.One!.AsSpan().SequenceEqual(found.One) && expected.Two!.AsSpan().SequenceEqual(found.Two);

    [Fact]
    public void A_wrong_root_key_is_refused_at_the_start_and_makes_nothing_anew()
    {
        var (right, wrong) = (new byte[32], new byte[32]);
        wrong[0] = 1;
        var vault = FileKeyVault.Open(folder, right).Vault!;
        var known = vault.Fingerprints("davis").Key;
        Assert.Equal("wrong-root-key", FileKeyVault.Open(folder, wrong).Refusal?.Code);
        Assert.Equal(known, FileKeyVault.Open(folder, right).Vault!.Fingerprints("davis").Key);
    }

    [Fact]
    public void A_program_that_runs_while_the_root_key_changes_wraps_with_the_new_one()
    {
        var running = FileKeyVault.Open(folder).Vault!;
        running.GetOrCreate("davis", Item, Audience.Side);
        Assert.Null(FileKeyVault.Open(folder).Vault!.RotateRoot().Refusal);
        var made = running.GetOrCreate("provo", Item, Audience.Side).Key;
        Assert.Equal(made, FileKeyVault.Open(folder).Vault!.Get("provo", Item, Audience.Side).Key);
    }
}
