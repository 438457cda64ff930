using System.CommandLine;
using Parley.Agreements;
using Parley.Documents;

namespace Parley.Cli.Commands;

internal static class CompareCommand
{
    public static Command Build()
    {
        var from = new Argument<string>("from@date");
        var to = new Argument<string>("to@date");
        var format = Common.Format("json", "html", "docx");
        var command = new Command("compare", "two texts, provision by provision and word by word") { from, to, format };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "json", "html");
            await using var record = await Record.Open(parsed, stop);
            var earlier = await TextCommand.Find(record, parsed.GetValue(from)!, null, stop);
            var later = await TextCommand.Find(record, parsed.GetValue(to)!, null, stop);
            var compared = CompareViews.Of(earlier, later);
            if (asked == "json") Output.Json(compared);
            else Console.Out.Write(CompareDocument.Html(compared, earlier.Agreement.Title, later.Agreement.Title));
            return Exit.Done;
        });
        return command;
    }
}
