using Parley.Agreements;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Audit;

/// <summary>What a careful reader would remark in the changes that papers propose, with the agreement's text beside them.</summary>
public static class ChangeFindings
{
    /// <param name="rows">The entries up to the date.</param>
    /// <param name="agreements">Facts of the agreements that the table is about, by slug.</param>
    public static IReadOnlyList<Finding> Of(Negotiation negotiation, Register register, IReadOnlyList<Row> rows, IReadOnlyDictionary<string, IReadOnlyList<Fact>> agreements)
    {
        var inEffect = Instruments.InEffect(negotiation, register).Where(instrument => rows.Contains(instrument.LastAct)).ToDictionary(instrument => instrument.Paper.Number);
        var findings = new List<Finding>();
        var texts = new Dictionary<(string, DateOnly), HashSet<string>>();
        foreach (var row in rows.Where(row => row.Said.Changes.Count > 0))
        {
            foreach (var changes in row.Said.Changes.Select((change, i) => (Place: i + 1, Change: change)).GroupBy(placed => placed.Change.Agreement ?? negotiation.Agreements.FirstOrDefault() ?? ""))
            {
                if (agreements.GetValueOrDefault(changes.Key) is not { Count: > 0 } facts)
                {
                    findings.Add(new("change-without-agreement", $"the {row.Word} of {row.Happened.Date} changes {(changes.Key.Length == 0 ? "an agreement that it does not name" : $"agreement {Plain.Short(changes.Key)}, which the record does not have")}", [row.Name]));
                    continue;
                }

                var drafting = new Drafting(facts, row.Day, inEffect.TryGetValue(row.Number, out var instrument) ? instrument.Effective : row.Day);
                var held = instrument is null ? "" : "; it is ratified and approved, and its changes wait until that is put right";
                findings.AddRange(drafting.Draft([.. changes], negotiation.Slug, row.Number).Unresolved
                    .Select(unresolved => new Finding(unresolved.Code, $"{row.Word} of {row.Happened.Date}: {unresolved.Text}{held}", [row.Name])));
                // What this table itself brought about, perhaps back to an earlier day, its papers could not show as the present words.
                var shown = new NamedText(TextInForce.On(facts, row.Day, amendment => (amendment.Act.SideLetter ?? amendment.Act.Negotiation) == negotiation.Slug));
                findings.AddRange(changes.Select(placed => placed.Change).Where(change => change.Was is not null).SelectMany(change => Differing(row, change, shown)));
                if (instrument is not null) findings.AddRange(Gone(instrument, changes.Select(placed => placed.Change), drafting, day => In(changes.Key, facts, day)));
            }
        }

        return findings;

        HashSet<string> In(string agreement, IReadOnlyList<Fact> facts, DateOnly day) =>
            texts.TryGetValue((agreement, day), out var ids) ? ids : texts[(agreement, day)] = [.. TextInForce.On(facts, day).Select(held => held.Provision.Id)];
    }

    /// <summary>A change of what another act had taken out by then is agreed, voted on, and changes nothing: that is told.</summary>
    private static IEnumerable<Finding> Gone(Instrument instrument, IEnumerable<ProposedChange> changes, Drafting drafting, Func<DateOnly, HashSet<string>> text) =>
        from change in changes
        where change.Change is TextChangeKind.Replaced or TextChangeKind.Moved
        let effective = change.Effective ?? instrument.Effective
        where drafting.Find(change.Provision) is [var held] && !text(effective).Contains(held.Provision.Id)
        select new Finding("changes-what-is-gone", $"{instrument.Paper.Word} of {instrument.Paper.Happened.Date}: \"{Plain.Short(change.Provision)}\" is not in the text of {effective:yyyy-MM-dd}, from which its change would hold: the change has no effect", [instrument.Paper.Name]);

    /// <summary>A difference between the text that a paper strikes and the text in force is reported, never smoothed over; white space and the form of quotes and dashes are none.</summary>
    private static IEnumerable<Finding> Differing(Row row, ProposedChange change, NamedText text)
    {
        if (text.Find(change.Provision) is not [var held]) yield break;
        var segments = Redline.Between(held.Provision.Text, change.Was!);
        if (segments.All(segment => segment.Op == '=')) yield break;
        var (struck, put) = (segments.FirstOrDefault(segment => segment.Op == '-')?.Text, segments.FirstOrDefault(segment => segment.Op == '+')?.Text);
        yield return new("text-differs", $"the {row.Word} of {row.Happened.Date} shows as the present words of {Plain.Short(held.Provision.Label)} \"{Plain.Short(put?.Trim() ?? "")}\" where the text in force has \"{Plain.Short(struck?.Trim() ?? "")}\"", [row.Name]);
    }
}
