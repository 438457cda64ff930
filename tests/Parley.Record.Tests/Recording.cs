using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Tests;

/// <summary>Commands as tests send them.</summary>
internal static class Recording
{
    public const string Agency = "davis";

    public static Recorder Recorder(this IHost host) => host.Services.GetRequiredService<Recorder>();

    public static Stamp Stamp(string id, string agency = Agency) => new(id, agency, "Ana", TimeProvider.System.GetUtcNow());

    public static RecognizeUnit Unit(string slug, string representative, string agency = Agency) => new(Stamp("unit " + slug, agency), StreamId.Unit(slug), slug, representative);

    public static OpenNegotiation Open(string slug, string agency = Agency) =>
        new(Stamp("open " + slug, agency), StreamId.Negotiation(slug), slug, NegotiationKind.Successor, ["unit/dea"], [], ["DEA"]);

    public static RecordEntry Move(string negotiation, string id, string party = "DEA", string label = "Wages", string agency = Agency) =>
        new(Stamp(id, agency), StreamId.Negotiation(negotiation), "proposal", new(new(PartialDate.Day(new(2026, 3, 1)))), new(party, [label]));
}
