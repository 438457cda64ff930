using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Web.Accounts;

/// <summary>
/// What a password must be (NIST SP 800-63B-4, 3.1.1.2): long, and not one that is guessed first. Any characters; no rule about which, and no change
/// without a reason.
/// </summary>
public sealed class PasswordRules(IHttpClientFactory clients, IConfiguration settings)
{
    public const int Least = 15, Most = 256;

    /// <summary>Enough of a password that is in none of the words anybody would try first.</summary>
    private const int LeastOwn = 8;

    public const string Hint = "15 characters or more: several words are good. Spaces and any letters may be in it.";

    private static readonly Lazy<HashSet<string>> Common = new(() =>
    {
        using var packed = new GZipStream(typeof(PasswordRules).Assembly.GetManifestResourceStream("Parley.Web.Accounts.CommonPasswords.txt.gz")!, CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    });

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="context">Words that a stranger would try: the person's name, the office's.</param>
    public async Task<string?> Wrong(string? password, IEnumerable<string> context, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(password)) return "Give a password";
        if (Limits.Text("the password", password, 4 * Most) is not null) return $"A password has at most {Most} characters, and no NUL";
        var text = Composed.Of(password);
        var length = text.EnumerateRunes().Count();
        if (length < Least) return $"This has {Plain.Count(length, "character")}: a password has {Least} or more";
        if (length > Most) return $"This has {length} characters: a password has at most {Most}";
        if (IsCommon(text)) return "This is among the passwords that are tried first: choose another";
        if (IsContext(text, context)) return "This is little more than a name that anybody would try: choose another";
        return await Breached(text, stop);
    }

    private static bool IsCommon(string text)
    {
        var lower = text.ToLowerInvariant();
        return Common.Value.Contains(lower) || lower.EnumerateRunes().Distinct().Count() < 5 || Common.Value.Contains(lower.TrimEnd([.. "0123456789!.?"]));
    }

    private static bool IsContext(string text, IEnumerable<string> context)
    {
        var left = text.ToLowerInvariant();
        foreach (var word in context.SelectMany(one => one.ToLowerInvariant().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Append("parley").Append("password").Where(word => word.Length > 2).OrderByDescending(word => word.Length))
            left = left.Replace(word, "", StringComparison.Ordinal);
        return left.Length < text.Length && left.Count(char.IsLetter) < LeastOwn && left.Length < Least;
    }

    /// <summary>Asks a list of breached passwords (PARLEY_BREACHED_URL) by the first five digits of a hash, so that it learns no password. Off unless configured.</summary>
    private async Task<string?> Breached(string text, CancellationToken stop)
    {
        if (settings["PARLEY_BREACHED_URL"] is not { Length: > 0 } list) return null;
        // The list's own choice; nothing is protected by it.
#pragma warning disable CA5350
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
        try
        {
            using var client = clients.CreateClient(nameof(PasswordRules));
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"{list.TrimEnd('/')}/{hash[..5]}");
            asked.Headers.Add("Add-Padding", "true");
            using var response = await client.SendAsync(asked, stop);
            response.EnsureSuccessStatusCode();
            var found = (await response.Content.ReadAsStringAsync(stop)).Split('\n', StringSplitOptions.TrimEntries).Any(line => line.StartsWith(hash[5..] + ":", StringComparison.OrdinalIgnoreCase) && !line.EndsWith(":0", StringComparison.Ordinal));
            return found ? "This password is in a list of those that were stolen somewhere: choose another" : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return "The list of stolen passwords does not answer, so no password can be set just now: try again in some minutes";
        }
    }
}
