using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Tests.Access;

/// <summary>docs/asvs.md says how far the standard is met. That a verdict is true nobody can compute; that its evidence is there, and that the counts are those of the tables, can be.</summary>
public sealed partial class AsvsTests
{
    private const string NotApplying = "does not apply";

    private static readonly string[] Verdicts = ["met", "partly", "not met", NotApplying];

    private sealed record Row(string Id, string Level, string Verdict, string Evidence, string Missing);

    [Fact]
    public void Every_id_stands_once_under_its_chapter_with_a_level_and_a_verdict()
    {
        var chapter = "";
        foreach (var line in Lines())
        {
            if (Chapter().Match(line) is { Success: true } heading) chapter = heading.Groups[1].Value;
            if (Read(line) is not { } row) continue;
            Assert.True(Id().Match(row.Id) is { Success: true } id && id.Groups[1].Value == chapter, $"\"{row.Id}\" is no requirement of V{chapter}: write {chapter}.section.number");
            Assert.True(Level().IsMatch(row.Level), $"{row.Id}: the level \"{row.Level}\" is none: write 1, 2 or 3, or 2, 3");
            Assert.True(Verdicts.Contains(row.Verdict), $"{row.Id}: the verdict \"{row.Verdict}\" is none: write {string.Join(", ", Verdicts)}");
            Assert.True(row.Verdict == "met" == (row.Missing == "-"), $"{row.Id}: what is not wholly met says what is missing, or why it does not apply");
        }

        Assert.Equal("17", chapter);
        Assert.Empty(Rows().CountBy(row => row.Id).Where(one => one.Value > 1).Select(one => one.Key));
        // As many as version 5.0.0 has.
        Assert.Equal((70, 183), (Rows().Count(row => row.Level == "1"), Rows().Count(row => row.Level.StartsWith('2'))));
    }

    [Fact]
    public void All_evidence_is_there()
    {
        var code = string.Join('\n', new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Built().IsMatch(file)).Select(File.ReadAllText));
        HashSet<string> types = [.. Declared().Matches(code).Select(match => match.Groups[1].Value)];
        foreach (var row in Rows())
        {
            var named = Named().Matches(row.Evidence).Select(match => match.Groups[1].Value).ToList();
            Assert.True(row.Verdict == NotApplying ? row.Evidence == "-" : row.Evidence == string.Join(", ", named.Select(one => $"`{one}`")) && named.Count > 0, $"{row.Id}: evidence is files and classes in backticks, divided by commas; \"-\" only where it does not apply");
            foreach (var one in named)
                Assert.True(one.Contains('.', StringComparison.Ordinal) || one.Contains('/', StringComparison.Ordinal) ? File.Exists(Path.Combine(Checkout.Root, one)) : types.Contains(one), $"{row.Id}: there is no {one}");
        }
    }

    [Fact]
    public void The_counts_at_the_head_are_those_of_the_tables()
    {
        var said = Lines().Select(line => Count().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        var counted = Verdicts.ToDictionary(verdict => verdict, verdict => Rows().Count(row => row.Verdict == verdict));
        counted.Add("all", Rows().Count());
        Assert.Equal(counted.OrderBy(one => one.Key, StringComparer.Ordinal), said.OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Contains($": {counted["all"]} in all.", string.Join('\n', Lines()), StringComparison.Ordinal);
    }

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "asvs.md"));

    private static IEnumerable<Row> Rows() => Lines().Select(Read).OfType<Row>();

    /// <summary>A row of six columns; the head of a table and the line beneath it are none.</summary>
    private static Row? Read(string line) => line.Split('|', StringSplitOptions.TrimEntries) is ["", var id, var level, _, var verdict, var evidence, var missing, ""] && id != "id" && !id.StartsWith("---", StringComparison.Ordinal)
        ? new(id, level, verdict, evidence, missing) : null;

    [GeneratedRegex("^## V([0-9]+) ", RegexOptions.None, 1000)]
    private static partial Regex Chapter();

    [GeneratedRegex("^([1-9][0-9]?)\\.[1-9][0-9]?\\.[1-9][0-9]?$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("^([123]|2, 3)$", RegexOptions.None, 1000)]
    private static partial Regex Level();

    [GeneratedRegex("`([^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("^\\| (met|partly|not met|does not apply|all) \\| ([0-9]+) \\|$", RegexOptions.None, 1000)]
    private static partial Regex Count();

    [GeneratedRegex("[/\\\\](bin|obj|node_modules)[/\\\\]", RegexOptions.None, 1000)]
    private static partial Regex Built();

    [GeneratedRegex("\\b(?:class|record|struct|interface|enum) ([A-Z][A-Za-z0-9]*)", RegexOptions.None, 5000)]
    private static partial Regex Declared();
}
