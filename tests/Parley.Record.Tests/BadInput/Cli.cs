using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Parley.Record.Tests.BadInput;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record Ended(int Exit, string Out, string Error)
{
    /// <summary>Exit status, one plain line on standard error, nothing on standard output (contract.md).</summary>
    public void Refused(string says, int exit = 2)
    {
        Assert.True(Exit == exit, $"exit status {Exit}: {Error}{Out}");
        Assert.Equal("", Out);
        Assert.Contains(says, Error, StringComparison.Ordinal);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        Plainly(Error[..^1]);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
    }

    /// <summary>No character that breaks a line or speaks to a terminal.</summary>
    public static void Plainly(string line)
    {
        Assert.True(line.Length <= 2000, $"a line, not a page: {line.Length} characters");
        foreach (var rune in line.EnumerateRunes())
        {
            var hostile = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            Assert.False(hostile, $"U+{rune.Value:X4} reaches the terminal in: {line}");
        }
    }
}

/// <summary>The command line as people start it: a process of its own.</summary>
internal static class Cli
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Parley.Cli.dll");

    public static async Task<Ended> Run(string? database, string[] arguments, int? memory = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("PARLEY_TRACE");
        start.Environment.Remove("PARLEY_DB");
        if (database is not null) start.Environment["PARLEY_DB"] = database;
        // The runtime reads it as hexadecimal.
        if (memory is not null) start.Environment["DOTNET_GCHeapHardLimit"] = memory.Value.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(true);
            throw new TimeoutException($"two minutes and no end: parley {string.Join(' ', arguments)}", late);
        }
    }
}
