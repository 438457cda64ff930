namespace Parley.Table;

/// <summary>The bodies whose act can be needed before an instrument takes effect.</summary>
public enum ActingBody
{
    /// <summary>The members of a unit, or of every unit at the table.</summary>
    Membership,

    /// <summary>The governing board, which is the employer.</summary>
    Board,
}

/// <summary>Which acts an instrument needs, and who says so. By default both: the membership ratifies and the board approves.</summary>
public sealed record Needs(IReadOnlyList<ActingBody> Acts, string Authority)
{
    public IReadOnlyList<ActingBody> Acts { get; init; } = Acts ?? [];
}

/// <summary>What was voted on, and what it came to. Counts are given where they are known: often there is only a percentage, or words.</summary>
/// <param name="Passed">Absent where only words say it (<see cref="Particulars.Outcome"/>).</param>
public sealed record Ballot(bool? Passed = null)
{
    public int? Yes { get; init; }
    public int? No { get; init; }

    /// <summary>As reported: "96.8".</summary>
    public string? Percent { get; init; }

    /// <summary>The numbers of the tentative agreements that were voted on.</summary>
    public IReadOnlyList<long> On { get; init; } = [];

    /// <summary>SHA-256 of the terms voted on (<c>Terms.Digest</c>): if the papers change afterwards, the vote is stale.</summary>
    public string? Digest { get; init; }
}

public enum BoardVote
{
    Aye,
    No,
    Abstain,
    Absent,
    Recused,
}

/// <summary>A governing board's roll call. What contradicts itself is recorded as it was minuted, and is a finding.</summary>
public sealed record RollCall(string? Mover, string? Seconder, IReadOnlyList<NamedVote> Votes)
{
    public IReadOnlyList<NamedVote> Votes { get; init; } = Votes ?? [];
}

public sealed record NamedVote(string Name, BoardVote Vote);

public sealed record Person(string Name, string? Party = null);

/// <summary>Who was in the room, from when to when, and who left the table to confer.</summary>
public sealed record Meeting(IReadOnlyList<Person> Present)
{
    public IReadOnlyList<Person> Present { get; init; } = Present ?? [];
    public TimeOnly? Opened { get; init; }
    public TimeOnly? Closed { get; init; }
    public IReadOnlyList<Caucus> Caucuses { get; init; } = [];
}

public sealed record Caucus(string Party, TimeOnly From, TimeOnly? To = null);

/// <summary>What a tentative agreement on one item binds to: a setting of each table (ground rules).</summary>
public enum Finality
{
    /// <summary>It may be revised or withdrawn until everything is agreed.</summary>
    Revisable,

    /// <summary>It is closed except by mutual consent.</summary>
    Closed,

    /// <summary>It binds only when all is agreed and ratified.</summary>
    WhenRatified,
}

/// <summary>On what words a tentative agreement was reached.</summary>
public enum AgreedBasis
{
    WholeProposal,
    PartOfProposal,
    CurrentLanguage,
    TermSheet,
    JointText,
}

/// <summary>The last day of an agreement's term, as an act sets it.</summary>
/// <param name="Agreement">The slug; absent where the table is about one.</param>
public sealed record TermSet(DateOnly To, string? Agreement = null);
