namespace Parley.Text;

/// <summary>One wording of a clause on paper, in the order in which they happened.</summary>
/// <param name="Key">What the caller knows it by: the paper. Two wordings of one paper may have the same, as one of the clause and one from elsewhere.</param>
/// <param name="Text">The words.</param>
public sealed record Wording(string Key, string Text)
{
    /// <summary>
    /// The key of the earlier wording that it was drafted on: the text in force, or the other side's paper. Of several with that key
    /// the latest one of the clause is meant. Null: the latest earlier wording of the clause, which for a wording from elsewhere means none.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>A wording of another clause: only looked at for words that were moved in from there.</summary>
    public bool Elsewhere { get; init; }
}

/// <summary>A stretch of a wording compared with what it was drafted on.</summary>
/// <param name="Op">'=' in both, '+' only in the wording, '-' only in what it was drafted on.</param>
/// <param name="Text">As printed in the wording for '=' and '+', in the other for '-', white space included.</param>
/// <param name="First">The key of the wording in which each of these words first appeared.</param>
public sealed record AuthoredSegment(char Op, string Text, string First);
