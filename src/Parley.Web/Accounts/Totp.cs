using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Parley.Web.Accounts;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which is what the apps do. Held to the vectors of its appendix B.</summary>
public static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int Seconds = 30;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    public static string Code(byte[] secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // The standard's own choice; HMAC-SHA1 is not broken by what breaks SHA-1.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step of this code, if it is of now, or of the step before or after: clocks differ.</summary>
    public static long? Matching(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = System.Text.Encoding.UTF8.GetBytes(string.Concat(code.Where(one => !char.IsWhiteSpace(one))));
        long? found = null;
        foreach (var step in new[] { Step(now) - 1, Step(now), Step(now) + 1 })
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), typed)) found = step;
        return found;
    }

    /// <summary>Base 32 (RFC 4648), as people type it into an app.</summary>
    public static string Written(byte[] secret)
    {
        var (bits, held, text) = (0, 0, new System.Text.StringBuilder());
        foreach (var one in secret)
        {
            (held, bits) = ((held << 8 | one) & 0xFFFF, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Letters[held >> (bits - 5) & 31]);
        }

        return bits > 0 ? text.Append(Letters[held << (5 - bits) & 31]).ToString() : text.ToString();
    }

    /// <summary>What a picture of squares tells an app.</summary>
    public static string Address(byte[] secret, string name) => $"otpauth://totp/Parley:{Uri.EscapeDataString(name)}?secret={Written(secret)}&issuer=Parley";
}
