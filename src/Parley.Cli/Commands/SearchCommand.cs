using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Search;

namespace Parley.Cli.Commands;

internal static class SearchCommand
{
    public static Command Build()
    {
        // Words behind -- may begin with a dash: what is to be left out.
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.OneOrMore, Description = "what to look for: words, \"a phrase\", -word to leave out (behind --), or" };
        var layer = new Option<string?>("--layer") { Description = "only what was exchanged, or only our account (default: both)" };
        var limit = new Option<int?>("--limit") { Description = $"how many to show, up to {SearchQuestion.MostLimit} (default: {SearchQuestion.UsualLimit})", CustomParser = Number };
        var format = Common.Format("table", "json");
        var command = new Command("search", "searches text, papers and moves") { words, layer, limit, format };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "table", "json");
            var (question, refusal) = SearchQuestion.Of(string.Join(' ', parsed.GetValue(words)!), parsed.GetValue(layer), parsed.GetValue(limit));
            if (question is null) throw new Failure($"parley: {refusal!.Text}");
            await using var record = await Record.Open(parsed, stop);
            var agency = await record.Agency(stop);
            var (view, unanswered) = await new RecordSearch(record.Store, agency.Slug, Sight.Operator).Answer(question, Record.Today(agency), stop);
            if (view is null) throw new Failure($"parley: {unanswered!.Text}");
            if (asked == "json") Output.Json(view);
            else Print(view);
            return Exit.Done;
        });
        return command;
    }

    private static int? Number(ArgumentResult limit)
    {
        if (int.TryParse(limit.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        limit.AddError($"--limit is a number from 1 to {SearchQuestion.MostLimit}.");
        return null;
    }

    private static void Print(SearchView view)
    {
        foreach (var one in view.Results)
        {
            var where = one.Title.Length > 0 ? Plain.Short(one.Title) : one.Stream;
            var flags = one.Flags.Count > 0 ? $" [{string.Join(", ", one.Flags)}]" : "";
            Console.Out.WriteLine($"{one.Happened ?? "-"}  {Plain.Short(string.Join(' ', new[] { one.Party, one.Move ?? one.Kind }.Where(word => word is not null)), 60)}  {Plain.Short(one.Label)}{flags}");
            Console.Out.WriteLine($"    {where}: {one.Stream} {one.Entry.ToString(CultureInfo.InvariantCulture)}{(one.Layer == Layer.Account ? " (our account)" : "")}");
            Console.Out.WriteLine($"    {Plain.Short(OneLine(one.Excerpt), 600)}");
        }

        Console.Out.WriteLine(view.Total > view.Results.Count ? $"{view.Results.Count:N0} of {Plain.Count(view.Total, "result")}: --limit shows more, more words find fewer" : Plain.Count(view.Total, "result"));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
