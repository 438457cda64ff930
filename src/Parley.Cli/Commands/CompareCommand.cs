using System.CommandLine;
using Parley.Agreements;
using Parley.Documents;
using Parley.Documents.Word;

namespace Parley.Cli.Commands;

internal static class CompareCommand
{
    public static Command Build()
    {
        var from = new Argument<string>("from@date");
        var to = new Argument<string>("to@date");
        var format = Common.Format("json", "html", "docx");
        var output = Common.Out();
        var changed = new Option<bool>("--only-changes") { Description = "in the Word file: fold what stands unchanged" };
        var command = new Command("compare", "two texts, provision by provision and word by word") { from, to, format, output, changed };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "json", "html", "docx");
            await using var record = await Record.Open(parsed, stop);
            var earlier = await TextCommand.Find(record, parsed.GetValue(from)!, null, stop);
            var later = await TextCommand.Find(record, parsed.GetValue(to)!, null, stop);
            var compared = CompareViews.Of(earlier, later);
            var path = parsed.GetValue(output);
            if (asked == "json" && path is null) Output.Json(compared);
            else if (asked == "docx") await Output.Bytes(ComparisonWord.Of(compared, earlier, later, Common.By(later), parsed.GetValue(changed)), path, isText: false, stop);
            else await Output.Text(asked == "json" ? Output.Indented(compared) : CompareDocument.Html(compared, earlier.Agreement.Title, later.Agreement.Title), path, stop);
            return Exit.Done;
        });
        return command;
    }
}
