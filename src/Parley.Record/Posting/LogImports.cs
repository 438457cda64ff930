using System.Security.Cryptography;
using Parley.History;
using Parley.Log;
using Parley.Record.Keys;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>Into which negotiation a log goes.</summary>
/// <param name="Slug">Opened if it is new.</param>
/// <param name="Units">Slugs of the units at the table.</param>
/// <param name="Agreements">Slugs of the agreements that it is about.</param>
public sealed record LogTarget(string Slug, string Title, NegotiationKind Type, IReadOnlyList<string> Units, IReadOnlyList<string> Agreements);

/// <summary>A table log on its way into the record: the same for the command line and for pages.</summary>
public static class LogImports
{
    /// <param name="dry">To say what would be recorded: no key is made.</param>
    public static (ImportLog? Command, Refusal? Refusal) Command(Stamp stamp, LogTarget target, string file, ReadOnlySpan<byte> bytes, IReadOnlyList<LogRow> rows, Sealer sealer, bool dry)
    {
        var table = StreamId.Negotiation(target.Slug);
        var (sealedRows, fingerprint, closed) = SealedRows.Of(rows, sealer, stamp.Agency, table, dry);
        if (closed is not null) return (null, closed);
        var command = new ImportLog(stamp with { Fingerprint = fingerprint }, table, target.Title, [.. target.Units.Distinct().Select(StreamId.Unit)], target.Agreements, file, Convert.ToHexStringLower(SHA256.HashData(bytes)), sealedRows)
        {
            Type = target.Type,
        };
        return (command.Stamp.Check() ?? Slug.Check("the negotiation", target.Slug)) is { } refusal ? (null, refusal) : (command, null);
    }

    /// <summary>What would be recorded, and what a careful reader would remark of the table as it would then be.</summary>
    public static async Task<(ImportDecision Decision, IReadOnlyList<Finding> Findings)> Preview(ImportLog command, RecordReader reader, CancellationToken stop)
    {
        var record = await reader.Table(command.Stream, command.Units, stop);
        var decision = LogImport.Decide(command, record);
        if (decision.Refusal is not null || decision.Error is not null) return (decision, []);
        var facts = record.Exchanged.Concat(decision.Exchanged.Select((happening, i) =>
            new Fact(command.Stream, record.Exchanged.Count + i + 1, command.Stamp.Now, command.Stamp.Actor, Guid.Empty, happening))).ToList();
        IReadOnlyList<Finding> found = Fold.Of<Negotiation>(facts) is { } negotiation ? Status.Of(negotiation, facts, DateOnly.MaxValue, null).Findings : [];
        return (decision, [.. decision.Findings, .. found]);
    }
}
