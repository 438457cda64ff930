using System.CommandLine;
using System.Text.Json;
using Parley.Record.Posting;
using Parley.Recording;
using Parley.Table;

namespace Parley.Cli.Commands;

internal static class NegotiationCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug");
        var title = new Option<string>("--title") { Required = true, Description = "the negotiation's title" };
        var unit = new Option<string[]>("--unit") { Required = true, Description = "the unit's slug; several for a joint table" };
        var agreement = new Option<string[]>("--agreement") { Description = "the slug of an agreement that it is about" };
        var type = new Option<string>("--type") { Description = "successor, reopener, mid-term or effects", DefaultValueFactory = _ => "successor" };
        type.AcceptOnlyFromAmong("successor", "reopener", "mid-term", "effects");
        var open = new Command("open", "opens a negotiation") { slug, title, unit, agreement, type };
        open.SetAction(async (parsed, stop) =>
        {
            await Posting.Send(parsed, "negotiations", new { slug = parsed.GetValue(slug), title = parsed.GetValue(title), units = parsed.GetValue(unit), agreements = parsed.GetValue(agreement) ?? [], type = parsed.GetValue(type) }, typeof(OpenNegotiation), stop);
            Console.Out.WriteLine($"negotiation {parsed.GetValue(slug)} opened");
            return Exit.Done;
        });
        return new Command("negotiation", "negotiations") { open };
    }
}

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
            var answer = await Posting.Send(parsed, $"negotiations/{parsed.GetValue(negotiation)}/moves", new
            {
                move = parsed.GetValue(move), articles = parsed.GetValue(articles), party = parsed.GetValue(party), date = parsed.GetValue(date), time = parsed.GetValue(time), session = parsed.GetValue(session),
                summary = parsed.GetValue(summary), text = parsed.GetValue(text), respondsTo = parsed.GetValue(answers) ?? [],
            }, typeof(RecordEntry), stop);
            Console.Out.WriteLine($"recorded as entry {answer.Entries[0]} of {parsed.GetValue(negotiation)}");
            Output.Findings(await Posting.Remarks(parsed, parsed.GetValue(negotiation)!, answer.Entries[0], stop));
            return Exit.Done;
        });
        return command;
    }
}

/// <summary>A command that records one act, handled exactly as its POST.</summary>
internal static class Posting
{
    /// <summary>What a careful reader would remark in the entry just recorded: a party of another name, a date in the future.</summary>
    public static async Task<IReadOnlyList<Finding>> Remarks(ParseResult parsed, string negotiation, long entry, CancellationToken stop)
    {
        await using var record = await Record.Open(parsed, stop);
        var agency = await record.Agency(stop);
        var status = await new Parley.Record.Queries.RecordReader(record.Store, agency.Slug).Status(negotiation, DateOnly.MaxValue, null, stop);
        return [.. status!.Findings.Where(finding => finding.Rows.Contains($"entry {entry}"))];
    }

    public static async Task<Answer> Send(ParseResult parsed, string path, object body, Type warm, CancellationToken stop)
    {
        await using var record = await Record.Open(parsed, stop, warm);
        var agency = await record.Agency(stop);
        var json = JsonSerializer.SerializeToNode(body, Json.Options)!.AsObject();
        // What happened with no date given happened today, where the agency is.
        if (path.EndsWith("/moves", StringComparison.Ordinal) && json["date"] is null) json["date"] = Record.Today(agency).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (Acts.Find(Acts.Root + path) is not var (act, slug)) throw new Failure($"parley: \"{Plain.Short(path)}\" holds a slash: a slug has none");
        var reading = await act.Read(JsonSerializer.SerializeToUtf8Bytes(json), new(record.Stamp(agency.Slug), slug, new(record.Store, agency.Slug)));
        return reading.Refusal is { } refusal ? throw new Failure($"parley: {refusal.Text}") : await record.Send(reading.Command!, stop);
    }
}
