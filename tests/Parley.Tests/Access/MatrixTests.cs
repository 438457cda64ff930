using System.Text;
using Parley.Access;
using Parley.Recording;

namespace Parley.Tests.Access;

/// <summary>docs/access.md is made of the policy: who may do what, cell by cell. The cells are tried over HTTP in Parley.Web.Tests.</summary>
public sealed class MatrixTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public void The_matrix_in_docs_is_the_policy_in_the_code()
    {
        var file = Path.Combine(Checkout.Root, "docs", "access.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("PARLEY_WRITE_GOLDEN") == "1") File.WriteAllText(file, page);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == page, "docs/access.md is not what the policy says: run the tests with PARLEY_WRITE_GOLDEN=1 and commit it");
    }

    private static string Page()
    {
        var page = new StringBuilder("# Who may do what\n\nMade of the policy in the code (`src/Parley/Access/Policy.cs`); a test holds it there, and every cell is tried over HTTP. Roles are held per agency, unit or negotiation, from a day to a day; outside of that, nothing is there.\n");
        page.Append("Acts in **bold** are of weight: they ask for a sign-in within the last ten minutes, and no program's token can do them.\n\n| layer | act | with what |");
        foreach (var role in Roles) page.Append($" {Json.Word(role).Replace('-', ' ')} |");
        page.Append("\n|---|---|---|").Append(string.Concat(Roles.Select(_ => ":-:|"))).Append('\n');
        foreach (var kind in RightKind.All)
            page.Append($"| {kind.Layer} | {(kind.Weighs ? $"**{kind.Act}**" : kind.Act)} | {kind.Resource} | {string.Join(" | ", Roles.Select(role => Policy.Of(role).Contains(kind.Right) ? "yes" : "·"))} |\n");
        return page.ToString();
    }
}
