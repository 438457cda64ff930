using System.Text;
using System.Text.Json.Nodes;
using Parley.Access;
using Parley.Incorporation;
using Parley.Parties;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Walls;

namespace Parley.Web.Forms;

/// <summary>The one way into the record for forms and API alike: what the person may not do is refused here, whoever asks.</summary>
public sealed class Posting(Recorder recorder, Seat seat, Sealer sealer, TimeProvider clock)
{
    /// <summary>Records what a form holds, by the same acts as the API and <c>do</c>.</summary>
    /// <param name="path">Below /api/v1/.</param>
    /// <param name="id">The form's own id: the same form sent twice is recorded once.</param>
    public Task<Answer> Post(string path, JsonObject body, string id, Agency agency, CancellationToken stop, long? seen = null) =>
        Acts.Find(Acts.Root + path) is not { } found ? Task.FromResult(Refused(path, new("no-such-act", $"this act cannot be recorded here yet: {path}")))
            : Post(found.Act, found.Slug, Encoding.UTF8.GetBytes(body.ToJsonString(Json.Options)), id, agency, seen, stop);

    /// <param name="seen">The version of the table that the sender saw (If-Match): refused where something later touches the same.</param>
    public async Task<Answer> Post(Act act, string? slug, byte[] body, string id, Agency agency, long? seen, CancellationToken stop)
    {
        var reader = await seat.Reader(agency);
        if (ActRights.Of(act.Path) is not { } right) return Refused(act.Path, new(Denial.NotAllowed, "this act is closed"));
        if (await Wrong(right, act, slug, reader, agency, stop) is { } refusal) return Refused(act.Path, refusal);
        var reading = await act.Read(body, new(Stamp(id, agency.Slug), slug, reader, seen) { Sealer = sealer });
        if (reading.Refusal is { } unread) return Refused(act.Path, unread);
        return await Reaches(reading.Command!, reader, stop) is { } further ? Refused(act.Path, further) : await recorder.Record(reading.Command!, stop);
    }

    /// <summary>Records a command of the office itself, of which the caller has seen that the person may.</summary>
    public Task<Answer> Send(Func<Stamp, ICommand> command, string id, string agency, CancellationToken stop) => recorder.Record(command(Stamp(id, agency)), stop);

    /// <summary>Why the person may not do that; null where they may.</summary>
    public async Task<Refusal?> Wrong(Right right, Agency agency)
    {
        return (await seat.In(agency)).Everywhere(right) ? await NotFresh(right, agency) : await Denied(right, agency);
    }

    /// <summary>For an act of weight, where the sign-in is too old or too weak; noted like any other denial.</summary>
    public async Task<Refusal?> NotFresh(Right right, Agency agency)
    {
        if (!RightKind.Of(right).Weighs || seat.IsFresh) return null;
        await seat.Denied(agency, right, Denial.FreshSignIn);
        return Denial.NotFresh(right);
    }

    private async Task<Refusal?> Wrong(Right right, Act act, string? slug, RecordReader reader, Agency agency, CancellationToken stop)
    {
        var may = slug is null || ActRights.IsForTheWhole(right) ? reader.Sight.Everywhere(right) : await reader.May(right, StreamOf(act, slug), stop);
        return may ? await NotFresh(right, agency) : await Denied(right, agency);
    }

    /// <summary>Notes that the person may not, and says so.</summary>
    public async Task<Refusal> Denied(Right right, Agency agency)
    {
        await seat.Denied(agency, right, "not-allowed");
        return Denial.Of(right);
    }

    /// <summary>What a command would touch besides its table: our own account, and texts and letters that the person must see. Where they do not see all, what they cannot see is not there.</summary>
    private static async Task<Refusal?> Reaches(ICommand command, RecordReader reader, CancellationToken stop)
    {
        var account = command is DraftPaper or RecordAct { Speaker: not null } or RecordAct { Rationale: not null };
        if (account && !await reader.May(Right.RecordAccount, command.Stream, stop)) return Denial.Of(Right.RecordAccount);
        if (reader.Sight.Everywhere(Right.RecordExchanged)) return null;
        foreach (var slug in ActRights.AgreementsOf(command))
            if (await reader.Agreement(slug, stop) is null) return new("no-such-agreement", $"there is no agreement {Plain.Short(slug)} among those of your tables: name one of them, or leave it out");
        foreach (var slug in ActRights.LettersOf(command))
            if (await reader.SideLetter(slug, stop) is null) return new("no-such-letter", $"there is no side letter {Plain.Short(slug)} among those of your tables: name one of them, or leave it out");
        return null;
    }

    private static string StreamOf(Act act, string slug) => act.Path.StartsWith("side-letters/", StringComparison.Ordinal) ? StreamId.SideLetter(slug)
        : act.Path.StartsWith("agreements/", StringComparison.Ordinal) ? StreamId.Agreement(slug) : StreamId.Negotiation(slug);

    private Stamp Stamp(string id, string agency) => new(id, agency, seat.Person!.Name, clock.GetUtcNow());

    private static Answer Refused(string path, Refusal refusal) => new(path, 0, [], refusal);
}
