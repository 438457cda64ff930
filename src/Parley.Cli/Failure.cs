namespace Parley.Cli;

/// <summary>Exit statuses (contract.md).</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Findings = 1;
    public const int Refused = 2;
    public const int Unreachable = 3;
}

/// <summary>Ends the command with one line on standard error: what is wrong, where, and what would be right.</summary>
internal sealed class Failure(string message, int exit = Exit.Refused) : Exception(message)
{
    public int Exit { get; } = exit;
}
