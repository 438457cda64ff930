using System.CommandLine;
using Parley.Access;
using Parley.Agreements;
using Parley.Documents;
using Parley.Documents.Akn;
using Parley.Documents.Word;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class TextCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug@date") { Description = "the agreement's slug, and the date if it is not today" };
        var known = new Option<string?>("--known") { Description = "as known on this instant (default: now)" };
        var format = Common.Format("text", "md", "json", "html", "docx", "akn");
        var output = Common.Out();
        var command = new Command("text", "the contract text in force; akn is Akoma Ntoso XML") { slug, known, format, output };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "text", "md", "json", "html", "docx", "akn");
            var instant = Common.Instant(parsed.GetValue(known), "--known");
            await using var record = await Record.Open(parsed, stop);
            var text = await Find(record, parsed.GetValue(slug)!, instant, stop);
            var path = parsed.GetValue(output);
            if (asked == "json" && path is null) Output.Json(text);
            else if (asked is "docx") await Output.Bytes(ContractWord.Of(text, Common.By(text)), path, isText: false, stop);
            else if (asked is "akn") await Output.Bytes(AkomaNtosoText.Of(text, (await record.Agency(stop)).Slug), path, isText: true, stop);
            else await Output.Text(asked switch { "json" => Output.Indented(text), "md" => TextDocument.Markdown(text), "html" => TextDocument.Html(text), _ => TextDocument.Plain(text) }, path, stop);
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
