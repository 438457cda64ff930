using Parley.Access;
using Parley.Agreements;
using Parley.Table;

namespace Parley.Record.Queries;

/// <summary>Where each stream belongs, and the right that it takes to read it.</summary>
public static class Places
{
    /// <summary>A role is held for a negotiation: a side letter of the same name is another thing, and is told by its stream's id.</summary>
    public static Place Of(Negotiation table) => new([table.Type == NegotiationKind.SideLetter ? table.Id : table.Slug, .. table.From is { } from ? [from] : Array.Empty<string>()], table.Units);

    public static Place Of(Agreement agreement) => new([], agreement.Units);

    /// <summary>By the stream's id, which tells its kind (docs/adr/0002). What is of no kind we know is read like the event log.</summary>
    public static Right RightTo(string stream) => stream switch
    {
        _ when stream.EndsWith("/internal", StringComparison.Ordinal) => Right.ReadInternal,
        _ when stream.EndsWith("/account", StringComparison.Ordinal) => Right.ReadAccount,
        _ when IsTable(stream) => Right.ReadExchanged,
        _ when stream.StartsWith("agreement/", StringComparison.Ordinal) => Right.ReadText,
        _ when stream.StartsWith("grant/", StringComparison.Ordinal) || stream.StartsWith("order/", StringComparison.Ordinal) || stream.StartsWith("access-log/", StringComparison.Ordinal) => Right.ReadAccess,
        _ => Right.ReadLog,
    };

    public static bool IsTable(string stream) => stream.StartsWith("negotiation/", StringComparison.Ordinal) || stream.StartsWith("side-letter/", StringComparison.Ordinal);

    /// <summary>The stream of the table itself, for those of its other layers.</summary>
    public static string Owner(string stream) =>
        stream.EndsWith("/account", StringComparison.Ordinal) ? stream[..^8] : stream.EndsWith("/internal", StringComparison.Ordinal) ? stream[..^9] : stream;
}
