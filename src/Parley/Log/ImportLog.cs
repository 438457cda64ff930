using System.Text.Json.Serialization;
using Parley.Recording;
using Parley.Table;

namespace Parley.Log;

/// <summary>Takes a table log into a negotiation, which is opened if it is new. What is in the record already adds nothing.</summary>
/// <param name="Sha256">The digest of the file's bytes. The bytes themselves are not kept: a log may hold several layers.</param>
public sealed record ImportLog(Stamp Stamp, string NegotiationId, string Title, IReadOnlyList<string> Units, IReadOnlyList<string> Agreements,
    string File, string Sha256, IReadOnlyList<LogRow> Rows) : ICommand
{
    public string Stream => NegotiationId;

    /// <inheritdoc cref="ImportLog" path="/param[@name='Sha256']"/>
    [JsonIgnore]
    public string Sha256 { get; init; } = Sha256;

    [JsonIgnore]
    public IReadOnlyList<LogRow> Rows { get; init; } = Rows;

    /// <summary>What a receipt's digest covers of the rows.</summary>
    public IReadOnlyList<string> Told => [.. Rows.Select(row => row.Told)];

    /// <summary>What kind of negotiation is opened, if it is new.</summary>
    public NegotiationKind Type { get; init; }
}

/// <summary>What stands in the record when a log comes in: the table's three streams, who represents the units, and which agreements there are.</summary>
/// <param name="Agreements">The slugs of the agency's agreements.</param>
public sealed record TableRecord(Negotiation? Negotiation, IReadOnlyList<string> Representatives, IReadOnlyList<string> Agreements,
    IReadOnlyList<Fact> Exchanged, IReadOnlyList<Fact> Account, IReadOnlyList<Fact> Internal);

/// <summary>What an import records, stream by stream, and what a careful reader would remark about the import itself.</summary>
/// <param name="Known">Rows that were in the record already.</param>
/// <param name="Error">What cannot be read unambiguously; then nothing is recorded.</param>
public sealed record ImportDecision(IReadOnlyList<object> Exchanged, IReadOnlyList<object> Account, IReadOnlyList<object> Internal,
    int Added, int Known, IReadOnlyList<Finding> Findings, InputError? Error = null, Refusal? Refusal = null)
{
    public static ImportDecision Refused(Refusal refusal) => new([], [], [], 0, 0, [], null, refusal);

    public static ImportDecision Wrong(InputError error) => new([], [], [], 0, 0, [], error);
}
