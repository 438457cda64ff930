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

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        var host = await database.Start(TimeProvider.System);
        var recorder = host.Recorder();
        await recorder.Record(new EstablishAgency(new("a", "davis", "Ann", TimeProvider.System.GetUtcNow()), StreamId.Agency, "Davis", "America/Denver"));
        sights = new(host.Services.GetRequiredService<Marten.IDocumentStore>(), recorder, TimeProvider.System);
        office = new(sights, recorder, TimeProvider.System);
        agency = (await Queries.RecordReader.Agencies(host.Services.GetRequiredService<Marten.IDocumentStore>()))[0];
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
}
