using Parley.Recording;
using Parley.Table;

namespace Parley.Log;

/// <summary>Decides an import: which rows are new, which entries they refer to, and in which stream each belongs.</summary>
public static class LogImport
{
    public static ImportDecision Decide(ImportLog command, TableRecord record)
    {
        var opening = record.Negotiation is null
            ? Negotiation.Decide(new OpenNegotiation(command.Stamp, command.NegotiationId, command.Title, command.Type, command.Units, command.Agreements, record.Representatives), null)
            : Decision.Already;
        var refusal = opening.Refusal ?? Units(command, record);
        return refusal is not null ? ImportDecision.Refused(refusal) : new Import(command, record, opening.Events).Decide();
    }

    /// <summary>Who is the union at the table comes from its units: they must be known, and stay the same.</summary>
    private static Refusal? Units(ImportLog command, TableRecord record)
    {
        if (record.Negotiation is { } known)
        {
            return command.Units.Select(StreamId.Slug).Order(StringComparer.Ordinal).SequenceEqual(known.Units.Order(StringComparer.Ordinal)) ? null
                : new("other-unit", $"negotiation {known.Slug} is with {string.Join(", ", known.Units)}: name the same, or choose another slug");
        }

        return record.Representatives.Count == command.Units.Count ? null
            : new("no-such-unit", $"not every unit of {string.Join(", ", command.Units.Select(unit => Plain.Short(StreamId.Slug(unit))))} is known: add it with unit add");
    }

    /// <summary>A place in the record: the stream's layer, and the entry's number in it.</summary>
    private readonly record struct Place(Layer Layer, long Number);

    /// <summary>
    /// Rows come first in their stream and in the file's order, so that a row's number is known before any row is decided (rows may
    /// refer to rows below them); what follows from rows (links, strikes, notes) comes after.
    /// </summary>
    private sealed class Import(ImportLog command, TableRecord record, IReadOnlyList<object> opening)
    {
        private readonly List<object> rows = [], strikes = [], links = [], account = [], notes = [], struck = [], hidden = [];
        private readonly List<Finding> findings = [];
        private readonly Dictionary<string, Place> keys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string?> seen = new(StringComparer.Ordinal);
        private readonly Dictionary<long, IReadOnlyList<string>> subjects = [];
        private readonly Dictionary<long, LogRow> numbered = [];
        private readonly Dictionary<long, long> corrected = [];
        private int known;

        public ImportDecision Decide()
        {
            Remember();
            var added = command.Rows.Where(row => !seen.ContainsKey(row.Entry.Source!.Identity)).ToList();
            GiveNumbers(added);
            if (command.Rows.Select(Unknown).FirstOrDefault(error => error is not null) is { } wrong) return ImportDecision.Wrong(wrong);

            if (added.Count > 0) findings.AddRange(UnknownAgreements(added));
            if (record.Negotiation is { } table && table.Title != command.Title.Trim())
                findings.Add(new("other-title", $"the negotiation is \"{Plain.Short(table.Title)}\" in the record, and stays so", []));
            foreach (var row in command.Rows.Except(added)) Compare(row);
            foreach (var row in added) Add(row);
            object[] imported = added.Count > 0 ? [new LogImported(command.File, Digest, added.Count)] : [];
            return new([.. opening, .. rows, .. strikes, .. links, .. imported], [.. account, .. notes, .. struck], hidden, added.Count, known, findings);
        }

        /// <summary>What the record holds already: rows by their identity, keys, and the subjects of entries.</summary>
        private void Remember()
        {
            foreach (var (facts, layer) in new[] { (record.Exchanged, Layer.Exchanged), (record.Account, Layer.Account), (record.Internal, Layer.Internal) })
            {
                foreach (var fact in facts)
                {
                    var entry = fact.Event switch { ITableEvent happening => happening.Entry, AccountNoted { Beside: false } noted => noted.Entry, InternalEntryWithheld withheld => withheld.Entry, InternalEvent inside => inside.Entry, _ => null };
                    if (entry?.Source is { } source) seen[source.Identity] = source.Digest;
                    if (entry?.Key is { } key) keys.TryAdd(key, new(layer, fact.Number));
                    if (layer == Layer.Exchanged && entry?.Correction is { } correction) corrected[fact.Number] = correction.Entry;
                }
            }

            var meanings = Links.Of(record.Exchanged);
            foreach (var fact in record.Exchanged)
                if (fact.Event is ITableEvent { Particulars.Labels: { Count: > 0 } labels }) subjects[fact.Number] = [.. meanings.Subjects(fact.Number, labels).Select(subject => subject.Name)];
        }

        /// <summary>The file's digest, unless it would let somebody who guesses words of another layer confirm the guess.</summary>
        private string? Digest => command.Rows.Any(row => row.Layer != Layer.Exchanged || row.Speaker is not null || row.Rationale is not null) ? null : command.Sha256;

        private void GiveNumbers(IReadOnlyList<LogRow> added)
        {
            var next = new Dictionary<Layer, long>
            {
                [Layer.Exchanged] = FirstNumber, [Layer.Account] = record.Account.Count + 1, [Layer.Internal] = record.Internal.Count + 1,
            };
            foreach (var row in added)
            {
                var number = next[row.Layer]++;
                if (row.Entry.Key is { } key) keys.TryAdd(key, new(row.Layer, number));
                if (row.Layer == Layer.Exchanged) numbered.Add(number, row);
            }
        }

        /// <summary>Several names of one entry are one entry.</summary>
        private long Origin(long number) => Corrections.Origin(number, entry => corrected.TryGetValue(entry, out var target) ? target
            : numbered.TryGetValue(entry, out var row) && row.Corrects is [var first, ..] ? keys[first].Number : null);

        private long FirstNumber => (record.Negotiation?.Version ?? 0) + opening.Count + 1;

        /// <summary>Findings go into the receipt, which is of no layer: no word of our account or of an internal row may be in one.</summary>
        private IEnumerable<Finding> UnknownAgreements(List<LogRow> added) =>
            from slug in command.Agreements.Concat(added.Where(row => row.Layer == Layer.Exchanged).SelectMany(row => row.Said.Agreements)).Distinct()
            where !record.Agreements.Contains(slug)
            select new Finding("unknown-agreement", $"there is no agreement \"{Plain.Short(slug)}\" in the record yet: import it, or correct the name", []);

        /// <summary>A row that is in the record already, and should say the same.</summary>
        private void Compare(LogRow row)
        {
            known++;
            // Of words that were not kept nothing can be compared.
            if (seen[row.Entry.Source!.Identity] is not { } digest || digest == row.Entry.Source.Digest || row.Entry.Source.Digest is null) return;
            findings.Add(new("changed-row", $"the row of line {row.Line} differs from what was imported under its key; the record keeps the first: correct it with a row that names the key under corrects", [Name(row)]));
        }

        private void Add(LogRow row)
        {
            switch (row.Layer)
            {
                case Layer.Exchanged: AddExchanged(row); break;
                case Layer.Account:
                    account.Add(Account(row));
                    foreach (var more in row.Corrects.Skip(1).Select(key => keys[key].Number).Distinct()) struck.Add(new AccountNoteStruck(new(more, Reason(row), Authority(row))));
                    break;
                case Layer.Internal when row.Entry.Sealed is not null:
                    // Why it corrects another is sealed with it.
                    hidden.Add(new InternalNoted(row.Entry with { Correction = Correction(row) is { } correction ? correction with { Reason = "", Authority = "" } : null }));
                    break;
                default:
                    hidden.Add(new InternalEntryWithheld(row.Entry with { Correction = Correction(row) }, row.Said.Party));
                    findings.Add(new("internal-words-not-kept", $"line {row.Line} is internal: that it exists is recorded, its words are not, for there is no key to seal them with", [Name(row)]));
                    break;
            }
        }

        private void AddExchanged(LogRow row)
        {
            var number = FirstNumber + rows.Count;
            var said = row.Said with { RespondsTo = [.. In(Layer.Exchanged, row.RespondsTo)], Supersedes = [.. In(Layer.Exchanged, row.Supersedes)] };
            rows.Add(TableWords.Event(row.Move, row.Entry with { Correction = Correction(row) }, said));
            foreach (var more in row.Corrects.Select(key => Origin(keys[key].Number)).Distinct().Where(origin => origin != Origin(number)))
                strikes.Add(new EntryStruck(new(more, Reason(row), Authority(row))));
            TellOfOtherLayers(row);
            Link(row, number);
            if (row.Speaker is not null || row.Rationale is not null)
                notes.Add(Beside(row, number));
        }

        /// <summary>A label that stands for other subjects is linked to them by an entry of its own.</summary>
        private void Link(LogRow row, long number)
        {
            var meant = Meant(row, []);
            if (meant.Count == 0) return;
            var pairwise = row.SameAs.Count == 0 && meant.Count == row.Said.Labels.Count;
            for (var i = 0; i < row.Said.Labels.Count; i++)
                links.Add(new LabelLinked(row.Said.Labels[i], pairwise ? [meant[i]] : meant, number));
        }

        /// <summary>The subjects that a row's labels are linked to, by name or as those of other rows, above or below it; none where the labels are the subjects.</summary>
        private IReadOnlyList<string> Meant(LogRow row, HashSet<LogRow> asked)
        {
            if (row.SameAs.Count == 0 || !asked.Add(row)) return row.Subjects;
            return [.. In(Layer.Exchanged, row.SameAs).SelectMany(SubjectsOf).Concat(row.Subjects).DistinctBy(Labels.Key)];

            IReadOnlyList<string> SubjectsOf(long entry) =>
                numbered.TryGetValue(entry, out var other) ? Meant(other, asked) is { Count: > 0 } linked ? linked : other.Said.Labels
                : subjects.GetValueOrDefault(entry) ?? [];
        }

        /// <summary>A row of our account keeps all that it says; what it refers to is told apart by stream.</summary>
        private AccountNoted Account(LogRow row) => new(row.Entry with { Correction = Correction(row) }, row.Said with { RespondsTo = [.. In(Layer.Account, row.RespondsTo)], Supersedes = [.. In(Layer.Account, row.Supersedes)] })
        {
            About = [.. In(Layer.Exchanged, [.. row.RespondsTo, .. row.Supersedes, .. row.SameAs]).Distinct()],
            Move = row.Move, Subjects = row.Subjects, Speaker = row.Speaker, Rationale = row.Rationale,
        };

        /// <summary>What was said with an exchanged row: who spoke and why, and nothing of the row again.</summary>
        private static AccountNoted Beside(LogRow row, long number) => new(row.Entry with { Key = null, Correction = null }, new(row.Said.Party, row.Said.Labels))
        {
            About = [number], Beside = true, Move = row.Move, Speaker = row.Speaker, Rationale = row.Rationale,
        };

        private Correction? Correction(LogRow row) => row.Corrects.Count == 0 ? null : new(keys[row.Corrects[0]].Number, Reason(row), Authority(row));

        private static string Reason(LogRow row) => row.Said.Summary ?? $"corrected by line {row.Line} of {row.Entry.Source!.File}";

        /// <summary>Who imports is not who corrects: a log names its source, or nobody.</summary>
        private static string Authority(LogRow row) => row.Entry.Source!.Names ?? "not stated";

        /// <summary>A reference from the exchanged record into our own account would tell of it: it is left out, and the importer is told.</summary>
        private void TellOfOtherLayers(LogRow row)
        {
            if (row.RespondsTo.Concat(row.Supersedes).Concat(row.SameAs).Any(key => keys[key].Layer != Layer.Exchanged))
                findings.Add(new("reference-across-layers", $"line {row.Line} refers to an entry that is not of the exchanged layer: the reference is left out", [Name(row)]));
        }

        /// <summary>The numbers of those of the named entries that are of a layer.</summary>
        private IEnumerable<long> In(Layer layer, IReadOnlyList<string> named) => named.Select(key => keys[key]).Where(place => place.Layer == layer).Select(place => place.Number);

        private InputError? Unknown(LogRow row)
        {
            foreach (var (column, named) in new[] { ("responds_to", row.RespondsTo), ("supersedes", row.Supersedes), ("corrects", row.Corrects), ("same_as", row.SameAs) })
            {
                foreach (var key in named)
                {
                    if (!keys.TryGetValue(key, out var place)) return At("which is no key of this file or of rows imported before");
                    if (column != "corrects") continue;
                    if (place.Layer != row.Layer) return At("which is in another layer: a correction stays in the layer of what it corrects");
                    if (key == row.Entry.Key) return At("which is the row itself: name the key of another row");

                    InputError At(string why) => new($"{column} names \"{Plain.Short(key)}\", {why}", row.References[column].Line, row.References[column].Column);
                }
            }

            return null;
        }

        private static string Name(LogRow row) => row.Entry.Key ?? $"{row.Entry.Source!.File}:{row.Line}";
    }
}
