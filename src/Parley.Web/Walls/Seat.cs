using Marten;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Access;
using Parley.Record.Keys;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Web.Accounts;

namespace Parley.Web.Walls;

/// <summary>Who sits here, and what they may see: worked out once a request, from the roles that they hold now.</summary>
public sealed class Seat(IHttpContextAccessor http, IDocumentStore store, ExchangedStore exchanged, Sights sights, AccessLog log, Sealer sealer, TimeProvider clock)
{
    private readonly HashSet<string> noted = [];

    private readonly Dictionary<string, Sight> seen = [];

    private HttpContext Context => http.HttpContext!;

    /// <summary>Null where nobody is signed in.</summary>
    public SignedIn? Person => Context.User.Identity?.IsAuthenticated == true ? SignedIn.Of(Context.User) : null;

    public bool IsFresh => Person?.Weighs(clock.GetUtcNow()) == true;

    public async Task<Sight> In(Agency agency)
    {
        if (Person is not { } person) return Sight.Nothing;
        if (seen.TryGetValue(agency.Slug, out var known)) return known;
        var sight = await sights.Of(agency, person.Id, person.Name, Context.RequestAborted);
        // A program has no more than its token was given, never an act of weight, and opens nothing that is sealed.
        if (person.Scopes is { } scopes) sight = sight.Only(kind => !kind.Weighs && kind.Right is not (Right.ReadInternal or Right.ReadPrivileged or Right.ReadPersonal) && scopes.Contains(kind.Reads ? "read" : "record"));
        return seen[agency.Slug] = sight;
    }

    public async Task<RecordReader> Reader(Agency agency)
    {
        var sight = await In(agency);
        return new(Store(sight), agency.Slug, sight, Eyes);
    }

    /// <summary>With which of the database's roles the person reads.</summary>
    public async Task<Side> SideIn(Agency agency) => (await In(agency)).OwnSide ? Side.Own : Side.Other;

    /// <summary>Who is of the other side reads with a role of the database to which our own layers are not there.</summary>
    private IDocumentStore Store(Sight sight) => sight.OwnSide ? store : exchanged.Store;

    /// <summary>What is opened to the person is noted, once a request and stream.</summary>
    private Eyes Eyes => new(sealer, (agency, stream, entries) => Person is { } person && noted.Add(agency + " " + stream)
        ? log.Note(agency, person.Name, new SealedWordsRead(person.Id, stream, entries), Context.RequestAborted) : Task.CompletedTask);

    public async Task<RecordSearch> Search(Agency agency)
    {
        var sight = await In(agency);
        return new(Store(sight), agency.Slug, sight);
    }

    public async Task<ClauseSearch> Clauses(Agency agency)
    {
        var sight = await In(agency);
        return new(Store(sight), agency.Slug, sight);
    }

    /// <summary>The agencies in which the person has a role, and samples.</summary>
    public async Task<IReadOnlyList<Agency>> Agencies()
    {
        var own = new List<Agency>();
        foreach (var agency in await RecordReader.Agencies(store, Context.RequestAborted))
            if (agency.PutAway != true && !(await In(agency)).IsNothing) own.Add(agency);
        return own;
    }

    /// <summary>Whose record the request is about: ?agency=SLUG, or the only one (<see cref="Agency.Only"/>). What the person may not see is not there.</summary>
    public async Task<(Agency? Agency, Refusal? Refusal)> Asked()
    {
        var asked = Context.Request.Query["agency"].ToString();
        var agencies = await Agencies();
        if (asked.Length > 0)
            return agencies.FirstOrDefault(agency => agency.Slug == asked) is { } named ? (named, null) : (null, new("no-such-agency", $"there is no agency {Plain.Short(asked)}, or none that you have a role in"));
        return Agency.Only(agencies) is { } only ? (only, null) : (null, agencies.Count == 0
            ? new("no-agency", "there is no record in which you have a role: begin one, or ask an administrator for a role")
            : new("which-agency", "you have roles in several agencies: name one with ?agency="));
    }

    /// <summary>Whether the person may begin a record: the first here may, further ones are made by the operator of the machine.</summary>
    public async Task<bool> MayBegin() => Person is { Scopes: null } && await sights.NobodyKeepsOne(Context.RequestAborted);

    /// <summary>Notes that something was refused. Only the route's pattern is kept, never what was asked for.</summary>
    public async Task Denied(Agency? agency, Right? right, string why)
    {
        if (agency is null || Person is not { } person) return;
        var where = $"{Context.Request.Method} {(Context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?"}";
        await log.Note(agency.Slug, person.Name, new AccessDenied(person.Id, right, where, why), Context.RequestAborted);
    }

    /// <summary>Notes that part of the record was taken out.</summary>
    public Task Exported(Agency agency, string what) =>
        Person is { } person ? log.Note(agency.Slug, person.Name, new RecordExported(person.Id, what), Context.RequestAborted) : Task.CompletedTask;
}
