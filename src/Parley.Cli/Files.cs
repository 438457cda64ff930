using Parley.Recording;

namespace Parley.Cli;

internal static class Files
{
    /// <summary>A file's bytes, if it is there and not larger than it may be: nothing is read before its size is known.</summary>
    public static async Task<byte[]> Read(string path, long most, CancellationToken stop)
    {
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) throw new Failure($"{Plain.Short(path)}: is a folder: name a file");
            if (!file.Exists) throw new Failure($"{Plain.Short(path)}: there is no such file");
            if (file.Length > most) throw new Failure($"{Plain.Short(path)}: is {file.Length >> 20:N0} MiB; at most {most >> 20} MiB can be read: split it");
            return await File.ReadAllBytesAsync(path, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new Failure($"{Plain.Short(path)}: cannot be read: {Plain.Short(error.Message, 200)}");
        }
    }
}
