using System.CommandLine;
using System.Globalization;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Table;

namespace Parley.Cli.Commands;

internal static class RecordCommand
{
    public static Command Build()
    {
        var negotiation = new Argument<string>("negotiation");
        var move = new Argument<string>("move") { Description = "as in a table log: proposal, counter, tentative-agreement, session, …" };
        var articles = new Argument<string[]>("articles") { Arity = ArgumentArity.ZeroOrMore, Description = "the articles it is about" };
        var party = new Option<string>("--party") { Required = true, Description = "the moving party's name, joint or neutral" };
        var date = new Option<string?>("--date") { Description = "when it happened, YYYY-MM-DD (default: today)" };
        var time = new Option<string?>("--time") { Description = "the time of day, HH:MM" };
        var session = new Option<string?>("--session") { Description = "the session's number" };
        var summary = new Option<string?>("--summary") { Description = "in a few words" };
        var text = new Option<string?>("--text") { Description = "the proposed words" };
        var answers = new Option<long[]>("--answers") { Description = "numbers of the entries that it answers" };
        var command = new Command("record", "records one move or step of a negotiation") { negotiation, move, articles, party, date, time, session, summary, text, answers };
        command.SetAction(async (parsed, stop) =>
        {
            if (TableWords.Check(parsed.GetValue(move)) is { } unknown) throw new Failure($"parley: {unknown.Text}");
            await using var record = await Record.Open(parsed, stop, typeof(RecordEntry));
            var agency = await record.Agency(stop);
            var answer = await Posting.Send(record, agency, $"negotiations/{parsed.GetValue(negotiation)}/moves", new
            {
                move = parsed.GetValue(move), articles = parsed.GetValue(articles), party = parsed.GetValue(party), date = parsed.GetValue(date) ?? Today(agency), time = parsed.GetValue(time), session = parsed.GetValue(session),
                summary = parsed.GetValue(summary), text = parsed.GetValue(text), respondsTo = parsed.GetValue(answers) ?? [],
            }, stop);
            Console.Out.WriteLine($"recorded as entry {answer.Entries[0]} of {parsed.GetValue(negotiation)}");
            // What a careful reader would remark in the entry just recorded: a party of another name, a date in the future.
            var status = await new RecordReader(record.Store, agency.Slug, Sight.Operator).Status(parsed.GetValue(negotiation)!, DateOnly.MaxValue, null, stop);
            Output.Findings([.. status!.Findings.Where(finding => finding.Rows.Contains($"entry {answer.Entries[0]}"))]);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>What happened with no date given happened today, where the agency is.</summary>
    private static string Today(Agency agency) => Record.Today(agency).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
