using System.CommandLine;
using Parley.Access;
using Parley.Agreements;
using Parley.Documents;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class TextCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug@date") { Description = "the agreement's slug, and the date if it is not today" };
        var known = new Option<string?>("--known") { Description = "as known on this instant (default: now)" };
        var format = Common.Format("text", "md", "json", "html", "docx");
        var command = new Command("text", "the contract text in force") { slug, known, format };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "text", "md", "json", "html");
            var instant = Common.Instant(parsed.GetValue(known), "--known");
            await using var record = await Record.Open(parsed, stop);
            var text = await Find(record, parsed.GetValue(slug)!, instant, stop);
            if (asked == "json") Output.Json(text);
            else Console.Out.Write(asked switch { "md" => TextDocument.Markdown(text), "html" => TextDocument.Html(text), _ => TextDocument.Plain(text) });
            return Exit.Done;
        });
        return command;
    }

    /// <summary>The text that SLUG or SLUG@DATE names; without a date that of today, within the term.</summary>
    public static async Task<TextView> Find(Record record, string named, DateTimeOffset? known, CancellationToken stop)
    {
        var (slug, date) = Common.SlugAndDate(named);
        var agency = await record.Agency(stop);
        return await new RecordReader(record.Store, agency.Slug, Sight.Operator).Text(slug, date, Record.Today(agency), known, stop)
            ?? throw new Failure($"parley: there is no agreement {Plain.Short(slug)}" + (known is null ? "" : " as known then"));
    }
}
