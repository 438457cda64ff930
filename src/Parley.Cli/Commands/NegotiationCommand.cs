using System.CommandLine;
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
            await using var record = await Record.Open(parsed, stop, typeof(OpenNegotiation));
            await Posting.Send(record, await record.Agency(stop), "negotiations", new { slug = parsed.GetValue(slug), title = parsed.GetValue(title), units = parsed.GetValue(unit), agreements = parsed.GetValue(agreement) ?? [], type = parsed.GetValue(type) }, stop);
            Console.Out.WriteLine($"negotiation {parsed.GetValue(slug)} opened");
            return Exit.Done;
        });
        return new Command("negotiation", "negotiations") { open };
    }
}
