using Parley.Text;

namespace Parley.Tests.Text;

public sealed class IdentityTests
{
    [Fact]
    public void A_new_provision_is_named_by_the_digest_of_slug_and_ordinal()
    {
        var identified = Identities.Identify("davis-2007-08", null, [new(1, "1.", "Leaves", "", 1), new(2, "1.1", "", "Text of it.", 2)]);
        // printf 'davis-2007-08\n1' | sha256sum
        Assert.Equal(["p7b7ae9d6d930", "pb20016e3f531"], identified.Select(p => p.Id).ToArray());
        Assert.Null(identified[0].Parent);
        Assert.Equal("p7b7ae9d6d930", identified[1].Parent);
    }

    [Fact]
    public void A_name_that_is_taken_is_not_given_again()
    {
        ReadProvision[] first = [new(1, "1.", "", "Sick leave accrues monthly for every member.", 1)];
        ReadProvision[] other = [new(1, "1.", "", "Quite different words about jury duty fees here.", 1)];
        var earlier = Identities.Identify("same-slug", null, first);
        var later = Identities.Identify("same-slug", earlier, other);
        Assert.NotEqual(earlier[0].Id, later[0].Id, StringComparer.Ordinal);
        Assert.Equal(later, Identities.Identify("same-slug", earlier, other));
    }

    [Fact]
    public void A_continued_provision_takes_the_earlier_id_and_its_new_parent()
    {
        ReadProvision[] first = [new(1, "1.", "Leaves", "", 1), new(2, "1.1", "", "Sick leave accrues at one day for each month.", 2), new(1, "2.", "Rights", "", 3)];
        ReadProvision[] second = [new(1, "1.", "Leaves", "", 1), new(1, "2.", "Rights", "", 2), new(2, "2.1", "", "Sick leave accrues at one day for each month.", 3)];
        var earlier = Identities.Identify("a", null, first);
        var later = Identities.Identify("b", earlier, second);
        Assert.Equal([earlier[0].Id, earlier[2].Id, earlier[1].Id], later.Select(p => p.Id).ToArray());
        Assert.Equal(earlier[2].Id, later[2].Parent);
    }

    [RealRecordFact]
    public void The_same_agreements_give_the_same_ids_each_time_and_each_id_once()
    {
        var once = Reading.Chain("davis-2014-15", "davis-2015-16");
        var again = Reading.Chain("davis-2014-15", "davis-2015-16");
        Assert.Equal(once[1], again[1]);
        Assert.All(once, provisions => Assert.Equal(provisions.Count, provisions.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count()));
    }
}
