namespace Parley.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !File.Exists(Path.Combine(here.FullName, "global.json"))) here = here.Parent;
        return here?.FullName ?? throw new InvalidOperationException("the tests run inside a checkout: global.json marks its root");
    }
}
