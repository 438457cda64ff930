using System.CommandLine;
using Parley.Access;
using Parley.History;
using Parley.Log;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Cli.Commands;

internal static class LogCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file");
        var negotiation = new Option<string>("--negotiation") { Required = true, Description = "the negotiation's slug; opened if it is new" };
        var unit = new Option<string[]>("--unit") { Required = true, Description = "the unit's slug; several for a joint table" };
        var title = new Option<string>("--title") { Required = true, Description = "the negotiation's title" };
        var agreement = new Option<string[]>("--agreement") { Description = "the agreement it is about; several if it touches more" };
        var type = new Option<string>("--type") { Description = $"what a new negotiation is: {string.Join(", ", Common.Words<NegotiationKind>())}", DefaultValueFactory = _ => Json.Word(NegotiationKind.Successor) };
        var dryRun = new Option<bool>("--dry-run") { Description = "says what would be recorded, and records nothing" };
        var strict = new Option<bool>("--strict") { Description = "exit status 1 if there are findings" };
        var import = new Command("import", "takes a table log (CSV) into a negotiation") { file, negotiation, unit, title, agreement, type, dryRun, strict };
        import.SetAction(async (parsed, stop) =>
        {
            var kind = Common.Word<NegotiationKind>(parsed.GetValue(type)!, "--type");
            var path = parsed.GetValue(file)!;
            var bytes = await Files.Read(path, Limits.LogFile, stop);
            var name = Path.GetFileName(path);
            var log = LogReader.Read(bytes, name);
            if (log.Error is not null) throw new Failure(log.Error.At(Files.Shown(path)));

            await using var record = await Record.Open(parsed, stop, parsed.GetValue(dryRun) ? null : typeof(ImportLog));
            var agency = await record.Agency(stop);
            var target = new LogTarget(parsed.GetValue(negotiation)!, parsed.GetValue(title)!, kind, parsed.GetValue(unit)!, parsed.GetValue(agreement) ?? []);
            var (command, refusal) = LogImports.Command(record.Stamp(agency.Slug), target, name, bytes, log.Rows, record.Sealer, parsed.GetValue(dryRun));
            if (command is null) throw new Failure($"parley: {refusal!.Text}");

            var reader = new RecordReader(record.Store, agency.Slug, Sight.Operator);
            var outcome = parsed.GetValue(dryRun) ? await DryRun(command, reader, stop) : (await record.Send(command, stop)).Import!;
            var findings = parsed.GetValue(dryRun) ? outcome.Findings : [.. outcome.Findings, .. await Findings(command.Stream, reader, stop)];
            Console.Out.WriteLine($"{Files.Shown(name)}: {Plain.Count(outcome.Added, "row")} {(parsed.GetValue(dryRun) ? "would be recorded" : "recorded")}, {outcome.Known} known already");
            Output.Findings(findings);
            return parsed.GetValue(strict) && findings.Count > 0 ? Exit.Findings : Exit.Done;
        });
        return new Command("log", "table logs") { import };
    }

    private static async Task<IReadOnlyList<Finding>> Findings(string stream, RecordReader reader, CancellationToken stop)
    {
        var negotiation = await reader.Negotiation(StreamId.Slug(stream), stop);
        return negotiation is null ? [] : Status.Of(negotiation, await reader.Stream(stream, stop: stop), DateOnly.MaxValue, null).Findings;
    }

    private static async Task<ImportOutcome> DryRun(ImportLog command, RecordReader reader, CancellationToken stop)
    {
        var (decision, findings) = await LogImports.Preview(command, reader, stop);
        if (decision.Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
        if (decision.Error is { } error) throw new Failure(error.At(Files.Shown(command.File)));
        return new(decision.Added, decision.Known, findings);
    }
}
