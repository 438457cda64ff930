using Marten;
using Parley.Access;
using Parley.Record.Accounts;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Record.Access;

/// <summary>Sign-ins and changes of credentials, as events in each record in which the person has or is asked for a role: those who audit one of them are concerned.</summary>
public sealed class RecordSignInLog(IDocumentStore store, AccessLog log, TimeProvider clock) : ISignInLog
{
    private const int MostShown = 50;

    public async Task Note(Guid? account, string name, string what, string? detail, CancellationToken stop)
    {
        if (account is not { } person) return;
        var note = Of(person, what, detail);
        foreach (var agency in await Concerned(person, stop)) await log.Note(agency, name, note, stop);
    }

    public async Task<IReadOnlyList<SignInNote>> Recent(Guid account, CancellationToken stop)
    {
        var notes = new List<SignInNote>();
        foreach (var agency in await Concerned(account, stop))
        {
            await using var session = store.QuerySession(agency);
            foreach (var month in new[] { clock.GetUtcNow(), clock.GetUtcNow().AddMonths(-1) })
                notes.AddRange((await session.Events.FetchStreamAsync(StreamId.AccessLog(account, month), token: stop)).Select(one => Told(one.Timestamp, one.Data)).OfType<SignInNote>());
        }

        // One sign-in is noted in each record that it concerns.
        return [.. notes.DistinctBy(note => (note.At.ToUnixTimeSeconds(), note.What, note.Detail)).OrderByDescending(note => note.At).Take(MostShown)];
    }

    private async Task<IReadOnlyList<string>> Concerned(Guid account, CancellationToken stop)
    {
        var agencies = new List<string>();
        foreach (var agency in (await RecordReader.Agencies(store, stop)).Where(agency => agency.Sample != true))
        {
            await using var session = store.QuerySession(agency.Slug);
            // The store asks for a state by its number, and the record holds its word: those of one person are few, and looked through here.
            if ((await session.Query<Grant>().Where(grant => grant.Account == account).ToListAsync(stop)).Any(grant => grant.State is not (GrantState.Asked or GrantState.Declined))) agencies.Add(agency.Slug);
        }

        return agencies;
    }

    private static IAccessNote Of(Guid account, string what, string? detail) => what switch
    {
        SignInNote.SignedIn => new SignInAccepted(account, detail ?? ""),
        SignInNote.Refused => new SignInRefused(account, detail ?? ""),
        SignInNote.SignedOut => new SignedOut(account),
        SignInNote.SessionsEnded => new SignedOut(account, "everywhere"),
        _ => new CredentialsChanged(account, what, detail),
    };

    private static SignInNote? Told(DateTimeOffset at, object note) => note switch
    {
        SignInAccepted e => new(at, SignInNote.SignedIn, e.Method),
        SignInRefused e => new(at, SignInNote.Refused, e.Why),
        SignedOut e => new(at, e.Where is null ? SignInNote.SignedOut : SignInNote.SessionsEnded, null),
        CredentialsChanged e => new(at, e.What, e.Detail),
        AccessDenied e => new(at, "access-denied", e.Where),
        SealedWordsRead e => new(at, "sealed-words-read", $"{e.Stream}, entries {string.Join(", ", e.Entries)}"),
        RecordExported e => new(at, "exported", e.What),
        _ => null,
    };
}
