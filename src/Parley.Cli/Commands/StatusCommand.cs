using System.CommandLine;
using Parley.Access;
using Parley.History;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class StatusCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug");
        var on = new Option<string?>("--on") { Description = "the date asked about (default: today)" };
        var known = new Option<string?>("--known") { Description = "as known on this instant (default: now)" };
        var format = Common.Format("table", "json");
        var command = new Command("status", "where a negotiation stood") { slug, on, known, format };
        command.SetAction(async (parsed, stop) =>
        {
            var (date, instant) = (Common.Date(parsed.GetValue(on), "--on"), Common.Instant(parsed.GetValue(known), "--known"));
            var asked = Common.Checked(parsed.GetValue(format)!, "table", "json");
            await using var record = await Record.Open(parsed, stop);
            var agency = await record.Agency(stop);
            var status = await new RecordReader(record.Store, agency.Slug, Sight.Operator).Status(parsed.GetValue(slug)!, date ?? Record.Today(agency), instant, stop)
                ?? throw new Failure($"parley: there is no negotiation {Plain.Short(parsed.GetValue(slug))}" + (instant is null ? "" : " as known then"));
            if (asked == "json") Output.Json(status);
            else Print(status);
            return Exit.Done;
        });
        return command;
    }

    private static void Print(StatusView status)
    {
        var counts = status.Counts;
        Console.Out.WriteLine($"{Plain.Short(status.Negotiation.Title, Limits.Name)} on {status.On}{(status.Known is { } known ? $", as known on {known}" : "")}");
        Console.Out.WriteLine($"{Plain.Count(counts.Moves, "move")} on {Plain.Count(counts.Articles, "article")}: {counts.TentativelyAgreed} tentatively agreed, {counts.Open} open; {Plain.Count(counts.Sessions, "session")}");
        Console.Out.WriteLine();
        Output.Table(["article", "state", ">moves", "last move", "by", "move", "awaiting"],
        [
            .. status.Articles.Select(article => new[]
            {
                Plain.Short(article.Label, 60), Json.Word(article.State), article.Moves.ToString(System.Globalization.CultureInfo.InvariantCulture),
                article.LastMove.Date + (article.LastMove.Time is { } time ? " " + time : ""), Plain.Short(article.LastMove.Party, 20), article.LastMove.Move, Plain.Short(article.Awaiting, 20),
            }),
        ]);
        Output.Findings(status.Findings);
    }
}
