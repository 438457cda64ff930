using Parley.Record.Keys;

namespace Parley.Record.Queries;

/// <summary>With what a person opens sealed words, and where it is noted that they were opened.</summary>
/// <param name="Noted">Told the agency, the stream and the numbers of the entries, each time.</param>
public sealed record Eyes(Sealer Sealer, Func<string, string, IReadOnlyList<long>, Task> Noted);
