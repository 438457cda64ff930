namespace Parley.Text;

/// <summary>
/// Finds the table of contents: a title ("Table of Contents", "Contents") that is followed by entries, or, before the agreement
/// begins, three entries with leaders in a row. An entry ends in leaders, or in a page number after a wide gap. An index at the back
/// is no table of contents and stays.
/// </summary>
internal static class TableOfContents
{
    private const int Needed = 3;
    private const int Within = 14;

    /// <summary>Marks the lines of the table and returns the titles its entries name, each as its words in small letters.</summary>
    public static HashSet<string> Mark(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds)
    {
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var front = Math.Min(lines.Count, 400);
        for (var at = 0; at < front; at++)
        {
            if (kinds[at] is not null || lines[at].Blank) continue;
            var titled = IsTitle(lines[at].Body);
            if (!titled && !HasLeaders(lines[at].Body)) continue;
            var end = End(lines, kinds, at, titled);
            if (end < 0) continue;
            for (var line = at; line <= end; line++)
            {
                if (kinds[line] is not null || lines[line].Blank) continue;
                kinds[line] = FurnitureKind.TableOfContents;
                titles.Add(TitleOf(lines[line].Body));
            }
            at = end;
        }
        titles.RemoveWhere(t => t.Length < 4);
        return titles;
    }

    /// <summary>How an entry and the heading it points to are compared: letters and digits in small letters, other signs apart.</summary>
    public static string TitleOf(string line)
    {
        var body = line;
        while (body.Length > 0 && (char.IsAsciiDigit(body[^1]) || char.IsWhiteSpace(body[^1]))) body = body[..^1];
        var words = new System.Text.StringBuilder();
        foreach (var c in body)
        {
            if (char.IsLetter(c) || (char.IsDigit(c) && words.Length > 0)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != ' ' && char.IsWhiteSpace(c)) words.Append(' ');
        }
        return words.ToString().Trim();
    }

    private static bool IsTitle(string body) => TitleOf(body) is "table of contents" or "contents" or "table of content";

    /// <summary>The last line of the table that begins here, or -1 if none does.</summary>
    private static int End(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, int start, bool titled)
    {
        var (last, entries, others, page, number) = (-1, titled ? 0 : 1, 0, lines[start].Page, 0);
        for (var at = start + 1; at < lines.Count; at++)
        {
            if (kinds[at] is not null || lines[at].Blank) continue;
            var entry = IsEntry(lines[at].Body, titled, ref number);
            if (lines[at].Page != page)
            {
                // The rest of a page whose last lines are entries belongs to the table; a new page continues it only with entries or its title.
                if (entries >= Needed && !entry && !IsTitle(lines[at].Body) && !EntriesFollow(lines, kinds, at, titled)) return Tail(lines, kinds, last);
                page = lines[at].Page;
            }
            if (entry || IsTitle(lines[at].Body)) (last, entries, others) = (at, entries + (entry ? 1 : 0), 0);
            else if (++others > (entries < Needed ? Within : titled ? 4 : 1)) break;
        }
        return entries >= Needed ? Tail(lines, kinds, last) : -1;
    }

    /// <summary>An entry that wraps leaves its last words on the line below, before a blank line or the end of the page.</summary>
    private static int Tail(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, int last)
    {
        var next = last + 1;
        if (next >= lines.Count || lines[next].Blank || kinds[next] is not null || lines[next].Page != lines[last].Page) return last;
        var ends = next + 1 >= lines.Count || lines[next + 1].Blank || lines[next + 1].Page != lines[next].Page || kinds[next + 1] is not null;
        return ends && Words.Count(lines[next].Body) <= 6 ? next : last;
    }

    private static bool EntriesFollow(IReadOnlyList<SourceLine> lines, FurnitureKind?[] kinds, int at, bool titled)
    {
        var (seen, entries, number) = (0, 0, 0);
        for (; at < lines.Count && seen < 8; at++)
        {
            if (kinds[at] is not null || lines[at].Blank) continue;
            seen++;
            if (IsEntry(lines[at].Body, titled, ref number)) entries++;
        }
        return entries >= Needed;
    }

    private static bool IsEntry(string body, bool titled, ref int number) =>
        HasLeaders(body) || (titled && EndsInPageNumber(body, ref number));

    /// <summary>A run of three dots or more (or of ellipses), with nothing but a number behind it.</summary>
    private static bool HasLeaders(string body)
    {
        var end = body.Length;
        while (end > 0 && (char.IsAsciiDigit(body[end - 1]) || body[end - 1] == ' ')) end--;
        var dots = 0;
        while (end > 0 && body[end - 1] is '.' or '…' or ' ')
        {
            dots += body[end - 1] switch { '.' => 1, '…' => 3, _ => 0 };
            if (--end == 0) break;
        }
        return end > 0 && dots >= 3;
    }

    /// <summary>A page number after a wide gap; after a single space only where it goes on from the entry above.</summary>
    private static bool EndsInPageNumber(string body, ref int number)
    {
        var end = body.Length;
        while (end > 0 && char.IsAsciiDigit(body[end - 1])) end--;
        if (end == 0 || body.Length - end is 0 or > 4 || body[end - 1] != ' ') return false;
        var page = int.Parse(body.AsSpan(end), System.Globalization.CultureInfo.InvariantCulture);
        var wide = end > 2 && body[end - 2] == ' ' && body[end - 3] == ' ';
        if (!wide && (page < number || page > number + 30)) return false;
        number = page;
        return true;
    }
}
