using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Impasse;
using Parley.Proposals;
using Parley.Recording;
using Parley.Sunshine;
using Parley.Table;

namespace Parley.Audit;

/// <summary>What a careful reader would remark in the entries of one table. One rule a method; each says what it saw.</summary>
public static partial class TableFindings
{
    internal delegate IEnumerable<Finding> Rule(Reading reading);

    internal sealed record Reading(Negotiation Negotiation, Register Register, Board Board, IReadOnlyList<Row> Rows);

    private static readonly IReadOnlyList<Rule> Rules =
    [
        AgreedWithoutMove, AnsweredBeforeAsked, OneDocumentTwice, TwoDatesForOneStep, OutsideTheRound, UnlinkedLabel, ThirdParty,
        SupersededByAnother, PackageOfTwo, UnclearOutcome, NamedForAnotherDate, SessionGap, SessionOutOfOrder, AssertedAgreements, .. ActFindings.Rules,
    ];

    /// <summary>The findings on the entries up to the board's date.</summary>
    public static IReadOnlyList<Finding> Of(Negotiation negotiation, Register register, Board board)
    {
        var reading = new Reading(negotiation, register, board, board.Rows);
        return [.. Rules.SelectMany(rule => rule(reading))];
    }

    internal static Finding Found(string code, string text, params IEnumerable<Row> rows) => new(code, text, [.. rows.Select(row => row.Name)]);

    internal static string Date(Row row) => row.Happened.Date.ToString();

    /// <summary>About seven in ten tentative agreements of two shared logs have no earlier move: usual, and still worth knowing.</summary>
    private static IEnumerable<Finding> AgreedWithoutMove(Reading reading) =>
        from subject in reading.Board.Subjects
        let first = subject.Moves[0]
        where first.Event is TentativeAgreementReached
        select Found("agreed-without-move", $"the tentative agreement of {Date(first)} on \"{Plain.Short(subject.Subject.Name)}\" has no earlier move on its subject", first);

    private static IEnumerable<Finding> AnsweredBeforeAsked(Reading reading) =>
        from row in reading.Rows
        from number in row.Said.RespondsTo
        let asked = reading.Register.Find(number)
        where asked is not null && HappenedOrder.Instance.Compare(row, asked) < 0
        select Found("answered-before-asked", $"the {row.Word} of {Date(row)} answers a {asked.Word} of {Date(asked)}, which is later", row, asked);

    private static IEnumerable<Finding> OneDocumentTwice(Reading reading)
    {
        var papers = from row in reading.Rows
                     where row.Event is IMove && row.Said.Document is not null
                     from claimed in new[] { row.Said.Document!.Sha256, row.Said.Document.Name.Trim() }
                     where claimed is not null
                     group row by claimed;
        var told = new HashSet<Row>();
        foreach (var paper in papers)
        {
            Row[] claims = [.. paper];
            var first = claims[0];
            var other = claims.Skip(1).FirstOrDefault(row => !SameMove(first, row) && !Accepts(row, claims, reading.Board.Sides));
            // Two papers of one name are two papers where the digests of both are known and differ.
            if (other is null || (first.Said.Document!.Sha256 is { } one && other.Said.Document!.Sha256 is { } two && one != two) || !told.Add(other)) continue;
            yield return Found("one-document-twice",
                $"one document is claimed by a {first.Word} of {first.Said.Party} on {Date(first)} and by a {other.Word} of {other.Said.Party} on {Date(other)}", claims);
        }

        bool SameMove(Row one, Row row) => one.Day == row.Day && reading.Board.Sides.Side(one.Said.Party) == reading.Board.Sides.Side(row.Said.Party);
    }

    /// <summary>A tentative agreement may be the other side's proposal, signed: same paper, same subject, at the same time or later.</summary>
    private static bool Accepts(Row row, Row[] claims, Sides sides) =>
        row.Event is TentativeAgreementReached && claims.Any(offer => Offers.IsOffer(offer.Event) && offer.Day <= row.Day && !Sides.IsNeither(offer.Said.Party)
            && sides.Side(offer.Said.Party) != sides.Side(row.Said.Party)
            && offer.Subjects.Any(subject => row.Subjects.Any(own => own.Key == subject.Key)));

    /// <summary>The steps that a round takes once; for the others several dates are no contradiction.</summary>
    private static IEnumerable<Finding> TwoDatesForOneStep(Reading reading) =>
        from row in reading.Rows
        let step = OnceARound(row, reading.Board.Sides)
        where step is not null
        group row by step into rows
        let dates = rows.Select(row => row.Day).Distinct().Count()
        where dates > 1
        select Found("two-dates-for-one-step", $"{rows.First().Word} is dated {string.Join(" and ", rows.Select(row => $"{Date(row)} by {row.Said.Party}"))}", rows);

    private static (Type, string)? OnceARound(Row row, Sides sides) => row.Event switch
    {
        ImpasseDeclared or ReleasedToFactfinding or AgreementExpired or AgreementApprovedByBoard => (row.Event.GetType(), ""),
        InitialProposalAdopted or AgreementRatified => (row.Event.GetType(), sides.Side(row.Said.Party)),
        _ => null,
    };

    /// <summary>
    /// A round has no date on which it must begin or end, but its entries follow one another: more than a year without any is a gap,
    /// and what lies beyond it, away from most of the round, has probably another year than it says. So has what is dated after it was recorded.
    /// </summary>
    private static IEnumerable<Finding> OutsideTheRound(Reading reading)
    {
        var runs = new List<List<Row>>();
        foreach (var row in reading.Rows)
        {
            if (runs.Count == 0 || row.Day.DayNumber - runs[^1][^1].Happened.Date.Last.DayNumber > 365) runs.Add([]);
            runs[^1].Add(row);
        }

        var round = runs.MaxBy(run => run.Count);
        foreach (var row in runs.Where(run => run != round).SelectMany(run => run))
            yield return Found("date-outside-round", $"the {row.Word} of {Date(row)} lies more than a year away from the round, which runs from {Date(round![0])} to {Date(round[^1])}", row);

        foreach (var row in reading.Rows.Where(row => row.Day > DateOnly.FromDateTime(row.Fact.Recorded.UtcDateTime.Date.AddDays(1))))
            yield return Found("date-after-recording", $"the {row.Word} is dated {Date(row)} and was recorded before that, on {row.Fact.Recorded:yyyy-MM-dd}", row);
    }

    private static IEnumerable<Finding> UnlinkedLabel(Reading reading) =>
        from row in reading.Rows
        where row.Event is IMove
        from subject in row.Subjects
        where !subject.Linked && Sweeping.IsMatch(subject.Name)
        select Found("label-without-subject", $"\"{Plain.Short(subject.Name)}\" ({row.Word} of {Date(row)}) names no subject of its own: link it to the subjects it means", row);

    [GeneratedRegex("""^\W*((all|most|some|both|same|others?|rest|various|remaining|outstanding|everything|untitled|new subject|unnamed)\b|(the\s+)?(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)\s+(other\s+|open\s+|outstanding\s+)?(proposals?|articles?|items?|subjects?)\W*$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sweeping { get; }

    private static IEnumerable<Finding> ThirdParty(Reading reading) =>
        from row in reading.Rows
        where reading.Board.Sides.IsThird(row.Said.Party)
        group row by Labels.Key(row.Said.Party) into rows
        select Found("third-party", $"\"{Plain.Short(rows.First().Said.Party)}\" is neither the union nor the employer of this table", rows);

    private static IEnumerable<Finding> SupersededByAnother(Reading reading) =>
        from row in reading.Rows
        from number in row.Said.Supersedes
        let old = reading.Register.Find(number)
        where old is not null && reading.Board.Sides.Side(old.Said.Party) != reading.Board.Sides.Side(row.Said.Party)
        select Found("superseded-by-another", $"the {row.Word} of {row.Said.Party} on {Date(row)} claims to supersede an offer of {old.Said.Party}: only the mover supersedes its own", row, old);

    private static IEnumerable<Finding> PackageOfTwo(Reading reading) =>
        from row in reading.Rows
        where row.Said.Package is not null && Offers.IsOffer(row.Event)
        group row by Labels.Key(row.Said.Package!) into rows
        where rows.Select(row => (row.Day, reading.Board.Sides.Side(row.Said.Party))).Distinct().Count() > 1
        select Found("package-of-two", $"package \"{Plain.Short(rows.First().Said.Package)}\" has rows of different dates or movers", rows);

    private static IEnumerable<Finding> UnclearOutcome(Reading reading) =>
        from row in reading.Rows
        where row.Event is AgreementRatified or AgreementApprovedByBoard && Outcomes.Unclear(row.Said.Outcome)
        select Found("unclear-outcome", $"the outcome \"{Plain.Short(row.Said.Outcome)}\" of the {row.Word} of {Date(row)} does not say whether it passed; it is taken to have", row);

    /// <summary>Names of files and titles carry dates, and the dates are often those of another paper.</summary>
    private static IEnumerable<Finding> NamedForAnotherDate(Reading reading)
    {
        foreach (var row in reading.Rows.Where(row => row.Happened.Date.IsDay))
        {
            string?[] names = [row.Said.Document?.Name, row.Entry.Source?.Names?.Split('/')[^1], row.Said.Summary];
            var other = names.OfType<string>().SelectMany(WrittenDates.In).Where(date => date != row.Day).Cast<DateOnly?>().FirstOrDefault();
            // A summary may speak of other days; a name that carries this one, or only its day and month, agrees with it.
            if (other is not { } day || names.OfType<string>().SelectMany(WrittenDates.In).Contains(row.Day)) continue;
            if (day.Month == row.Day.Month && day.Day == row.Day.Day)
                yield return Found("named-for-another-year", $"the {row.Word} of {Date(row)} is called by its own paper or source {day:yyyy-MM-dd}: one of the years is wrong", row);
            else if (row.Said.Document is not null && WrittenDates.In(row.Said.Document.Name).Any() || row.Said.Summary is { } said && WrittenDates.Ends(said))
                yield return Found("named-for-another-date", $"the {row.Word} of {Date(row)} is called by its own paper or summary {day:yyyy-MM-dd}", row);
        }
    }

    private static IEnumerable<Finding> SessionGap(Reading reading)
    {
        int[] numbers = [.. Numbered(reading.Rows).Select(pair => pair.Number).Distinct().Order()];
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] == numbers[i - 1] + 1) continue;
            var gap = numbers[i] - numbers[i - 1] == 2 ? $"session {numbers[i] - 1} is" : $"sessions {numbers[i - 1] + 1} to {numbers[i] - 1} are";
            yield return new("session-gap", $"{gap} missing: there are entries of sessions {numbers[i - 1]} and {numbers[i]}", []);
        }
    }

    private static IEnumerable<Finding> SessionOutOfOrder(Reading reading)
    {
        (Row Row, int Number)? before = null;
        foreach (var now in Numbered(reading.Rows))
        {
            if (before is { } earlier && now.Number < earlier.Number)
                yield return Found("session-out-of-order", $"session {now.Number} is dated {Date(now.Row)}, after session {earlier.Number} of {Date(earlier.Row)}", earlier.Row, now.Row);
            before = now;
        }
    }

    private static IEnumerable<(Row Row, int Number)> Numbered(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
            if (int.TryParse(row.Entry.Session, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) yield return (row, number);
    }

    /// <summary>A source that counts tentative agreements asserts them: where the record has fewer by then, it lacks some.</summary>
    private static IEnumerable<Finding> AssertedAgreements(Reading reading)
    {
        foreach (var row in reading.Rows)
        {
            if (row.Said.Summary is null || AssertedCount.Match(row.Said.Summary) is not { Success: true } match) continue;
            var asserted = CountWords.Read(match.Groups["count"].Value);
            var recorded = reading.Rows.Where(other => other.Event is TentativeAgreementReached && other.Day <= row.Day).SelectMany(other => other.Subjects).DistinctBy(subject => subject.Key).Count();
            if (asserted > recorded)
                yield return Found("asserted-agreements", $"the source of the {row.Word} of {Date(row)} speaks of tentative agreements on {asserted} articles; the record has {recorded} by then", row);
        }
    }

    [GeneratedRegex("""\b(TAs?|tentative agreements?)\s+(on|for)\s+(?<count>\d{1,3}|\w+)\s+(articles?|subjects?|items?|issues?)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AssertedCount { get; }
}
