using Microsoft.Extensions.DependencyInjection;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Recording;

namespace Parley.Record.Tests;

/// <summary>Roles in the store: who comes first, who holds what on which day, and what is ended.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly Guid Ann = new("00000000-0000-0000-0000-0000000000a1"), Bob = new("00000000-0000-0000-0000-0000000000b2");
    private readonly Database database = new();
    private Sights sights = null!;
    private Office office = null!;
    private Agency agency = null!;
    private Marten.IDocumentStore store = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        var host = await database.Start(TimeProvider.System);
        var recorder = host.Recorder();
        await recorder.Record(new EstablishAgency(new("a", "davis", "Ann", TimeProvider.System.GetUtcNow()), StreamId.Agency, "Davis", "America/Denver"));
        store = host.Services.GetRequiredService<Marten.IDocumentStore>();
        sights = new(store, recorder, TimeProvider.System);
        office = new(sights, recorder, TimeProvider.System);
        agency = (await Queries.RecordReader.Agencies(store))[0];
    }

    public Task DisposeAsync() => database.DisposeAsync();

    private Task<Sight> SightOf(Guid account, string name = "Ann") => sights.Of(agency, account, name, default);

    [Fact]
    public async Task The_first_person_keeps_the_record_and_stays_its_keeper()
    {
        Assert.True((await SightOf(Ann)).Everywhere(Right.AskAccess));
        Assert.True((await SightOf(Ann)).Everywhere(Right.RecordExchanged));
        Assert.True((await SightOf(Bob, "Bob")).IsNothing);
    }

    private async Task<string> Ask(Guid account, string name, Role role, Guid? by, string? unit = null, DateOnly? until = null)
    {
        var answer = await office.Ask(agency, new(account, name, role, unit, null, null, until, null), by, "Ann", Guid.NewGuid().ToString(), default);
        return answer.Refusal?.Code ?? StreamId.Slug(answer.Stream);
    }

    private async Task<string?> Approve(string grant, Guid? by) => (await office.Answer(agency, grant, true, by, "x", Guid.NewGuid().ToString(), null, default)).Refusal?.Code;

    [Fact]
    public async Task A_role_counts_when_a_second_person_has_approved_it_and_no_longer_when_it_is_ended()
    {
        await SightOf(Ann);
        var grant = await Ask(Bob, "Bob", Role.Negotiator, Ann);
        Assert.True((await SightOf(Bob, "Bob")).IsNothing);
        Assert.Equal("second-person", await Approve(grant, Ann));
        // There is no other administrator: the operator of the machine is the second person.
        Assert.Null(await Approve(grant, null));
        Assert.True((await SightOf(Bob, "Bob")).Everywhere(Right.RecordExchanged));
        await office.End(agency, grant, "left", "Ann", "end", default);
        Assert.True((await SightOf(Bob, "Bob")).IsNothing);
    }

    [Fact]
    public async Task The_operator_alone_suffices_until_there_are_two_administrators()
    {
        await SightOf(Ann);
        var second = await Ask(Bob, "Bob", Role.Administrator, null);
        Assert.True((await SightOf(Bob, "Bob")).Everywhere(Right.AskAccess));
        var third = await Ask(new("00000000-0000-0000-0000-0000000000c3"), "Cy", Role.Negotiator, null);
        Assert.Equal("second-person", await Approve(third, null));
        Assert.Null(await Approve(third, Bob));
        Assert.NotEqual(second, third);
    }

    [Fact]
    public async Task Nobody_is_given_a_role_of_the_other_side_too()
    {
        await SightOf(Ann);
        Assert.Equal("both-sides", await Ask(Ann, "Ann", Role.UnionRepresentative, null, "t"));
    }

    [Fact]
    public async Task What_is_noted_of_access_is_an_event_of_the_person_and_the_month()
    {
        await new AccessLog(store, TimeProvider.System).Note("davis", "Ann", new AccessDenied(Ann, Right.ReadLog, "GET /events", "not-allowed"), default);
        Assert.Equal($"access-log/{Ann:N}/{TimeProvider.System.GetUtcNow():yyyy-MM}", await database.Ask<string>("select stream_id from parley.mt_events where type = 'access_denied' and user_name = 'Ann' and tenant_id = 'davis'"));
    }
}
