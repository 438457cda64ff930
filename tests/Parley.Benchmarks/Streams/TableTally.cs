using Parley.Proposals;
using Parley.Table;

namespace Parley.Benchmarks.Streams;

/// <summary>A plain Marten snapshot of the same stream, by Marten's own conventions: about as much state as the product's view has.</summary>
public sealed class TableTally
{
    public string Id { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";
    public IReadOnlyList<string> Units { get; set; } = [];
    public IReadOnlyList<string> Representatives { get; set; } = [];
    public int Moves { get; set; }

    public void Apply(NegotiationOpened e) => (Slug, Title, Units, Representatives) = (e.Slug, e.Title, e.Units, e.Representatives);

    public void Apply(ProposalMade e) => Moves++;

    public void Apply(CounterproposalMade e) => Moves++;

    public void Apply(PackageOffered e) => Moves++;

    public void Apply(StatusQuoAnswered e) => Moves++;

    public void Apply(TentativeAgreementReached e) => Moves++;
}
