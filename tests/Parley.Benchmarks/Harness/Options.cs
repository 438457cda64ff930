using System.Globalization;

namespace Parley.Benchmarks.Harness;

/// <param name="Json">The file for the figures, or null.</param>
/// <param name="Only">Only benchmarks whose name begins with this, or that this begins with.</param>
internal sealed record Options(string? Json, string? Only, int Rounds)
{
    public const string Usage = "usage: ops/bench [--json FILE] [--only PREFIX] [--rounds N]";

    /// <summary>A median of fewer rounds says little on a machine that others share.</summary>
    private const int Usual = 7;

    public bool Wants(string name) => Only is null || name.StartsWith(Only, StringComparison.Ordinal) || Only.StartsWith(name, StringComparison.Ordinal);

    /// <summary>The options, or null if they cannot be understood.</summary>
    public static Options? Read(IReadOnlyList<string> arguments)
    {
        var options = new Options(null, null, Usual);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count) return null;
            var value = arguments[at + 1];
            switch (arguments[at])
            {
                case "--json": options = options with { Json = value }; break;
                case "--only": options = options with { Only = value }; break;
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 1000:
                    options = options with { Rounds = rounds };
                    break;
                default: return null;
            }
        }

        return options;
    }
}
