using System.Globalization;
using System.Text;
using Parley.Recording;
using Parley.Sealing;
using Parley.Table;

namespace Parley.Log;

/// <summary>A table log as read: all rows, or the first thing that is wrong with it.</summary>
public sealed record ReadLog(IReadOnlyList<LogRow> Rows, InputError? Error);

/// <summary>Reads a table log: RFC 4180, the columns of contract.md, one row an entry. All or nothing.</summary>
public static class LogReader
{
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">The file's name, kept with each entry as its source.</param>
    public static ReadLog Read(ReadOnlySpan<byte> utf8, string file)
    {
        var (cells, error) = Csv.Read(utf8);
        error ??= LogColumns.Check(cells[0]);
        if (error is not null) return new([], error);

        var header = cells[0].Select(cell => cell.Value).ToArray();
        var rows = new List<LogRow>(cells.Count - 1);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fields in cells.Skip(1))
        {
            var row = new RowReader(header, fields, file).Read(occurrences, out error);
            if (error is null && row!.Entry.Key is { } key && !keys.Add(key))
                error = new($"key \"{Plain.Short(key)}\" stands in an earlier row of this file: give each row a key of its own", fields[0].Line, ColumnOf("key"));
            if (error is not null) return new([], error);
            rows.Add(row!);

            int ColumnOf(string name) => fields[Array.IndexOf(header, name)].Column;
        }

        return new(rows, null);
    }

    private sealed class RowReader(string[] header, Cell[] fields, string file)
    {
        private static readonly string[] References = ["responds_to", "supersedes", "corrects", "same_as"];

        private InputError? error;

        public LogRow? Read(Dictionary<string, int> occurrences, out InputError? wrong)
        {
            foreach (var cell in fields.Where(cell => Encoding.UTF8.GetByteCount(cell.Value) > Limits.Field))
                Wrong(cell, $"a field of more than {Limits.Field >> 20} MiB: shorten it, or attach it as a document");

            var move = Of("move").Value;
            if (TableWords.Check(move) is { } unknown) Wrong(Of("move"), unknown.Text);
            if (Of("party").Value.Trim().Length == 0) Wrong(Of("party"), "the party is empty: write the moving party's name, joint or neutral");
            if (Of("party").Value.Length > Limits.Name) Wrong(Of("party"), $"the party is longer than {Limits.Name} characters");
            var labels = Several("article");
            if (error is null && labels.Count == 0 && TableWords.NeedsSubject(move)) Wrong(Of("article"), $"a {move} is on a subject: name the article");
            var layer = Word("layer", Layer.Exchanged);
            // The exchanged entry's digest must not let anybody confirm a guess of what goes to our account.
            var digest = layer == Layer.Internal ? null : LogRow.DigestOf(header.Zip(fields, (name, cell) => KeyValuePair.Create(name, cell.Value))
                .Where(field => layer == Layer.Account || field.Key is not ("speaker" or "rationale")));
            var entry = ReadEntry(digest, layer, occurrences);
            var row = error is null ? new LogRow(fields[0].Line, move, layer, entry, layer == Layer.Internal ? new(Of("party").Value.Trim(), []) : ReadSaid(labels))
            {
                RespondsTo = Keys("responds_to"),
                Supersedes = Keys("supersedes"),
                Corrects = Keys("corrects"),
                SameAs = Keys("same_as"),
                Words = layer == Layer.Internal ? ReadInside(move, labels) : null,
                Subjects = layer == Layer.Internal ? [] : Several("subject"),
                References = References.Where(header.Contains).ToDictionary(name => name, Of),
                Speaker = layer == Layer.Internal ? null : Text("speaker"),
                Rationale = layer == Layer.Internal ? null : Text("rationale"),
            } : null;
            wrong = error;
            return error is null ? row : null;
        }

        private Entry ReadEntry(string? digest, Layer layer, Dictionary<string, int> occurrences)
        {
            var key = Text("key");
            if (key?.Contains(';', StringComparison.Ordinal) == true) Wrong(Of("key"), "a key holds a semicolon, which separates keys where they are named: leave it out");
            // What is not kept must not be guessable from a digest either: an unkeyed internal row is known by its date and count.
            var same = key is not null ? "key " + key : digest is not null ? "row " + digest : "internal " + Of("date").Value.Trim();
            var occurrence = key is not null ? 1 : occurrences[same] = occurrences.GetValueOrDefault(same) + 1;
            var identity = occurrence == 1 ? same : $"{same} #{occurrence}";
            return new(new(Date("date", true) ?? default, Time(), Number("order"), Date("date_to", false), Word("date_basis", DateBasis.Exact)))
            {
                Key = key,
                Session = layer == Layer.Internal ? null : Text("session"),
                Source = new(file, fields[0].Line, identity, digest) { Names = layer == Layer.Internal ? null : Text("source") },
            };
        }

        /// <summary>All that an internal row says besides its date.</summary>
        private SealedWords ReadInside(string move, IReadOnlyList<string> labels)
        {
            var said = ReadSaid(labels);
            return new()
            {
                Move = move, Party = said.Party, Labels = labels, Subjects = Several("subject"), Provisions = said.Provisions, Agreements = said.Agreements, Session = Text("session"), Speaker = Text("speaker"),
                Summary = said.Summary, Text = said.Text, Rationale = Text("rationale"), Base = said.Base, Package = said.Package, Option = said.Option, Condition = said.Condition, Outcome = said.Outcome,
                Form = Text("form"), Signed = Text("signed"), Expires = Text("expires"), Document = said.Document?.Name, DocumentSha256 = said.Document?.Sha256, Vote = said.Vote, Minutes = said.Minutes, Source = Text("source"),
                References = [.. References.SelectMany(column => Keys(column).Select(key => $"{column} {key}"))],
                CorrectionReason = Keys("corrects").Count > 0 ? said.Summary : null, CorrectionAuthority = Keys("corrects").Count > 0 ? Text("source") : null,
            };
        }

        private Particulars ReadSaid(IReadOnlyList<string> labels) => new(Of("party").Value.Trim(), labels)
        {
            Summary = Text("summary"),
            Text = Text("text"),
            Agreements = Several("agreement"),
            Provisions = Several("provisions"),
            Base = Text("base"),
            Package = Text("package"),
            Option = Text("option"),
            Condition = Text("condition"),
            Outcome = Text("outcome"),
            Form = Text("form") is null ? null : Word("form", ProposalForm.Article),
            Signed = Text("signed") is null ? null : Word("signed", Signatures.None),
            Expires = Date("expires", false),
            Document = ReadDocument(),
            Vote = Text("vote"),
            Minutes = Text("minutes"),
        };

        private Document? ReadDocument()
        {
            var (name, sha) = (Text("document"), Text("document_sha256")?.ToLowerInvariant());
            if (sha is not null && (sha.Length != 64 || sha.Any(digit => !char.IsAsciiHexDigitLower(digit))))
                Wrong(Of("document_sha256"), "not a SHA-256: 64 hexadecimal digits");
            return name is null && sha is null ? null : new(name ?? sha!, sha);
        }

        private Cell Of(string column)
        {
            var index = Array.IndexOf(header, column);
            return index < 0 ? fields[0] with { Value = "" } : fields[index];
        }

        /// <summary>A field's words, null where it is blank.</summary>
        private string? Text(string column) => Of(column).Value.Trim() is { Length: > 0 } text ? text : null;

        /// <summary>Keys are the same only when they agree in every character, as when they are given.</summary>
        private List<string> Keys(string column) => [.. Split(column).Distinct(StringComparer.Ordinal)];

        private string[] Split(string column) => Of(column).Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        private List<string> Several(string column)
        {
            var values = Split(column);
            if (values.Any(value => value.Length > 4096)) Wrong(Of(column), $"a value of {column} is longer than 4,096 characters: separate several with semicolons");
            return [.. values.DistinctBy(Labels.Key)];
        }

        private PartialDate? Date(string column, bool needed)
        {
            if (Text(column) is { } text)
            {
                if (PartialDate.TryParse(text, out var date)) return date;
                Wrong(Of(column), $"\"{Plain.Short(text)}\" is not a date: write YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown, from 1900 to 2199");
            }
            else if (needed) Wrong(Of(column), "the date is empty: write YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown");
            return null;
        }

        private TimeOnly? Time()
        {
            if (Text("time") is not { } text) return null;
            if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
            Wrong(Of("time"), $"\"{Plain.Short(text)}\" is not a time of day: write HH:MM, from 00:00 to 23:59");
            return null;
        }

        private int? Number(string column)
        {
            if (Text(column) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
            Wrong(Of(column), $"\"{Plain.Short(text)}\" is not a whole number: write digits, such as 2");
            return null;
        }

        private TWord Word<TWord>(string column, TWord absent) where TWord : struct, Enum
        {
            if (Text(column) is not { } text) return absent;
            foreach (var word in Enum.GetValues<TWord>())
                if (string.Equals(word.ToString(), text, StringComparison.OrdinalIgnoreCase)) return word;
            Wrong(Of(column), $"\"{Plain.Short(text)}\" is not known: {column} is one of {string.Join(", ", Enum.GetNames<TWord>().Select(name => name.ToLowerInvariant()))}");
            return absent;
        }

        private void Wrong(Cell cell, string text) => error ??= new(text, cell.Line, cell.Column);
    }
}
