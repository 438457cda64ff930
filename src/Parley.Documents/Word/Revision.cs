namespace Parley.Documents.Word;

/// <summary>Whose a tracked change is, and when it was made: what Word shows beside it. Both are told, never read from a clock.</summary>
public sealed record Revision(string Author, DateTimeOffset At);
