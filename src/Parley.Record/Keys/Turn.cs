#pragma warning disable CA1416 // Modes are those of Unix, where the programs run: elsewhere the runtime refuses, and keys are not kept.
namespace Parley.Record.Keys;

/// <summary>One process at a time, and within it one thread: an advisory lock on a file, which ends with whoever holds it. A thread that has it may take it again.</summary>
internal sealed class Turn : IDisposable
{
    [ThreadStatic]
    private static string? held;

    private readonly FileStream? file;

    private Turn(FileStream? file) => this.file = file;

    public static Turn Take(string path, TimeSpan patience)
    {
        if (held == path) return new(null);
        FileStream? taken = null;
        if (!SpinWait.SpinUntil(() => Try(path, out taken), patience)) throw new IOException($"somebody has held {path} for {patience.TotalSeconds:0} seconds");
        held = path;
        return new(taken);
    }

    private static bool Try(string path, out FileStream? taken)
    {
        try
        {
            taken = new(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            return true;
        }
        catch (IOException)
        {
            taken = null;
            return false;
        }
    }

    public void Dispose()
    {
        if (file is null) return;
        held = null;
        file.Dispose();
    }
}
