using Parley.Parties;
using Parley.Recording;

namespace Parley.Tests.Parties;

public sealed class SampleSpecs
{
    private static readonly Stamp Stamp = new("1", "sample", "Ana", new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static Agency Agency(bool? sample) => new(StreamId.Agency, "sample", "Sample", "UTC", 1) { Sample = sample };

    [Fact]
    public void A_sample_is_put_away_once()
    {
        var put = Assert.IsType<SamplePutAway>(Assert.Single(Parley.Parties.Agency.Decide(new PutSampleAway(Stamp, StreamId.Agency, "learnt"), Agency(true)).Events));
        Assert.Equal("learnt", put.Reason);
        var after = Parley.Parties.Agency.Evolve(Agency(true), new(StreamId.Agency, 2, Stamp.Now, "Ana", Guid.Empty, put));
        Assert.Equal((true, 2L), (after.PutAway, after.Version));
        Assert.Empty(Parley.Parties.Agency.Decide(new PutSampleAway(Stamp, StreamId.Agency), after).Events);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void A_record_of_ones_own_stays(bool? sample) => Assert.Equal("no-sample", Parley.Parties.Agency.Decide(new PutSampleAway(Stamp, StreamId.Agency), Agency(sample)).Refusal?.Code);
}
