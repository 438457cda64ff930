using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Marten;
using Parley.Access;
using Parley.Agreements;
using Parley.Log;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Posting;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Imports;

/// <summary>What people are bringing in: read and compared beside their requests, so that a long file can be left and come back to.</summary>
public sealed partial class ImportDesk(IDocumentStore store, Recorder recorder, Sealer sealer, TimeProvider clock, IHostApplicationLifetime life, ILogger<ImportDesk> log) : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>Files that one person holds here at a time; the oldest makes room.</summary>
    private const int MostEach = 3;

    /// <summary>Of all people together.</summary>
    private const long MostBytes = 200 << 20;

    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();

    /// <summary>Long files take turns: people who only look at pages are not to wait for them.</summary>
    private readonly SemaphoreSlim turns = new(1);

    public IReadOnlyList<ImportJob> Of(string agency, Guid person)
    {
        foreach (var old in jobs.Values.Where(job => job.Begun + Kept < clock.GetUtcNow())) jobs.TryRemove(old.Id, out _);
        return [.. jobs.Values.Where(job => job.Agency == agency && job.Person == person).OrderByDescending(job => job.Begun)];
    }

    /// <summary>A person's own; null for anybody else.</summary>
    public ImportJob? Find(Guid id, string agency, Guid person) => Of(agency, person).FirstOrDefault(job => job.Id == id);

    /// <param name="id">The form's own: the same form sent twice is one import.</param>
    public (ImportJob? Job, string? Refused) Begin(Guid id, string agency, Guid person, ImportForm form, string file, ReadOnlyMemory<byte> bytes, Sight sight, string name)
    {
        if (Find(id, agency, person) is { } known) return (known, null);
        foreach (var old in Of(agency, person).Where(job => !job.State.IsUnderway).Skip(MostEach - 1)) jobs.TryRemove(old.Id, out _);
        if (jobs.Values.Sum(job => (long)job.Bytes.Length) + bytes.Length > MostBytes) return (null, "Others are bringing in long files just now: try again in a few minutes");
        var job = new ImportJob(id, agency, person, form, file, bytes, clock.GetUtcNow());
        if (!jobs.TryAdd(id, job)) return (null, "This form was sent already: open it anew");
        Start(job, (turn, stop) => Look(job, turn, sight, name, stop));
        return (job, null);
    }

    public bool Replace(ImportJob job, ImportForm form, string? file, ReadOnlyMemory<byte> bytes, Sight sight, string name)
    {
        if (!job.TryReplace(form, file, bytes)) return false;
        Start(job, (turn, stop) => Look(job, turn, sight, name, stop));
        return true;
    }

    public void Confirm(ImportJob job, Sight sight, string name)
    {
        if (job.TryConfirm()) Start(job, (turn, stop) => Record(job, turn, sight, name, stop));
    }

    public void Drop(ImportJob job)
    {
        if (!job.State.IsUnderway) jobs.TryRemove(job.Id, out _);
    }

    public void Dispose() => turns.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "Nobody waits for it: what goes wrong is told on the page, whatever it is.")]
    private void Start(ImportJob job, Func<int, CancellationToken, Task> work) => _ = Task.Run(async () =>
    {
        var turn = job.Turn;
        await turns.WaitAsync(life.ApplicationStopping);
        try
        {
            await work(turn, life.ApplicationStopping);
        }
        catch (Exception error)
        {
            LogFailed(error, job.Id);
            job.Tell(turn, Wrong(new("something went wrong on our side, and nothing was recorded: try once more, or tell the operator of the machine", 0, 0), job));
        }
        finally
        {
            turns.Release();
        }
    });

    private async Task Look(ImportJob job, int turn, Sight sight, string name, CancellationToken stop)
    {
        var reader = new RecordReader(store, job.Agency, sight);
        if (job.Form.IsLog)
        {
            var read = LogReader.Read(job.Bytes.Span, job.File);
            if (read.Error is not null)
            {
                job.Tell(turn, Wrong(read.Error, job));
                return;
            }

            job.Tell(turn, new(ImportStage.Reading, $"{Plain.Count(read.Rows.Count, "row")} read; comparing them with the record", 2));
            var (command, refusal) = LogImports.Command(Stamp(job, name), await Target(job.Form, reader, stop), job.File, job.Bytes.Span, read.Rows, sealer, dry: true);
            if (command is null)
            {
                job.Tell(turn, Wrong(new(refusal!.Text, 0, 0), job));
                return;
            }

            var (decision, findings) = await LogImports.Preview(command, reader, stop);
            job.Tell(turn, (decision.Error ?? (decision.Refusal is { } refused ? new InputError(refused.Text, 0, 0) : null)) is { } wrong ? Wrong(wrong, job)
                : new(ImportStage.Ready) { Log = LogPreview.Of(read.Rows, decision, findings), Done = 3 });
            return;
        }

        var file = ImportFile.Text(job.Bytes, job.File);
        if (file.Wrong is not null)
        {
            job.Tell(turn, Wrong(file.Wrong, job));
            return;
        }

        job.Tell(turn, new(ImportStage.Reading, $"{Plain.Count(file.Read!.Provisions.Count, "provision")} read; comparing them with the record", 2));
        var (import, why) = await Text(job, file, reader, name, stop);
        if (import is null)
        {
            job.Tell(turn, Wrong(new(why!.Text, 0, 0), job));
            return;
        }

        var before = import.Succeeds is { } slug && await reader.Agreement(slug, stop) is { } earlier ? (earlier, await reader.Provisions(slug, stop) ?? []) : ((Agreement, IReadOnlyList<Text.Provision>)?)null;
        job.Tell(turn, new(ImportStage.Ready) { Text = TextPreview.Of(import, file, before, await reader.Agreements(stop)), Done = 3 });
    }

    private async Task Record(ImportJob job, int turn, Sight sight, string name, CancellationToken stop)
    {
        var reader = new RecordReader(store, job.Agency, sight);
        ICommand? command;
        Refusal? refusal;
        if (job.Form.IsLog) (command, refusal) = LogImports.Command(Stamp(job, name), await Target(job.Form, reader, stop), job.File, job.Bytes.Span, LogReader.Read(job.Bytes.Span, job.File).Rows, sealer, dry: false);
        else (command, refusal) = await Text(job, ImportFile.Text(job.Bytes, job.File), reader, name, stop);
        var answer = command is null ? null : await recorder.Record(command, stop);
        job.Tell(turn, (answer is null ? refusal : answer.Refusal) is { } wrong ? Wrong(new(wrong.Text, 0, 0), job)
            : job.State with { Stage = ImportStage.Recorded, Done = ImportState.Steps, Doing = "", Outcome = Told(answer!) });
    }

    private static string Told(Answer answer) => answer.Import is { } import ? $"{Plain.Count(import.Added, "row")} recorded, {import.Known} known already"
        : answer.Entries.Count == 0 ? "It is in the record already, from this very file" : $"{Plain.Count(answer.Entries.Count - 1, "part")} of the text recorded, and the file itself kept";

    private async Task<(ImportAgreement? Command, Refusal? Refusal)> Text(ImportJob job, ReadFile file, RecordReader reader, string name, CancellationToken stop)
    {
        var form = job.Form;
        var reading = await TextActs.Import(form.Slug, form.Title!.Trim(), [form.Unit!], form.FirstDay, form.LastDay, job.File, job.Bytes, file.Read!, string.IsNullOrEmpty(form.Succeeds) ? null : form.Succeeds, new(Stamp(job, name), null, reader));
        if (reading.Refusal is not null) return (null, reading.Refusal);
        var command = (ImportAgreement)reading.Command!;
        return Agreement.Decide(command, await reader.Agreement(form.Slug, stop)).Refusal is { } refused ? (null, refused) : (command, null);
    }

    /// <summary>A known negotiation keeps its units and its title.</summary>
    private static async Task<LogTarget> Target(ImportForm form, RecordReader reader, CancellationToken stop) =>
        !form.IsNewTable && await reader.Negotiation(form.Slug, stop) is { } known ? new(known.Slug, known.Title, known.Type, known.Units, known.Agreements)
            : new(form.Slug, form.Title!.Trim(), form.NegotiationKind, [form.Unit!], form.Agreements);

    private Stamp Stamp(ImportJob job, string name) => new(job.CommandId, job.Agency, name, clock.GetUtcNow());

    private static ImportState Wrong(InputError error, ImportJob job) =>
        new(ImportStage.Wrong) { Wrong = error, Around = ImportFile.IsWord(job.File) ? [] : ImportFile.Around(job.Bytes.Span, error.Line) };

    [LoggerMessage(LogLevel.Error, "Import {Import} failed")]
    private partial void LogFailed(Exception error, Guid import);
}
