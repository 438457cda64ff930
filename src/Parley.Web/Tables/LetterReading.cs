using Parley.Access;
using Parley.Agreements;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;

namespace Parley.Web.Tables;

/// <summary>A side letter: the paper as it stands, whether it holds, from when and until when.</summary>
/// <param name="Paper">The letter as corrected; null if it was struck.</param>
/// <param name="From">From when it holds; null while an act is missing.</param>
/// <param name="LastDay">The last day on which it holds, as it says, was extended or was ended; null for good.</param>
/// <param name="Missing">The acts that are still needed.</param>
public sealed record LetterReading(TableReading Table, Row? Paper, DateOnly? From, DateOnly? LastDay, IReadOnlyList<string> Missing)
{
    public string Slug => Table.Slug;

    public string Title => Table.Negotiation.Title;

    private NegotiationOpened Opened => (NegotiationOpened)Table.Facts[0].Event;

    /// <summary>The slug of the negotiation from which it came.</summary>
    public string? Negotiation => Opened.Negotiation;

    public bool NonPrecedential => Opened.NonPrecedential == true;

    /// <summary>What the state's chip says, and its look.</summary>
    public (string Name, string Look) State => this switch
    {
        { Paper: null } => ("Struck", "withdrawn"),
        { From: null } when Paper is { } paper && Table.Board.Votes.All.Any(vote => vote is { Passed: false, OtherPapers: null } && vote.Row.Day <= Table.On && vote.On.Contains(paper.Number)) => ("Not approved", "rejected"),
        { From: null } => ("Signed, not in effect", "tentatively-agreed"),
        _ when LastDay < Table.On => ("Ended", "held"),
        _ when From > Table.On => ("In effect later", "ratified-pending"),
        _ => ("In effect", "in-effect"),
    };

    public string Holds => (From, LastDay) switch
    {
        (null, null) => "not in effect yet",
        (null, { } last) => $"not in effect yet; to hold until {Written.Day(last)}",
        ({ } from, null) => $"from {Written.Day(from)}, with no last day",
        ({ } from, { } last) => $"from {Written.Day(from)} until {Written.Day(last)}",
    };

    public static async Task<LetterReading?> Read(RecordReader reader, string slug, DateOnly on, CancellationToken stop, Right right = Right.ReadExchanged) =>
        await TableReading.Read(reader, StreamId.SideLetter(slug), on, null, stop, right) is { } table ? Of(table) : null;

    public static LetterReading Of(TableReading table)
    {
        var paper = table.Register.Rows.LastOrDefault(row => row.Event is TentativeAgreementReached);
        var instrument = paper is null ? null : Instruments.InEffect(table.Negotiation, table.Register).FirstOrDefault(one => one.Paper.Number == paper.Number && one.LastAct.Day <= table.On);
        return new(table, paper, instrument?.Effective, instrument is null ? paper?.Said.Until : instrument.Until, paper is null || instrument is not null ? [] : PaperReading.MissingOn(table, paper));
    }

    /// <summary>What it changes in contract text, each against the words that stand without it.</summary>
    public async Task<IReadOnlyList<ChangeReading>> Changes(RecordReader reader, CancellationToken stop)
    {
        if (Paper is not { } paper) return [];
        var texts = await ChangeTexts.Read(reader, Table.Negotiation.Agreements, paper.Said.Changes, stop);
        return texts.Of(paper.Said.Changes, paper.Day, From ?? paper.Said.Effective ?? paper.Day, IsOwn, (From, LastDay));
    }

    private bool IsOwn(Amendment amendment) => amendment.Act.SideLetter == Slug;
}
