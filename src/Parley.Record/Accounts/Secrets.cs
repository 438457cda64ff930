using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Record.Accounts;

/// <summary>Secrets that are given away once and kept as their SHA-256 only: 256 random bits need no slow hash.</summary>
public static class Secrets
{
    /// <summary>43 characters that an address may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static bool IsSecret(string text) => text.Length == 43 && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_');
}
