#pragma warning disable CA1416 // Modes are those of Unix, where the programs run.
using System.Diagnostics;
using Parley.Record.Keys;
using Parley.Sealing;

namespace Parley.Record.Tests.Keys;

/// <summary>The commands about keys, as somebody types them: a process of its own, and no database.</summary>
public sealed class KeysCliTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parley-keys-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    private static async Task<(int Exit, string Out, string Error)> Run(string? keys, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Parley.Cli.dll"), "keys", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "PARLEY_TRACE", "PARLEY_DB", "PARLEY_KEYS", "PARLEY_ROOT_KEY" }) start.Environment.Remove(name);
        if (keys is not null) start.Environment["PARLEY_KEYS"] = keys;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await wrong);
    }

    [Fact]
    public async Task Keys_are_listed_and_rotated_and_never_shown()
    {
        Assert.Equal((0, "no keys yet: they are made when something is sealed\n", ""), await Run(folder, "list"));
        var vault = FileKeyVault.Open(folder).Vault!;
        var (one, two) = (Seals.Item("davis", "c1", "0", Audience.Side), Seals.Item("ogden", "c1", "0", Audience.Counsel));
        var key = vault.GetOrCreate("davis", one, Audience.Side).Key!;
        vault.GetOrCreate("ogden", two, Audience.Counsel);
        Assert.Equal((0, "davis side: version 1, 1 item\nogden counsel: version 1, 1 item\n", ""), await Run(folder, "list"));
        Assert.Equal((0, "davis side: 1 item wrapped anew\n", ""), await Run(folder, "rotate", "--agency", "davis", "--audience", "side"));
        Assert.Equal((0, "root key: 2 keys wrapped anew\n", ""), await Run(folder, "rotate", "--root"));
        Assert.Equal((0, "davis side: version 2, 1 item\nogden counsel: version 1, 1 item\n", ""), await Run(folder, "list"));
        Assert.Equal(key, FileKeyVault.Open(folder).Vault!.Get("davis", one, Audience.Side).Key);
    }

    [Fact]
    public async Task What_is_wrong_is_one_line_with_what_would_be_right()
    {
        var (exit, said, wrong) = await Run(null, "list");
        Assert.Equal((2, "", 1), (exit, said, wrong.Count(letter => letter == '\n')));
        Assert.Contains("PARLEY_KEYS", wrong, StringComparison.Ordinal);
        Assert.Contains("there is no such key", (await Run(folder, "rotate", "--audience", "personal")).Error, StringComparison.Ordinal);
        Assert.Contains("side, counsel, personal", (await Run(folder, "rotate", "--audience", "union")).Error, StringComparison.Ordinal);
        File.SetUnixFileMode(Path.Combine(folder, "root"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (exit, _, wrong) = await Run(folder, "list");
        Assert.Equal(2, exit);
        Assert.Contains("set it to 600", wrong, StringComparison.Ordinal);
    }
}
