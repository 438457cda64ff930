using Parley.Recording;

namespace Parley.Table;

public enum ProposalForm
{
    Article,
    Mou,
    Resolution,
    Policy,
}

public enum Signatures
{
    None,
    One,
    Both,
}

/// <summary>What was moved or what took place. One shape for all moves and steps: what does not apply is absent.</summary>
/// <param name="Party">The moving party's name, <c>joint</c>, or <c>neutral</c> (mediator, factfinder, PERB).</param>
/// <param name="Labels">What it is about, as the paper calls it; the same subject goes by many labels.</param>
public sealed record Particulars(string Party, IReadOnlyList<string> Labels)
{
    public const string Joint = "joint";
    public const string Neutral = "neutral";

    public IReadOnlyList<string> Labels { get; init; } = Labels ?? [];
    public string? Summary { get; init; }

    /// <summary>The proposed words.</summary>
    public string? Text { get; init; }

    /// <summary>The slugs of the agreements it touches.</summary>
    public IReadOnlyList<string> Agreements { get; init; } = [];

    /// <summary>The provisions it touches, by label or id.</summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];

    /// <summary>The text on which it was drafted.</summary>
    public string? Base { get; init; }

    /// <summary>The numbers of the entries that it answers, in the same stream.</summary>
    public IReadOnlyList<long> RespondsTo { get; init; } = [];

    /// <summary>The numbers of the entries that it supersedes, in the same stream.</summary>
    public IReadOnlyList<long> Supersedes { get; init; } = [];

    /// <summary>Moves of one package share its key: they stand or fall together.</summary>
    public string? Package { get; init; }
    public string? Option { get; init; }
    public string? Condition { get; init; }
    public string? Outcome { get; init; }
    public ProposalForm? Form { get; init; }
    public Signatures? Signed { get; init; }

    /// <summary>The last day on which the offer can be accepted.</summary>
    public PartialDate? Expires { get; init; }
    public Document? Document { get; init; }

    /// <summary>A vote as it was reported: counts, a percentage, or words.</summary>
    public string? Vote { get; init; }

    /// <summary>Where the minutes are.</summary>
    public string? Minutes { get; init; }

    /// <summary>What it would change in contract text.</summary>
    public IReadOnlyList<ProposedChange> Changes { get; init; } = [];

    /// <summary>From when its changes hold; absent for the day of the last act that is needed.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>The last day on which its changes hold; absent for good.</summary>
    public DateOnly? Until { get; init; }
    public TermSet? Term { get; init; }

    /// <summary>The slugs of the side letters that it ends when it takes effect: nullified, or folded into the agreement.</summary>
    public IReadOnlyList<string> Ends { get; init; } = [];
    public AgreedBasis? Basis { get; init; }
    public IReadOnlyList<Person> Signers { get; init; } = [];
    public Needs? Needs { get; init; }
    public Ballot? Ballot { get; init; }
    public RollCall? RollCall { get; init; }
    public Meeting? Meeting { get; init; }
    public Finality? Finality { get; init; }

    /// <summary>The digest of those of its words that are sealed: a vote is on them too.</summary>
    public string? SealedDigest { get; init; }

    /// <summary>As the event has it, where a reader was given more or less: digests are of what was recorded.</summary>
    internal Particulars? AsRecorded { get; init; }
}
