using System.Text.Json;
using Parley.Recording;

namespace Parley.Cli;

/// <summary>Answers go to standard output, for people as tables that line up, for programs as JSON.</summary>
internal static class Output
{
    public static void Json<T>(T answer)
    {
        using var stream = Console.OpenStandardOutput();
        JsonSerializer.Serialize(stream, answer, Recording.Json.Indented);
        stream.WriteByte((byte)'\n');
    }

    public static string Indented<T>(T answer) => JsonSerializer.Serialize(answer, Recording.Json.Indented) + "\n";

    /// <summary>A file's bytes, to where <c>--out</c> says, else to standard output; onto a terminal only what is text.</summary>
    public static async Task Bytes(byte[] bytes, string? path, bool isText, CancellationToken stop)
    {
        if (path is not null)
        {
            await Files.Write(path, bytes, stop);
            return;
        }

        if (!isText && !Console.IsOutputRedirected) throw new Failure("parley: a Word file is nothing for a terminal: name a file with --out, or send the output on");
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(bytes, stop);
    }

    public static Task Text(string words, string? path, CancellationToken stop) => Bytes(System.Text.Encoding.UTF8.GetBytes(words), path, isText: true, stop);

    /// <summary>Columns as wide as their widest value; a heading begins with &gt; where the column is numbers.</summary>
    public static void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var numbers = headings.Select(heading => heading.StartsWith('>')).ToArray();
        string[] names = [.. headings.Select(heading => heading.TrimStart('>'))];
        int[] widths = [.. names.Select((name, i) => rows.Select(row => row[i]?.Length ?? 0).Append(name.Length).Max())];
        Line(names);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var row in rows) Line(row);

        void Line(IReadOnlyList<string?> values) =>
            Console.Out.WriteLine(string.Join("  ", values.Select((value, i) => numbers[i] ? (value ?? "").PadLeft(widths[i]) : (value ?? "").PadRight(widths[i]))).TrimEnd());
    }

    public static void Findings(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0) return;
        Console.Out.WriteLine();
        Console.Out.WriteLine(Plain.Count(findings.Count, "finding") + ":");
        foreach (var finding in findings)
            Console.Out.WriteLine($"  {finding.Code}: {Plain.Short(finding.Text, 2000)}" + (finding.Rows.Count > 0 ? $" [{string.Join(", ", finding.Rows.Take(6).Select(row => Plain.Short(row)))}{(finding.Rows.Count > 6 ? ", …" : "")}]" : ""));
    }
}
