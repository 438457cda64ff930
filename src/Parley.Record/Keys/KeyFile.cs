#pragma warning disable CA1416 // Modes are those of Unix, where the programs run: elsewhere the runtime refuses, and keys are not kept.
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Parley.Recording;

namespace Parley.Record.Keys;

/// <summary>Files that only their owner can read, and that are there whole or not at all.</summary>
internal static class KeyFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = Own | UnixFileMode.UserExecute;

    public static void Folder(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path, OwnFolder);
        Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Whether others than the owner may do anything with it: then the keys are not safe there.</summary>
    public static Refusal? Wider(string path)
    {
        var mode = File.GetUnixFileMode(path);
        var right = Directory.Exists(path) ? OwnFolder : Own;
        return (mode & ~right) == UnixFileMode.None ? null
            : new("keys-open", $"others than its owner can reach {path} (mode {Convert.ToString((int)mode, 8)}): set it to {(right == Own ? "600" : "700")}, and rotate the keys if somebody may have read them");
    }

    /// <summary>Writes beside the place, makes it durable, and puts it in its place at once.</summary>
    /// <param name="replace">False where two could write it at once: then the first stays.</param>
    /// <returns>Whether it was written.</returns>
    public static bool Write(string path, byte[] bytes, bool replace)
    {
        var beside = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.new";
        using (var file = new FileStream(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Own }))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(beside);
            return false;
        }

        Sync(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>One line more, durable when this returns.</summary>
    public static void Append(string path, string line)
    {
        var isNew = !File.Exists(path);
        using (var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, UnixCreateMode = Own }))
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }

        if (isNew) Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Overwrites and removes. What a disk keeps of it beneath the file system is out of our hands.</summary>
    public static void Shred(string path)
    {
        if (!File.Exists(path)) return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a name durable: a file that is on the disk under no name is lost with a power cut.</summary>
    private static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0) return;
        _ = FSync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
