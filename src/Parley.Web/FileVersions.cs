using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace Parley.Web;

/// <summary>
/// The address of one of the site's own files with the digest of what it is (asp-append-version). A file does not change while the site runs, so
/// it is read once and nothing watches it: watchers are few on a machine, and would be one for each site that runs there.
/// </summary>
public sealed class FileVersions(IWebHostEnvironment site) : IFileVersionProvider
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    public string AddFileVersionToPath(PathString requestPathBase, string path) => known.GetOrAdd(path, Versioned);

    private string Versioned(string path)
    {
        var file = site.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists) return path;
        using var read = file.CreateReadStream();
        return QueryHelpers.AddQueryString(path, "v", Convert.ToHexStringLower(SHA256.HashData(read))[..16]);
    }
}
