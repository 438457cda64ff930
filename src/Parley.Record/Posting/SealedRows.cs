using System.Globalization;
using System.Text;
using Parley.Log;
using Parley.Record.Keys;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Record.Posting;

/// <summary>
/// Seals the internal rows of a table log before there is a command. A row is known again by its key, else by a digest under a key of the vault: nobody else
/// can confirm a guess of its words by it. Without keys the words are dropped, and the import says so.
/// </summary>
public static class SealedRows
{
    /// <param name="dry">Says what would be: no key is made, and nothing of it may be recorded.</param>
    /// <returns>The rows without their words; by what those are known again, for the receipt.</returns>
    public static (IReadOnlyList<LogRow> Rows, string? Fingerprint, Refusal? Refusal) Of(IReadOnlyList<LogRow> rows, Sealer sealer, string agency, string negotiation, bool dry = false)
    {
        if (sealer.Vault is null) return ([.. rows.Select(row => row with { Words = null })], null, null);
        var (found, fingerprints) = (new List<LogRow>(rows.Count), new StringBuilder());
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Layer != Layer.Exchanged) fingerprints.Append(row.Line).Append(row.Speaker).Append('\0').Append(row.Rationale).Append('\0').Append(row.Entry.Source?.Digest).Append('\0');
            else fingerprints.Append(row.Speaker).Append('\0').Append(row.Rationale).Append('\0');
            if (row.Words is not { } words)
            {
                found.Add(row);
                continue;
            }

            fingerprints.Append(Encoding.UTF8.GetString(words.Canonical())).Append('\0');
            var (one, refusal) = Seal(row, words, sealer, agency, StreamId.Internal(negotiation), occurrences, dry);
            if (refusal is not null) return ([], null, refusal);
            found.Add(one);
        }

        var (mac, unreachable) = sealer.Mac(agency, "parley/import/v1", Encoding.UTF8.GetBytes(fingerprints.ToString()));
        return unreachable is null ? (found, mac, null) : ([], null, unreachable);
    }

    private static (LogRow Row, Refusal? Refusal) Seal(LogRow row, SealedWords words, Sealer sealer, string agency, string stream, Dictionary<string, int> occurrences, bool dry)
    {
        var happened = row.Entry.Happened;
        var (mac, refusal) = sealer.Mac(agency, "parley/row/v1", [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{stream}\0{happened.Date}\0{happened.Time:HH:mm}\0{happened.Order}\0{happened.Until}\0")), .. words.Canonical()]);
        if (refusal is not null) return (row, refusal);
        var identity = row.Entry.Source!.Identity;
        if (row.Entry.Key is null)
        {
            var same = "internal " + mac;
            identity = (occurrences[same] = occurrences.GetValueOrDefault(same) + 1) is > 1 and var times ? $"{same} #{times}" : same;
        }

        var made = dry ? new(new("", Audience.Side, "", "", "", "", ""), null, null) : sealer.Seal(agency, stream, stream, identity, Audience.Side, words);
        // A row whose key was destroyed is known by its identity still; its words do not come back.
        if (made.Refusal is { Code: not "erased" } closed) return (row, closed);
        return (row with { Words = null, Said = made.Sealed is null ? row.Said : new("", []), Entry = row.Entry with { Sealed = made.Sealed, Source = row.Entry.Source with { Identity = identity, Digest = mac } } }, null);
    }
}
