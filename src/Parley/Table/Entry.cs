using Parley.Recording;
using Parley.Sealing;

namespace Parley.Table;

/// <summary>What every entry about a table carries, whatever it is about.</summary>
public sealed record Entry(Happened Happened)
{
    /// <summary>The session in which it happened, by its number or name.</summary>
    public string? Session { get; init; }

    /// <summary>The entry's own key in a table log; later rows refer to it.</summary>
    public string? Key { get; init; }

    /// <summary>For what was imported: where it came from.</summary>
    public Source? Source { get; init; }

    /// <summary>The spokesperson in whose name somebody else recorded it; who confirms it later (<see cref="EntryConfirmed"/>).</summary>
    public string? InNameOf { get; init; }

    /// <summary>When this entry corrects an earlier one: which, why and by whose authority.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Its words, where only an audience may read them: then they stand nowhere else (docs/adr/0018).</summary>
    public Sealed? Sealed { get; init; }
}

/// <summary>Where an imported entry came from.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Identity">What makes the row the same row in another import: its key, else the digest of its fields with its occurrence number.</param>
/// <param name="Digest">SHA-256 of the row's fields; null where the row's words are not kept.</param>
public sealed record Source(string File, int Line, string Identity, string? Digest)
{
    /// <summary>What the file itself names as its source.</summary>
    public string? Names { get; init; }
}

/// <summary>Corrects, never erases: the corrected entry stays, and views show the corrected state with the old beside it.</summary>
/// <param name="Entry">The number of the entry that is corrected, in the same stream.</param>
public sealed record Correction(long Entry, string Reason, string Authority)
{
    /// <summary>A slip of the pen put right: where both sides sign it, votes on the paper stand.</summary>
    public bool? Scriveners { get; init; }
    public Signatures? Signed { get; init; }

    /// <summary>Whether votes on the corrected paper stand nevertheless.</summary>
    internal bool KeepsVotes => Scriveners == true && Signed == Signatures.Both;
}

/// <summary>A paper: its name, and the digest of its bytes if they are known.</summary>
public sealed record Document(string Name, string? Sha256);
