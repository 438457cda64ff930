using Parley.Table;

namespace Parley.Proposals;

/// <summary>What a vote came to, as reports write it: "Rejected 310-290", "not ratified", "passed unanimously".</summary>
public static class Outcomes
{
    private static readonly string[] Failing = ["NOT ", "NO", "REJECT", "FAIL", "DEFEAT", "VOTED DOWN", "TURNED DOWN", "DISAPPROV", "DENIED"];
    private static readonly string[] Passing = ["RATIF", "APPROV", "PASS", "ADOPT", "ACCEPT", "YES", "CARRIED", "UNANIM"];

    /// <summary>Whether the outcome says that it failed. No outcome says nothing against the act.</summary>
    public static bool Failed(string? outcome) => outcome is not null && Begins(outcome, Failing);

    /// <summary>Whether the outcome says neither: it then counts for the act, and is a finding.</summary>
    public static bool Unclear(string? outcome) => outcome is not null && !Begins(outcome, Failing) && !Begins(outcome, Passing);

    private static bool Begins(string outcome, string[] words) => words.Any(word => (Labels.Key(outcome) + " ").StartsWith(word, StringComparison.Ordinal));
}
