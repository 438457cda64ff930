using Parley.Parties;
using Parley.Recording;

namespace Parley.Tests.Parties;

public sealed class UnitSpecs
{
    private static readonly RecognizeUnit Add = new(new("c1", "davis", "Ana", ATable.Start), "unit/dea", "Educators", "DEA", "ca-eera");
    private static readonly Unit Known = new("unit/dea", "dea", "Educators", "DEA", "ca-eera", 1);

    [Fact]
    public void A_new_unit_is_recognized() => Assert.Equal([new UnitRecognized("dea", "Educators", "DEA", "ca-eera")], Unit.Decide(Add, null).Events);

    [Fact]
    public void The_same_unit_again_adds_nothing() => Assert.Equal(Decision.Already, Unit.Decide(Add, Known));

    [Fact]
    public void Another_unit_under_a_taken_slug_is_refused() => Assert.Equal("unit-exists", Unit.Decide(Add with { Representative = "UAW" }, Known).Refusal?.Code);

    [Theory]
    [InlineData("unit/", "bad-slug")]
    [InlineData("unit/Dea", "bad-slug")]
    [InlineData("unit/a b", "bad-slug")]
    [InlineData("unit/-a", "bad-slug")]
    [InlineData("unit/a..b", "bad-slug")]
    [InlineData("unit/a/b", "bad-slug")]
    public void A_bad_slug_is_refused(string id, string code) => Assert.Equal(code, Unit.Decide(Add with { UnitId = id }, null).Refusal?.Code);

    [Fact]
    public void An_unknown_statute_is_refused() => Assert.Equal("unknown-profile", Unit.Decide(Add with { Profile = "tx" }, null).Refusal?.Code);
}
