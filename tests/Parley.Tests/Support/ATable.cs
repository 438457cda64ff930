using System.Globalization;
using Parley.History;
using Parley.Recording;
using Parley.Table;

namespace Parley.Tests;

/// <summary>
/// Given/when/then for one table: the Teachers (union) and the District, entries recorded one a minute in the order written here.
/// </summary>
internal sealed class ATable
{
    public const string Union = "Teachers";
    public const string Employer = "District";
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Fact> facts = [];

    public ATable() => Add(new NegotiationOpened("t-2026", "Teachers 2026", NegotiationKind.Successor, ["t"], [], [Union]));

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>The number of the last entry.</summary>
    public long Last => facts.Count;

    public ATable Add(object happening, int minutes = -1)
    {
        facts.Add(new("negotiation/t-2026", facts.Count + 1, Start.AddMinutes(minutes < 0 ? facts.Count : minutes), "Ana", Guid.Empty, happening));
        return this;
    }

    /// <summary>An entry of a day; the date is YYYY-MM-DD, YYYY-MM or YYYY, with HH:MM behind it where the time is known.</summary>
    public ATable Entry(string when, string party, string word, string labels = "", Func<Particulars, Particulars>? said = null, int? order = null, string? session = null, Correction? corrects = null)
    {
        var parts = when.Split(' ');
        Assert.True(PartialDate.TryParse(parts[0], out var date));
        TimeOnly? time = parts.Length > 1 ? TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture) : null;
        var particulars = new Particulars(party, labels.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Add(TableWords.Event(word, new(new(date, time, order)) { Session = session, Correction = corrects }, said?.Invoke(particulars) ?? particulars));
    }

    public ATable Corrected(long entry, string when, string party, string word, string labels = "") =>
        Entry(when, party, word, labels, corrects: new(entry, "misread", "Chief spokesperson"));

    public StatusView Status(string on = "2026-12-31", DateTimeOffset? known = null)
    {
        var upTo = Facts.KnownOn(known).ToList();
        return Parley.History.Status.Of(Fold.Of<Negotiation>(upTo)!, upTo, DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture), known);
    }

    /// <summary>A subject's state and whose answer it awaits, as "state, awaiting".</summary>
    public string Stands(string label, string on = "2026-12-31")
    {
        var article = Status(on).Articles.Single(article => Labels.Same(article.Label, label));
        return $"{Json.Word(article.State)}, {article.Awaiting ?? "nobody"}";
    }

    public IReadOnlyList<Finding> Findings(string code) => [.. Status().Findings.Where(finding => finding.Code == code)];
}
