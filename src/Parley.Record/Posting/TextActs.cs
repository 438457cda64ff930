using System.Security.Cryptography;
using System.Text;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Text;

namespace Parley.Record.Posting;

/// <summary>The acts on contract text itself.</summary>
public static class TextActs
{
    public static Task<Reading> Import(AgreementBody body, Asked asked) =>
        Import(body.Slug, body.Title, body.Units, body.From, body.To, body.File, Encoding.UTF8.GetBytes(body.Text), body.Succeeds, asked);

    /// <summary>A text becomes provisions; with what it succeeds they are aligned with the earlier text's and keep their identity.</summary>
    public static async Task<Reading> Import(string slug, string title, IReadOnlyList<string> units, DateOnly from, DateOnly to, string file, ReadOnlyMemory<byte> bytes, string? succeeds, Asked asked)
    {
        if (AgreementFile.FirstError(bytes.Span, file) is { } error) return new Refusal("bad-input", error.At(Plain.Short(file, 255)));
        return await Import(slug, title, units, from, to, file, bytes, AgreementFile.Read(bytes.Span, file), succeeds, asked);
    }

    /// <summary>The same of a file that was read already.</summary>
    /// <param name="read">What it says.</param>
    public static async Task<Reading> Import(string slug, string title, IReadOnlyList<string> units, DateOnly from, DateOnly to, string file, ReadOnlyMemory<byte> bytes, ReadAgreement read, string? succeeds, Asked asked)
    {
        foreach (var unit in units)
            if (await asked.Reader.Unit(unit) is null) return new Refusal("no-such-unit", $"there is no unit {Plain.Short(unit)}: add it first");
        var earlier = succeeds is null ? null : await asked.Reader.Provisions(succeeds);
        if (succeeds is not null && earlier is null) return new Refusal("no-such-agreement", $"there is no agreement {Plain.Short(succeeds)} to succeed: import it first");

        return new(new ImportAgreement(asked.Stamp, StreamId.Agreement(slug), title, [.. units.Distinct().Select(StreamId.Unit)], from, to,
            new(file, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))), Identities.Identify(slug, earlier, read.Provisions), read.Furniture, succeeds) { Paper = bytes }, null);
    }

    public static Task<Reading> Conform(ConformingBody body, Asked asked) =>
        Acts.Now(new ConformText(asked.Stamp, StreamId.Agreement(asked.Slug!), body.Date, body.Effective ?? body.Date, body.Authority, body.Reason, body.Changes, body.Scriveners, body.Signed));
}
