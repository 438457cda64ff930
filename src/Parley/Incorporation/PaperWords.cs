using Parley.Text;

namespace Parley.Incorporation;

/// <summary>A provision as a paper shows it, its shorthand taken out.</summary>
/// <param name="Unchanged">The paper only says that it stays ("no change", "current contract language", "…").</param>
/// <param name="Struck">The paper only says that it goes ("[Deleted]").</param>
/// <param name="LeavesOut">Something was left out behind it: what the paper shows next need not stand next.</param>
internal sealed record ShownProvision(ReadProvision Read, int? Holder, bool Unchanged, bool Struck, bool LeavesOut)
{
    /// <summary>The id of the article of which the paper shows sections and no heading; this stands for that.</summary>
    public string? Stands { get; init; }

    public string Label => Read.Label;
    public string Heading => Read.Heading;
    public string Text => Read.Text;

    /// <summary>Whether words within its text are left out.</summary>
    public bool Abridged => PaperWords.HasGap(Text);
}

/// <summary>
/// The shorthand of papers: what stays is not printed again, what goes is named, and at the end the parties sign. None of it is contract text.
/// </summary>
internal static class PaperWords
{
    private static readonly HashSet<string> Stays = new(StringComparer.OrdinalIgnoreCase)
    {
        "no change", "no changes", "unchanged", "remains unchanged", "remain unchanged", "language unchanged", "current contract language", "current language", "current contract", "ccl", "status quo",
        "no change to current language", "no change to current contract language", "no changes to current language", "no changes to current contract language", "maintain current contract language", "same as current",
    };

    private static readonly HashSet<string> Goes = new(StringComparer.OrdinalIgnoreCase)
        { "deleted", "delete", "strike", "struck", "removed", "remove", "omitted", "intentionally omitted", "delete in its entirety", "deleted in its entirety", "strike in its entirety", "delete section", "delete article" };

    /// <summary>The provisions that a paper shows, and the lines to sign at its end, which are none.</summary>
    public static (IReadOnlyList<ShownProvision> Provisions, string Signatures) Read(string text, PaperMatch match)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var signatures = SignaturesFrom(lines);
        var stands = new Dictionary<int, string>();
        var read = AgreementReader.Read(string.Join('\n', WithArticles(lines[..signatures], match, stands)), TextFormat.Plain).Provisions;
        var holders = ProvisionTree.ParentsByLevel([.. read.Select(provision => provision.Level)]);
        return ([.. read.Select((provision, at) => Shown(provision, holders[at] < 0 ? null : holders[at]) with { Stands = stands.GetValueOrDefault(provision.Line) })], Words.Collapse(string.Join(' ', lines[signatures..])));
    }

    /// <summary>
    /// A paper often shows sections without their article ("6.2 …", then "7.1 …"), and an outline without its top cannot be told from
    /// cross references: the article is put above them.
    /// </summary>
    /// <param name="stands">The lines of the result that were put in, from 1, and the ids of the articles they stand for.</param>
    private static List<string> WithArticles(string[] lines, PaperMatch match, Dictionary<int, string> stands)
    {
        var (all, open, apart) = (new List<string>(lines.Length), new HashSet<int>(), true);
        foreach (var line in lines)
        {
            var body = line.Trim();
            if (apart && PrintedLabel.At(body) is { } label)
            {
                if (label.Family == LabelFamily.Path && char.IsAsciiDigit(body[0]))
                {
                    if (!open.Contains(label.Parts[0]) && match.ArticleOf(label.Parts[0]) is { } article)
                    {
                        all.AddRange([$"ARTICLE {label.Parts[0]}", ""]);
                        stands.Add(all.Count - 1, article.Id);
                        open = [label.Parts[0]];
                    }
                }
                else if (label.Family == LabelFamily.Division || Titles.IsTitle(body[label.Length..])) open = [label.Parts[0], label.Roman];
            }
            all.Add(line);
            apart = body.Length == 0;
        }
        return all;
    }

    public static bool HasGap(string text) => text.Contains('…', StringComparison.Ordinal) || text.Contains("...", StringComparison.Ordinal) || text.Contains("* * *", StringComparison.Ordinal);

    /// <summary>
    /// The whole words of a text that is shown with gaps: what the paper leaves out at a gap is as it stands. Null where a gap stands amid
    /// changed words, so that nobody can tell how far it reaches.
    /// </summary>
    public static string? Filled(string inForce, string shown)
    {
        var (whole, left) = (new System.Text.StringBuilder(), "");
        foreach (var segment in Redline.Between(inForce, shown))
        {
            if (segment.Op == '-')
            {
                left = segment.Text;
                continue;
            }
            if (segment.Op == '=' || !HasGap(segment.Text)) whole.Append(segment.Text);
            else if (IsGap(segment.Text)) whole.Append(left.Length > 0 && whole.Length > 0 && !char.IsWhiteSpace(whole[^1]) && !char.IsWhiteSpace(left[0]) ? " " : "").Append(left);
            else return null;
            left = "";
        }
        return whole.ToString();
    }

    private static ShownProvision Shown(ReadProvision read, int? holder)
    {
        var (heading, said) = Tail(read.Heading);
        var lines = read.Text.Split('\n').ToList();
        var kept = lines.Where(line => line.Trim().Length == 0 || !(IsGap(line) || Says(Stays, line) || Says(Goes, line))).ToList();
        var text = string.Join('\n', kept).Trim('\n');
        var any = lines.Exists(line => Says(Stays, line) || (line.Trim().Length > 0 && IsGap(line)));
        var goes = said == Goes || (lines.Exists(line => Says(Goes, line)) && text.Trim().Length == 0);
        var empty = text.Trim().Length == 0;
        return new(read with { Heading = heading, Text = text }, holder, !goes && empty && (said == Stays || any), goes && empty, any && lines.FindLast(line => line.Trim().Length > 0) is { } last && (IsGap(last) || Says(Stays, last)));
    }

    /// <summary>"Layoffs (no change)", "Layoffs – deleted": a heading with a word of the paper behind it; or that word alone.</summary>
    private static (string Heading, HashSet<string>? Said) Tail(string heading)
    {
        if (Said(heading) is { } whole) return ("", whole);
        foreach (var sign in (ReadOnlySpan<string>)[" (", " [", " – ", " — ", " - ", ": ", " …", " ...", "\n"])
            if (heading.LastIndexOf(sign, StringComparison.Ordinal) is > 0 and var at && Said(heading[at..].Trim(' ', ':', '–', '—', '-', '\n')) is { } said) return (heading[..at], said);
        return (heading, null);

        static HashSet<string>? Said(string part) => Says(Stays, part) || (part.Length > 0 && IsGap(part)) ? Stays : Says(Goes, part) ? Goes : null;
    }

    private static bool Says(HashSet<string> sayings, string line) => sayings.Contains(Words.Collapse(line.Trim(' ', '\t', '\n', '[', ']', '(', ')', '.', '*', '_', '…', '-', '–', '—', ':', '"', '“', '”')));

    /// <summary>Nothing but the signs for what is left out, three dots at least.</summary>
    private static bool IsGap(string line) =>
        line.Count(c => c is '.' or '*') + 3 * line.Count(c => c == '…') >= 3 && line.All(c => char.IsWhiteSpace(c) || c is '.' or '*' or '…' or '[' or ']' or '(' or ')');

    /// <summary>The line with which the signatures begin, if the paper ends in them: lines to sign on, names and dates to the end.</summary>
    private static int SignaturesFrom(string[] lines)
    {
        var from = lines.Length;
        for (var at = lines.Length - 1; at >= 0; at--)
        {
            var line = lines[at].Trim();
            if (line.Length == 0) continue;
            var strong = line.Contains("____", StringComparison.Ordinal) || (line.StartsWith("For the ", StringComparison.OrdinalIgnoreCase) && (line[^1] is ':' or ',' || Words.Count(line) <= 5));
            if (!strong && (Words.Count(line) > 9 || line[^1] is '.' or ';' || PrintedLabel.At(line) is not null)) break;
            if (strong) from = at;
        }
        return from;
    }
}
