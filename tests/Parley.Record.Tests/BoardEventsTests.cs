using System.Text.Json.Nodes;
using Parley.Access;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Tests;

namespace Parley.Record.Tests;

/// <summary>
/// What a governing board's minutes tell of three units over five years, entered through <c>do</c>. Each round of a unit ends with the board's
/// approval; each tentative agreement adds a section to the unit's agreement, so that its effect can be seen in the text.
/// </summary>
public sealed class BoardEventsTests : Database
{
    private sealed record Round(string Slug, string Unit, List<JsonObject> Lines)
    {
        public bool Agreed { get; set; }
    }

    /// <summary>
    /// Unit, day of the board's approval, and the day on which the text changes; a dash where the minutes have no ratification by the union up to then,
    /// so that there is no ground. Worked out from the minutes by hand.
    /// </summary>
    private static readonly string[] Expected =
    [
        "csea127 2020-03-10 -", "csea127 2020-12-15 2020-12-15", "csea127 2021-08-10 -", "csea127 2022-10-11 -", "csea127 2024-07-30 2024-07-30",
        "sjta 2020-01-28 -", "sjta 2021-06-22 2021-06-22", "sjta 2022-10-11 2022-10-11", "sjta 2024-05-14 2024-05-14",
        "teamsters150 2020-01-28 -", "teamsters150 2021-07-01 -", "teamsters150 2022-10-25 2022-10-25", "teamsters150 2024-07-30 2024-07-30", "teamsters150 2024-11-19 2024-11-19",
    ];

    [RealRecordFact]
    public async Task Text_changes_where_both_have_acted_and_a_board_that_went_first_is_told()
    {
        var rounds = Rounds();
        await Do([.. SetUp(), .. rounds.SelectMany(round => round.Lines)]);

        await using var store = RecordStore.Open(Connection, TimeProvider.System);
        var (agency, reader) = ((await RecordReader.Agencies(store)).Single(), new RecordReader(store, "district", Sight.Operator));
        var seen = new List<string>();
        var first = new List<string>();
        foreach (var round in rounds)
        {
            var approval = round.Lines.LastOrDefault(line => line["post"]!.GetValue<string>().EndsWith("/board-approvals", StringComparison.Ordinal));
            if (approval is null) continue;
            var text = await reader.Text(round.Unit, new(2026, 6, 30), new(2026, 6, 30));
            var since = text!.Provisions.SingleOrDefault(provision => provision.Source.Negotiation == round.Slug)?.Since ?? "-";
            seen.Add($"{round.Unit} {approval["body"]!["date"]!.GetValue<string>()} {since}");

            var status = await reader.Status(round.Slug, new(2026, 6, 30));
            Assert.Equal(since == "-" ? "ratified-pending" : "in-effect", Json.Word(status!.Articles.Single().State));
            Assert.DoesNotContain(status.Findings, finding => finding.Code.Contains("among-ayes", StringComparison.Ordinal) || finding.Code is "stale-vote" or "passed-without-majority");
            if (status.Findings.Any(finding => finding.Code == "board-before-membership")) first.Add($"{round.Unit} {approval["body"]!["date"]!.GetValue<string>()}");
        }

        Assert.Equal(Expected.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(Expected.Where(line => line.EndsWith('-')).Select(line => line[..^2]).Order(StringComparer.Ordinal), first.Order(StringComparer.Ordinal));
        Assert.Equal("America/Los_Angeles", agency.TimeZone);
    }

    /// <summary>On 2021-08-10 the minutes say that the chapter "intends to ratify … later this week": when that vote is entered, the text changes from its day.</summary>
    [RealRecordFact]
    public async Task The_unions_vote_after_the_boards_is_the_last_act()
    {
        var rounds = Rounds();
        var round = rounds.Single(round => round.Lines.Any(line => line["body"]!["date"]?.GetValue<string>() == "2021-08-10"));
        await Do([.. SetUp(), .. rounds.TakeWhile(one => one != round).SelectMany(one => one.Lines), .. round.Lines, Line($"negotiations/{round.Slug}/ratifications", new() { ["date"] = "2021-08-12", ["party"] = "CSEA127", ["ballot"] = new JsonObject { ["passed"] = true } })]);
        await using var store = RecordStore.Open(Connection, TimeProvider.System);
        var text = await new RecordReader(store, "district", Sight.Operator).Text("csea127", new(2026, 6, 30), new(2026, 6, 30));
        Assert.Equal("2021-08-12", text!.Provisions.Single(provision => provision.Source.Negotiation == round.Slug).Since);
    }

    /// <summary>The minutes at hand have no such roll call; here Kravchuk, who seconded on 2024-05-14, is left out of the ayes.</summary>
    [RealRecordFact]
    public async Task A_seconder_missing_from_the_ayes_is_told_and_the_approval_counts()
    {
        var rounds = Rounds();
        var round = rounds.Single(round => round.Unit == "sjta" && round.Lines.Any(line => line["body"]!["date"]?.GetValue<string>() == "2024-05-14"));
        var votes = round.Lines[^1]["body"]!["rollCall"]!["votes"]!.AsArray();
        votes.Remove(votes.Single(vote => vote!["name"]!.GetValue<string>() == "Kravchuk"));
        await Do([.. SetUp(), .. rounds.TakeWhile(one => one != round).SelectMany(one => one.Lines), .. round.Lines]);
        await using var store = RecordStore.Open(Connection, TimeProvider.System);
        var status = await new RecordReader(store, "district", Sight.Operator).Status(round.Slug, new(2026, 6, 30));
        Assert.Contains("Kravchuk", status!.Findings.Single(finding => finding.Code == "seconder-not-among-ayes").Text, StringComparison.Ordinal);
        Assert.Equal("in-effect", Json.Word(status.Articles.Single().State));
    }

    private async Task Do(IReadOnlyList<JsonObject> lines)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, lines.Select(line => line.ToJsonString()));
        try
        {
            var unit = await BadInput.Cli.Run(Connection, ["unit", "add", "sjta", "--name", "Teachers", "--representative", "SJTA", "--profile", "ca-eera", "--time-zone", "America/Los_Angeles"]);
            Assert.True(unit.Exit == 0, unit.Error);
            var ended = await BadInput.Cli.Run(Connection, ["do", file]);
            Assert.True(ended.Exit == 0, ended.Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<JsonObject> SetUp()
    {
        foreach (var (slug, representative) in new[] { ("teamsters150", "TEAMSTERS150"), ("csea127", "CSEA127") })
            yield return Line("units", new() { ["slug"] = slug, ["name"] = representative, ["representative"] = representative, ["profile"] = "ca-eera" });
        foreach (var slug in new[] { "sjta", "teamsters150", "csea127" })
            yield return Line("agreements", new() { ["slug"] = slug, ["title"] = slug, ["units"] = new JsonArray(slug), ["from"] = "2019-07-01", ["to"] = "2026-06-30", ["file"] = "a.md", ["text"] = "## ARTICLE 1 Terms\n\n1.1 As printed.\n" });
    }

    private static List<Round> Rounds()
    {
        var rounds = new List<Round>();
        var open = new Dictionary<string, Round>();
        foreach (var fields in RealRecords.Text("board-events/sjusd-2020-2024.tsv").Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.TrimEnd('\r').Split('\t')))
        {
            var (date, unit, happening, party, mover, seconder, vote) = (fields[0], fields[1].ToLowerInvariant(), fields[2], fields[3], fields[6], fields[7], fields[8]);
            if (happening == "SideLetterBoardApproved") continue;
            if (!open.TryGetValue(unit, out var round))
            {
                round = new($"{unit}-{rounds.Count + 1}", unit, []);
                round.Lines.Add(Line("negotiations", new() { ["slug"] = round.Slug, ["title"] = $"{fields[1]} {fields[4]}", ["units"] = new JsonArray(unit), ["agreements"] = new JsonArray(unit) }));
                rounds.Add(open[unit] = round);
            }

            var body = new JsonObject { ["date"] = date, ["party"] = party switch { "UNION" => fields[1], "DISTRICT" => "District", _ => "joint" }, ["minutes"] = fields[10] };
            if (fields[9].Length > 0) body["summary"] = fields[9].Trim('"');
            if (vote.Length > 0) body["vote"] = vote;
            var word = happening switch
            {
                "InitialProposalPresented" or "InitialProposalAddendumPresented" => "initial-proposal-presented", "InitialProposalPublicComment" => "public-comment",
                "InitialProposalAdopted" or "InitialProposalAddendumAdopted" => "initial-proposal-adopted", _ => "first-reading",
            };
            // Where the minutes report the ratification first, the agreement was reached by then.
            if (happening is "TentativeAgreementDated" or "TentativeAgreementFirstReading" or "UnionRatified" && !round.Agreed)
            {
                var agreed = new JsonObject { ["date"] = date, ["dateBasis"] = happening == "TentativeAgreementDated" ? "exact" : "by", ["party"] = "joint", ["articles"] = new JsonArray("Terms"), ["changes"] = new JsonArray(new JsonObject { ["change"] = "added", ["provision"] = $"1.{rounds.IndexOf(round) + 2}", ["parent"] = "Article 1", ["after"] = "1.1", ["text"] = fields[4] }) };
                round.Lines.Add(Line($"negotiations/{round.Slug}/tentative-agreements", agreed));
                round.Agreed = true;
            }

            if (RollCall(mover, seconder, vote) is { } call) body["rollCall"] = call;
            switch (happening)
            {
                case "TentativeAgreementDated": continue;
                case "UnionRatified":
                    body["ballot"] = new JsonObject { ["passed"] = true };
                    if (vote.Split('%') is [var percent, _, ..]) body["ballot"]!["percent"] = percent;
                    round.Lines.Add(Line($"negotiations/{round.Slug}/ratifications", body));
                    break;
                case "BoardRatified":
                    body["ballot"] = new JsonObject { ["passed"] = true };
                    round.Lines.Add(Line($"negotiations/{round.Slug}/board-approvals", body));
                    open.Remove(unit);
                    break;
                default:
                    body["move"] = word;
                    round.Lines.Add(Line($"negotiations/{round.Slug}/steps", body));
                    break;
            }
        }

        return rounds;
    }

    /// <summary>"unanimous: A,B" and "4-0-1 AYES A,B; ABSENT C".</summary>
    private static JsonObject? RollCall(string mover, string seconder, string vote)
    {
        if (mover.Length == 0) return null;
        var votes = new JsonArray();
        foreach (var part in vote.Split(';'))
        {
            var kind = part.Contains("ABSENT", StringComparison.Ordinal) ? "absent" : "aye";
            var names = part.Split(["unanimous:", "AYES", "ABSENT"], StringSplitOptions.None) is [_, var listed] ? listed : "";
            foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) votes.Add(new JsonObject { ["name"] = name, ["vote"] = kind });
        }

        return new JsonObject { ["mover"] = mover, ["seconder"] = seconder, ["votes"] = votes };
    }

    private static JsonObject Line(string path, JsonObject body) => new() { ["post"] = "/api/v1/" + path, ["body"] = body };
}
