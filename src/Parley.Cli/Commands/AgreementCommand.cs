using System.CommandLine;
using Parley.Access;
using Parley.Agreements;
using Parley.Audit;
using Parley.Documents.Reading;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Text;

namespace Parley.Cli.Commands;

internal static class AgreementCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file");
        var unit = new Option<string[]>("--unit") { Required = true, Description = "the unit's slug; several if it binds more" };
        var slug = new Option<string>("--as") { Required = true, Description = "the agreement's slug" };
        var title = new Option<string>("--title") { Required = true, Description = "the agreement's title" };
        var from = new Option<string>("--from") { Required = true, Description = "the first day of its term" };
        var to = new Option<string>("--to") { Required = true, Description = "the last day of its term" };
        var succeeds = new Option<string?>("--succeeds") { Description = "the slug of the agreement it succeeds; provisions keep their identity" };
        var strict = new Option<bool>("--strict") { Description = "exit status 1 if there are findings" };
        var import = new Command("import", "takes a contract text (.docx, .txt, .md) into the record") { file, unit, slug, title, from, to, succeeds, strict };
        import.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            var (first, last) = (Common.Date(parsed.GetValue(from), "--from")!.Value, Common.Date(parsed.GetValue(to), "--to")!.Value);
            var bytes = await Files.Read(path, Limits.AgreementFile, stop);
            var (paper, wrong) = AgreementPaper.Of(bytes, path);
            if (paper is null) throw new Failure(wrong!.At(Files.Shown(path)));

            await using var record = await Record.Open(parsed, stop, warm: typeof(ImportAgreement));
            var agency = await record.Agency(stop);
            var reader = new RecordReader(record.Store, agency.Slug, Sight.Operator);
            var (name, units) = (parsed.GetValue(slug)!, parsed.GetValue(unit)!.Distinct().ToList());
            var reading = await TextActs.Import(name, parsed.GetValue(title)!, units, first, last, Path.GetFileName(path), bytes, paper.Read, parsed.GetValue(succeeds), new(record.Stamp(agency.Slug), null, reader));
            if (reading.Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
            var command = (ImportAgreement)reading.Command!;
            if (command.Provisions.Count == 0) throw new Failure($"{Files.Shown(path)}: the file has no words: an agreement has at least one provision");
            var earlier = parsed.GetValue(succeeds) is { } before ? await reader.Provisions(before, stop) : null;
            var answer = await record.Send(command, stop);

            var agreement = (await reader.Agreement(name, stop))!;
            IReadOnlyList<Finding> findings = [.. AgreementFindings.SaidOtherwise(agreement, parsed.GetValue(title)!, units, parsed.GetValue(succeeds)), .. AgreementFindings.Of(agreement, await reader.Agreements(stop), paper.Read)];
            Report(name, answer, command.Provisions, earlier, command.Furniture);
            foreach (var remark in paper.Remarks) Console.Out.WriteLine(Plain.Short(remark, 2000));
            Output.Findings(findings);
            return parsed.GetValue(strict) && findings.Count > 0 ? Exit.Findings : Exit.Done;
        });
        return new Command("agreement", "agreements") { import };
    }

    /// <summary>What the text itself calls articles; where it does not use the word, its numbered parts at the top.</summary>
    private static int Articles(IReadOnlyList<Provision> provisions)
    {
        var top = provisions.Where(provision => provision.Parent is null && provision.Label.Length > 0).ToList();
        var named = top.Count(provision => provision.Label.StartsWith("article", StringComparison.OrdinalIgnoreCase));
        return named > 0 ? named : top.Count;
    }

    private static void Report(string slug, Answer answer, IReadOnlyList<Provision> provisions, IReadOnlyList<Provision>? earlier, IReadOnlyList<FurnitureLine> furniture)
    {
        if (answer.Entries.Count == 0)
        {
            Console.Out.WriteLine($"agreement {slug} is there already, from this file");
            return;
        }

        Console.Out.WriteLine($"agreement {slug}: {Plain.Count(Articles(provisions), "article")}, {Plain.Count(provisions.Count, "provision")}");
        if (earlier is not null)
        {
            var known = earlier.Select(provision => provision.Id).ToHashSet();
            var continued = provisions.Count(provision => known.Contains(provision.Id));
            Console.Out.WriteLine($"{continued} continue a provision of the agreement it succeeds, {provisions.Count - continued} are new, {known.Count - continued} are gone");
        }

        Console.Out.WriteLine($"{Plain.Count(furniture.Count, "line")} left out as page furniture:");
        foreach (var line in furniture) Console.Out.WriteLine($"  {line.Line}: {Json.Word(line.Kind)}: {Plain.Short(line.Text, 100)}");
    }
}
