using System.CommandLine;
using Parley.Parties;
using Parley.Recording;

namespace Parley.Cli.Commands;

internal static class UnitCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("slug");
        var name = new Option<string>("--name") { Required = true, Description = "the unit's name" };
        var representative = new Option<string>("--representative") { Required = true, Description = "the exclusive representative, as table logs name it" };
        var profile = new Option<string>("--profile") { Description = $"the statute: {string.Join(", ", Profiles.All)}", DefaultValueFactory = _ => "none" };
        var zone = new Option<string?>("--time-zone") { Description = "where the agency counts its days, such as America/Los_Angeles; with its first unit (default: this machine's)" };
        var add = new Command("add", "adds a bargaining unit") { slug, name, representative, profile, zone };
        add.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(zone) is { } named && !TimeZoneInfo.TryFindSystemTimeZoneById(named, out _))
                throw new Failure($"parley: there is no time zone {Plain.Short(named)}: name one as America/Los_Angeles");
            await using var record = await Record.Open(parsed, stop, warm: typeof(RecognizeUnit));
            var command = new RecognizeUnit(record.Stamp(Record.NewAgency), StreamId.Unit(parsed.GetValue(slug)!), parsed.GetValue(name)!, parsed.GetValue(representative)!, parsed.GetValue(profile)!);
            // A unit that cannot be must not leave behind the agency that would have been made for it.
            if (Unit.Decide(command, null).Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
            var agency = await record.AgencyOrNew(parsed.GetValue(zone), stop);
            var answer = await record.Send(command with { Stamp = record.Stamp(agency.Slug) }, stop);
            Console.Out.WriteLine(answer.Entries.Count > 0 ? $"unit {parsed.GetValue(slug)} added" : $"unit {parsed.GetValue(slug)} is there already");
            return Exit.Done;
        });
        return new Command("unit", "bargaining units") { add };
    }
}
