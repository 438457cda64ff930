using System.Globalization;
using System.Text.Json;

namespace Parley.Benchmarks.Harness;

/// <summary>The table for people and the array for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<Result> results, TextWriter output)
    {
        string[][] table =
        [
            ["name", "unit", "value", "min", "max", "peer", "ratio"],
            .. results.Select(result => (string[])
            [
                result.Name, result.Unit, Number(result.Value), Number(result.Min), Number(result.Max), Number(result.Peer), Ratio(result.Ratio),
            ]),
        ];
        var widths = Enumerable.Range(0, table[0].Length).Select(column => table.Max(row => row[column].Length)).ToList();
        foreach (var row in table)
        {
            // The first two columns are words, the others figures.
            var cells = row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    public static void Write(IReadOnlyList<Result> results, string file) => File.WriteAllText(file, JsonSerializer.Serialize(results.Select(Rounded), Json) + "\n");

    private static Result Rounded(Result result) => result with
    {
        Value = Math.Round(result.Value, 3),
        Min = Math.Round(result.Min, 3),
        Max = Math.Round(result.Max, 3),
        Peer = result.Peer is { } peer ? Math.Round(peer, 3) : null,
        Ratio = result.Ratio is { } ratio ? Math.Round(ratio, 3) : null,
    };

    private static string Number(double? figure) => figure is not { } known ? "-"
        : known.ToString(known switch { >= 100 => "N0", >= 10 => "N1", >= 1 => "N2", _ => "N3" }, CultureInfo.InvariantCulture);

    private static string Ratio(double? ratio) => ratio is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "-";
}
