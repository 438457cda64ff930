using System.CommandLine;
using Parley.Access;
using Parley.Documents;
using Parley.Documents.Word;
using Parley.History;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class HistoryCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug") { Description = "an agreement, or a negotiation about it" };
        var clause = new Argument<string>("clause") { Description = "a provision's label or id, in any year's text, or a subject" };
        var known = new Option<string?>("--known") { Description = "as known on this instant (default: now)" };
        var without = new Option<string[]>("--without") { Description = "leave out supposals, mediation or corrections; what is left out is listed", AllowMultipleArgumentsPerToken = true };
        without.AcceptOnlyFromAmong("supposals", "mediation", "corrections");
        var layer = new Option<string?>("--layer") { Description = "exchanged: without our own account" };
        layer.AcceptOnlyFromAmong("exchanged", "account");
        var format = Common.Format("json", "md", "docx");
        var output = Common.Out();
        var command = new Command("history", "the bargaining history of one provision, article or subject, across rounds") { slug, clause, known, without, layer, format, output };
        command.SetAction(async (parsed, stop) =>
        {
            var instant = Common.Instant(parsed.GetValue(known), "--known");
            var asked = Common.Checked(parsed.GetValue(format)!, "json", "md", "docx");
            var left = parsed.GetValue(without) ?? [];
            await using var record = await Record.Open(parsed, stop);
            var agency = await record.Agency(stop);
            var choice = new HistoryChoice(!left.Contains("supposals"), !left.Contains("mediation"), !left.Contains("corrections"), parsed.GetValue(layer) == "exchanged");
            var history = await Histories.Of(new(record.Store, agency.Slug, Sight.Operator), parsed.GetValue(slug)!, parsed.GetValue(clause)!, agency, Record.Today(agency), choice, instant, stop)
                ?? throw new Failure($"parley: the record has nothing of \"{Plain.Short(parsed.GetValue(clause))}\" in {Plain.Short(parsed.GetValue(slug))}: name a provision by its label, as \"4.2\", or a subject");
            var path = parsed.GetValue(output);
            if (asked == "json" && path is null) Output.Json(history);
            else if (asked == "docx")
            {
                string[] without = [.. left, .. choice.ExchangedOnly ? ["our own account"] : Array.Empty<string>()];
                var head = new ExhibitHead(agency.Name, parsed.GetValue(slug)!, instant is { } then ? Instants.Text(then) : null, without);
                await Output.Bytes(ExhibitWord.Of(history, head, new(agency.Name, instant ?? new(Record.Today(agency), default, TimeSpan.Zero))), path, isText: false, stop);
            }
            else await Output.Text(asked == "json" ? Output.Indented(history) : HistoryDocument.Markdown(history), path, stop);
            return Exit.Done;
        });
        return command;
    }
}
