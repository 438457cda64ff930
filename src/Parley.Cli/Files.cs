using Parley.Recording;

namespace Parley.Cli;

internal static class Files
{
    /// <summary>A path as a message shows it: whole, for its end is what tells files apart, and on one line.</summary>
    public static string Shown(string path) => Plain.Short(path, 1000);

    /// <summary>A file's bytes, if it is there and not larger than it may be. A device or a pipe tells no size: it is read no further than that.</summary>
    public static async Task<byte[]> Read(string path, int most, CancellationToken stop)
    {
        if (path.Length == 0) throw new Failure("parley: the file's name is empty: name a file");
        try
        {
            if (Directory.Exists(path)) throw new Failure($"{Shown(path)}: is a folder: name a file");
            if (!File.Exists(path)) throw new Failure($"{Shown(path)}: there is no such file");
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return file.CanSeek && file.Length > most ? throw TooLarge(path, most) : await Read(file, most, stop) ?? throw TooLarge(path, most);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new Failure($"{Shown(path)}: cannot be read: {Plain.Short(error.Message, 200)}");
        }
    }

    /// <summary>Writes a file, over one that is there.</summary>
    public static async Task Write(string path, byte[] bytes, CancellationToken stop)
    {
        if (path.Length == 0) throw new Failure("parley: the file's name is empty: name a file");
        try
        {
            await File.WriteAllBytesAsync(path, bytes, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new Failure($"{Shown(path)}: cannot be written: {Plain.Short(error.Message, 200)}");
        }
    }

    private static async Task<byte[]?> Read(FileStream file, int most, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var part = new byte[1 << 16];
        while (await file.ReadAsync(part, stop) is > 0 and var length)
        {
            if (read.Length + length > most) return null;
            read.Write(part, 0, length);
        }

        return read.ToArray();
    }

    private static Failure TooLarge(string path, int most) => new($"{Shown(path)}: is larger than {most >> 20} MiB, the most that can be read: split it");
}
