using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parley.Tests.Architecture;

/// <summary>The shape of the house (README, docs/adr): which part may know which, and how large a part may grow.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Folders = ["src", "tests", "ops"];

    [Fact]
    public void The_domain_refers_to_nothing_but_the_base_library() =>
        Assert.All(typeof(Parley.Recording.Fact).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System", reference.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("Parley", new string[0])]
    [InlineData("Parley.Documents", new[] { "Parley" })]
    [InlineData("Parley.Record", new[] { "Parley", "Patched.DistributedLock.Postgres" })]
    [InlineData("Parley.Web", new[] { "Parley.Record", "Parley.Documents" })]
    [InlineData("Parley.Cli", new[] { "Parley.Record", "Parley.Documents" })]
    public void Arrows_point_inwards_only(string project, string[] known)
    {
        var file = XDocument.Load(Path.Combine(Checkout.Root, "src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Equal(known.Order(), references.Order());
    }

    /// <summary>Activities of the domain in the order in which they may know each other: each only those before it.</summary>
    private static readonly string[] Order = ["Recording", "Sealing", "Access", "Text", "Table", "Parties", "Proposals", "Sunshine", "Impasse", "Agreements", "Incorporation", "Audit", "Log", "History", "Search"];

    [Fact]
    public void No_folder_of_the_domain_knows_one_that_knows_it()
    {
        var domain = Path.Combine(Checkout.Root, "src", "Parley");
        var wrong = from file in Directory.EnumerateFiles(domain, "*.cs", SearchOption.AllDirectories)
                    where !Built().IsMatch(file)
                    let folder = Path.GetRelativePath(domain, file).Split(Path.DirectorySeparatorChar)[0]
                    from Match used in Used().Matches(File.ReadAllText(file))
                    where Array.IndexOf(Order, used.Groups["folder"].Value) > Array.IndexOf(Order, folder)
                    select $"{Path.GetRelativePath(domain, file)} uses {used.Groups["folder"].Value}";
        Assert.Empty(wrong);
        Assert.Equal(Order.Order(), Directory.GetDirectories(domain).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order()!);
    }

    [Fact]
    public void No_file_is_so_long_that_it_does_two_things()
    {
        var long_ = Files("*.cs").Select(file => (File: Path.GetRelativePath(Checkout.Root, file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > 300);
        Assert.True(!long_.Any(), string.Join("\n", long_));
    }

    /// <summary>What must not stand in the code, and what to write instead.</summary>
    [Theory]
    [InlineData("TO" + "DO", "an issue, or nothing")]
    [InlineData("FIX" + "ME", "the mend")]
    [InlineData("NotImplemented" + "Exception", "the thing itself, or a refusal that says so")]
    [InlineData("DateTime" + ".Now", "a TimeProvider at the edge")]
    [InlineData("Thread" + ".Sleep", "waiting for what is awaited")]
    public void Words_that_mean_unfinished_or_careless_work(string word, string instead)
    {
        var found = Files("*.cs").Where(file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Checkout.Root, file)).ToList();
        Assert.True(found.Count == 0, $"\"{word}\" in {string.Join(", ", found)}: write {instead}");
    }

    [Fact]
    public void Only_the_store_speaks_sql()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Built().IsMatch(file) && !file.Contains("Parley.Record", StringComparison.Ordinal) && Sql().IsMatch(File.ReadAllText(file)));
        Assert.Empty(found);
    }

    [Fact]
    public void Every_decision_record_is_numbered_and_says_context_decision_and_consequence()
    {
        var records = Directory.GetFiles(Path.Combine(Checkout.Root, "docs", "adr"), "*.md").Order().ToList();
        Assert.NotEmpty(records);
        Assert.Equal(Enumerable.Range(1, records.Count).Select(number => $"{number:0000}"), records.Select(file => Path.GetFileName(file)[..4]));
        Assert.All(records, file => Assert.All(new[] { "## Context", "## Options", "## Decision", "## Consequence" }, part => Assert.Contains(part, File.ReadAllText(file), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Files(string pattern) =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories)).Where(file => !Built().IsMatch(file));

    [GeneratedRegex("""(?<!namespace )\bParley\.(?<folder>[A-Z]\w+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Used();

    [GeneratedRegex("""[/\\](bin|obj|node_modules)[/\\]""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Built();

    [GeneratedRegex("""\b(select|insert into|update|delete from)\b[^;]*\b(mt_events|mt_streams|mt_doc_)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sql();
}
