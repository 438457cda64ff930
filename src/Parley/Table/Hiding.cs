using Parley.Sealing;

namespace Parley.Table;

/// <summary>That an entry recorded in clear is shown only to an audience. Its words stay in the event, and in every copy made so far.</summary>
/// <param name="Entry">The entry's number in the same stream.</param>
public sealed record Hiding(long Entry, SealedAs As, string Reason, string Authority);
