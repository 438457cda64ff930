using Parley.Recording;

namespace Parley.Web.Imports;

public enum ImportStage
{
    Reading,

    /// <summary>Something in the file, or in what was said of it, must be put right first.</summary>
    Wrong,
    Ready,
    Recording,
    Recorded,
}

/// <summary>How far an import is. One value at a time: who looks sees a whole one.</summary>
/// <param name="Doing">What is being done, in a few words.</param>
/// <param name="Done">Of <see cref="Steps"/>.</param>
public sealed record ImportState(ImportStage Stage, string Doing = "", int Done = 0)
{
    public const int Steps = 4;

    public TextPreview? Text { get; init; }
    public LogPreview? Log { get; init; }

    /// <summary>What is wrong, where in the file, and what would be right.</summary>
    public InputError? Wrong { get; init; }

    /// <summary>The lines of the file about it.</summary>
    public IReadOnlyList<(int Number, string Line)> Around { get; init; } = [];

    /// <summary>What became of it.</summary>
    public string Outcome { get; init; } = "";

    public bool IsUnderway => Stage is ImportStage.Reading or ImportStage.Recording;
}

/// <summary>
/// A file that a person is bringing in, from choosing it to its being recorded. It is held in the site's memory and nowhere else: a log may
/// hold what stays inside, which is never written down in clear (docs/adr/0018), and nothing is stored until it is confirmed.
/// </summary>
public sealed class ImportJob(Guid id, string agency, Guid person, ImportForm form, string file, ReadOnlyMemory<byte> bytes, DateTimeOffset begun)
{
    private readonly Lock gate = new();

    public Guid Id => id;
    public string Agency => agency;
    public Guid Person => person;
    public DateTimeOffset Begun => begun;
    public ImportForm Form { get; private set; } = form;
    public string File { get; private set; } = file;
    public ReadOnlyMemory<byte> Bytes { get; private set; } = bytes;

    /// <summary>Counts the files that were tried: a corrected one is another command.</summary>
    public int Turn { get; private set; } = 1;

    public string CommandId => $"import-{id:N}-{Turn}";

    public ImportState State { get; private set; } = new(ImportStage.Reading, "Reading the file", 0);

    /// <summary>A later look at an earlier file changes nothing.</summary>
    public void Tell(int turn, ImportState state)
    {
        lock (gate)
        {
            if (turn != Turn) return;
            State = state;
            // What is recorded is kept by the record.
            if (state.Stage == ImportStage.Recorded) Bytes = ReadOnlyMemory<byte>.Empty;
        }
    }

    /// <summary>Begins anew with what was put right; false where it is being recorded, or is.</summary>
    public bool TryReplace(ImportForm with, string? name, ReadOnlyMemory<byte> content)
    {
        lock (gate)
        {
            if (State.Stage is ImportStage.Recording or ImportStage.Recorded) return false;
            Form = with;
            if (name is not null) (File, Bytes) = (name, content);
            Turn++;
            State = new(ImportStage.Reading, "Reading the file", 0);
            return true;
        }
    }

    /// <summary>Confirmed: once, however often it is sent.</summary>
    public bool TryConfirm()
    {
        lock (gate)
        {
            if (State.Stage != ImportStage.Ready) return false;
            State = State with { Stage = ImportStage.Recording, Doing = "Recording", Done = 3 };
            return true;
        }
    }
}
