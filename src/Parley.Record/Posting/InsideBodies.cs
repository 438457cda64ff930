using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>What can be sealed as it is recorded. What stands beside the seal in clear is what a privilege log must say.</summary>
public interface ISealable
{
    /// <summary>Privileged (counsel and client) or personal (personal data): its words are sealed, and can be read by that audience alone.</summary>
    SealedAs? Seal { get; }

    /// <summary>On what ground it is withheld.</summary>
    string? SealBasis { get; }

    /// <summary>Who wrote it, where that is not who records.</summary>
    string? Author { get; }

    /// <summary>To whom it went.</summary>
    IReadOnlyList<string> Recipients { get; }
}

/// <summary>What stays inside. All but the date and the time is sealed: for the own side, unless the seal says otherwise.</summary>
/// <param name="Date">YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown.</param>
public record InsideBody(PartialDate Date) : ISealable
{
    public TimeOnly? Time { get; init; }
    public string? Session { get; init; }
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>When it corrects an earlier internal entry: which, why and by whose authority. Why and by whom is sealed too.</summary>
    public Correction? Correction { get; init; }
    public SealedAs? Seal { get; init; }
    public string? SealBasis { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>What was said in our caucus.</summary>
public sealed record CaucusNoteBody(PartialDate Date, string Text) : InsideBody(Date)
{
    public string? Summary { get; init; }
    public string? Speaker { get; init; }
}

/// <summary>What our spokespersons may agree to.</summary>
/// <param name="Authority">Under what authority it was given: a resolution, a closed session of the board.</param>
/// <param name="GivenBy">Who gave it.</param>
public sealed record MandateBody(PartialDate Date, string Text, string Authority, string GivenBy) : InsideBody(Date)
{
    /// <summary>How far it goes.</summary>
    public string? Limits { get; init; }
}

/// <summary>A costing of ours.</summary>
/// <param name="Lines">Each with what it is of, and its amount as text: money is never a floating number.</param>
public sealed record CostingBody(PartialDate Date, IReadOnlyList<CostLine> Lines) : InsideBody(Date)
{
    public string? Text { get; init; }
}

/// <summary>Hides an entry that was recorded in clear. This is less than sealing: its words stay in the event, and in every copy made so far.</summary>
/// <param name="Entry">The entry's number in its stream.</param>
/// <param name="As">Privileged or personal: who may still read it.</param>
/// <param name="Layer">Where the entry is: exchanged or account.</param>
public sealed record HidingBody(long Entry, SealedAs As, string Reason, string Authority, Layer Layer = Layer.Exchanged);
