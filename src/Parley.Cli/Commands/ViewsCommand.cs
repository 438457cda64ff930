using System.CommandLine;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class ViewsCommand
{
    public static Command Build()
    {
        var name = new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne, Description = $"one of {string.Join(", ", Views.Names)} (default: all)" };
        var rebuild = new Command("rebuild", "rebuilds stored views from the events") { name };
        rebuild.SetAction(async (parsed, stop) =>
        {
            await using var record = await Record.Open(parsed, stop);
            foreach (var view in Named(parsed.GetValue(name)))
            {
                if (!Console.IsErrorRedirected) Console.Error.WriteLine($"rebuilding {view}…");
                await Views.Rebuild(record.Store, view, stop);
                Console.Out.WriteLine($"{view}: rebuilt");
            }

            return Exit.Done;
        });

        var check = new Command("check", "compares each stored view with a fold from zero") { name };
        check.SetAction(async (parsed, stop) =>
        {
            await using var record = await Record.Open(parsed, stop);
            var differ = false;
            foreach (var view in Named(parsed.GetValue(name)))
            {
                var result = await Views.Check(record.Store, record.Connection, view, stop);
                Console.Out.WriteLine($"{view}: {Plain.Count(result.Checked, "stored view")} compared, {Plain.Count(result.Differences.Count, "difference")}");
                foreach (var difference in result.Differences) Console.Out.WriteLine($"  {difference.What}: {difference.Agency} {difference.Id}");
                differ |= result.Differences.Count > 0;
            }

            return differ ? Exit.Findings : Exit.Done;
        });
        return new Command("views", "stored views") { rebuild, check };
    }

    private static IReadOnlyList<string> Named(string? name) => name is null ? Views.Names
        : Views.Names.Contains(name) ? [name]
        : throw new Failure($"parley: there is no view {Plain.Short(name)}: views are {string.Join(", ", Views.Names)}");
}
