using System.Globalization;
using Parley.Incorporation;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;

namespace Parley.History;

/// <summary>The tentative agreements of a table on a date, and what has been voted on them.</summary>
/// <param name="Version">The table's version: send it as If-Match to be told of what came since.</param>
/// <param name="Digest">Of the terms of all that stands (<see cref="Terms.Digest(IEnumerable{ValueTuple{long, Particulars}})"/>): what a vote on all of it names.</param>
public sealed record SheetView(string Negotiation, string On, long Version, IReadOnlyList<long> Standing, string? Digest, IReadOnlyList<SheetAgreement> Agreements, IReadOnlyList<SheetVote> Votes);

/// <param name="Stands">Whether a vote that names nothing would be on it.</param>
/// <param name="InEffectSince">The day of the last act that was needed; null while one is missing.</param>
public sealed record SheetAgreement(long Entry, string Date, IReadOnlyList<string> Labels, bool Stands, string Digest, Signatures? Signed, IReadOnlyList<Person> Signers, AgreedBasis? Basis,
    IReadOnlyList<ActingBody> Needs, string? Effective, string? Until, IReadOnlyList<ProposedChange> Changes, string? Text, string? Summary, string? InEffectSince)
{
    /// <summary>What of its words this reader sees: whole, opened, sealed or hidden.</summary>
    public Showing Showing { get; init; }
}

/// <param name="Stale">The number of the paper that has changed since, or null.</param>
public sealed record SheetVote(long Entry, string Date, ActingBody Body, string Party, bool Passed, IReadOnlyList<long> On, string? Digest, long? Stale, Ballot? Ballot, RollCall? RollCall, string? Vote, string? Outcome);

public static class Sheets
{
    public static SheetView Of(Negotiation negotiation, IReadOnlyList<Fact> facts, DateOnly on)
    {
        var register = Register.Of(facts);
        var board = new Board(register, negotiation.Representatives, on);
        var standing = board.Standing;
        var inEffect = Instruments.InEffect(negotiation, register).Where(instrument => instrument.LastAct.Day <= on).ToDictionary(instrument => instrument.Paper.Number, instrument => instrument.LastAct);
        var agreements = board.Rows.Where(row => row.Event is TentativeAgreementReached or IImposedTerms).Select(row => new SheetAgreement(
            row.Number, row.Happened.Date.ToString(), row.Said.Labels, standing.Contains(row.Number), Terms.Of(row.Said).Digest(), row.Said.Signed, row.Said.Signers, row.Said.Basis, Votes.Needed(row),
            Day(row.Said.Effective), Day(row.Said.Until), row.Said.Changes, row.Said.Text, row.Said.Summary, inEffect.GetValueOrDefault(row.Number)?.Happened.Date.ToString()) { Showing = ClosedEntries.ShowingOf(row.Fact) });
        var votes = board.Votes.All.Where(vote => vote.Row.Day <= on).Select(vote => new SheetVote(vote.Row.Number, vote.Row.Happened.Date.ToString(), vote.Body, vote.Row.Said.Party, vote.Passed, vote.On,
            vote.Row.Said.Ballot?.Digest, vote.OtherPapers, vote.Row.Said.Ballot, vote.Row.Said.RollCall, vote.Row.Said.Vote, vote.Row.Said.Outcome));
        return new(negotiation.Slug, Day(on)!, negotiation.Version, standing, standing.Count == 0 ? null : Terms.Digest(standing.Select(number => (number, register.Find(number)!.Said))), [.. agreements], [.. votes]);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One entry of a table as it stands, with what it said before it was corrected.</summary>
public sealed record EntryView(long Entry, string Move, string Happened, string? Time, string? Session, string Recorded, string RecordedBy, Particulars Said, Correction? Correction, IReadOnlyList<EarlierView> Earlier)
{
    /// <summary>For the other side: what was exchanged, and nothing of how, when and by whom the keeper recorded it.</summary>
    public EntryView AsExchanged() => this with { Recorded = "", RecordedBy = "", Correction = null, Earlier = [] };

    /// <summary>What of its words this reader sees: whole, opened, sealed or hidden.</summary>
    public Showing Showing { get; init; }

    /// <summary>As what it is sealed: privileged or personal; null where it is not.</summary>
    public string? Sealed { get; init; }
}

/// <param name="Said">Null for a strike, which says only why.</param>
public sealed record EarlierView(long Entry, string Recorded, string RecordedBy, string Happened, Particulars? Said, Correction? Correction);

public static class EntryViews
{
    public static IReadOnlyList<EntryView> Of(IEnumerable<Fact> facts) => [.. Register.Of(facts).Rows.Select(Of)];

    public static EntryView Of(Row row) => new(row.Number, row.Word, row.Happened.Date.ToString(), row.Happened.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), row.Entry.Session,
        Instants.Text(row.Fact.Recorded), row.Fact.By, row.Said, row.Entry.Correction, [.. row.Earlier.Select(Earlier)]) { Showing = ClosedEntries.ShowingOf(row.Fact), Sealed = ClosedEntries.KindOf(row.Entry) };

    private static EarlierView Earlier(Fact fact) => fact.Event is ITableEvent happening
        ? new(fact.Number, Instants.Text(fact.Recorded), fact.By, happening.Entry.Happened.Date.ToString(), happening.Particulars, happening.Entry.Correction)
        : new(fact.Number, Instants.Text(fact.Recorded), fact.By, "", null, (fact.Event as EntryStruck)?.Correction);
}
