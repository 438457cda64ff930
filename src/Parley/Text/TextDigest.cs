using System.Security.Cryptography;
using System.Text;

namespace Parley.Text;

/// <summary>
/// The digest of contract text that votes and exports name (contract: <c>text</c>, <c>digest</c>): SHA-256, lower-case hex, of UTF-8
/// in normalization form C; per provision label, heading and text joined by LF, runs of white space as one space; provisions joined by LF.
/// </summary>
/// <remarks>
/// White space is reduced within each part before the joins, so that the line feeds between parts remain. An empty part leaves its
/// line feed. Ids, parents and levels do not enter: the digest is of words. A lone surrogate, which UTF-8 cannot carry, counts as U+FFFD.
/// </remarks>
public static class TextDigest
{
    public static string Of(IEnumerable<Provision> provisions)
    {
        ArgumentNullException.ThrowIfNull(provisions);
        var canonical = string.Join('\n', provisions.Select(p =>
            $"{Words.Collapse(p.Label)}\n{Words.Collapse(p.Heading)}\n{Words.Collapse(p.Text)}"));
        return OfText(canonical);
    }

    /// <summary>SHA-256 of a text's UTF-8 in form C, as 64 lower-case hexadecimal digits.</summary>
    internal static string OfText(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalForm.Of(text))));
}
