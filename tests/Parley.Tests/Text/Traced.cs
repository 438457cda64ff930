using Parley.Text;

namespace Parley.Tests.Text;

/// <summary>
/// Wordings and answers as one writes them by hand. A wording: "A: words", "C&lt;A: words" if C is drafted on A, "E*: words" from elsewhere.
/// An answer: "{A}words that continue {+B}words put in {-A}words struck", each with the wording in which they first appeared.
/// </summary>
internal static class Traced
{
    /// <summary>The answer for the last of the wordings.</summary>
    public static string Last(params string[] wordings) => Marked(Authorship.Of(Read(wordings))[^1]);

    public static IReadOnlyList<string> All(params string[] wordings) => [.. Authorship.Of(Read(wordings)).Select(Marked)];

    public static string Marked(IReadOnlyList<AuthoredSegment> segments) =>
        string.Concat(segments.Select(s => $"{{{(s.Op == '=' ? "" : s.Op)}{s.First}}}{s.Text}"));

    private static List<Wording> Read(string[] wordings) => [.. wordings.Select(Read)];

    private static Wording Read(string wording)
    {
        var colon = wording.IndexOf(':', StringComparison.Ordinal);
        var (key, text) = (wording[..colon], wording[Math.Min(colon + 2, wording.Length)..]);
        var on = key.Split('<');
        return new(on[0].TrimEnd('*'), text) { Against = on.Length > 1 ? on[1] : null, Elsewhere = on[0].EndsWith('*') };
    }
}
