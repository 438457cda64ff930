using Parley.Record.Tests.BadInput;

namespace Parley.Record.Tests;

/// <summary>Acts from a file of JSON lines, through the command line.</summary>
public sealed class DoTests(ARecord record) : IClassFixture<ARecord>
{
    private const string Negotiation = """{"post":"/api/v1/negotiations","body":{"slug":"acts","title":"Acts","units":["dea"]},"id":"n"}""";
    private const string Move = """{"post":"/api/v1/negotiations/acts/moves","body":{"move":"proposal","date":"2026-03-02","party":"DEA","articles":["Wages"]},"id":"m"}""";

    [Fact]
    public async Task Each_line_is_recorded_as_its_post_and_a_second_run_adds_nothing()
    {
        var file = record.File("acts.jsonl", $"{Negotiation}\n\n{Move}\n");
        Assert.Equal("acts.jsonl: 2 entries recorded\n", (await record.Good("do", file)).Out);
        var before = await Recorded();
        await record.Good("do", file);
        Assert.Equal(before, await Recorded());
        Assert.Contains("1 move on 1 article", (await record.Good("status", "acts", "--on", "2026-03-02")).Out, StringComparison.Ordinal);
    }

    /// <summary>All tables but that of the streams: there Marten notes its own stream for gaps when a try is undone, without an event.</summary>
    private async Task<IReadOnlyList<string>> Recorded() => [.. (await record.Rows()).Where(row => !row.StartsWith("parley.mt_streams ", StringComparison.Ordinal))];

    [Fact]
    public async Task The_first_refusal_stops_it_and_names_its_line()
    {
        var file = record.File("stop.jsonl", Negotiation.Replace("acts", "stop", StringComparison.Ordinal).Replace("\"n\"", "\"s\"", StringComparison.Ordinal) + "\n"
            + Move.Replace("acts", "stop", StringComparison.Ordinal).Replace("proposal", "propose", StringComparison.Ordinal).Replace("\"m\"", "\"sm\"", StringComparison.Ordinal) + "\n" + Move + "\n");
        var ended = await record.Run("do", file);
        ended.Refused(":2: \"propose\" is not a move or step");
        Assert.Equal(1L, await record.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/stop'"));
    }

    [Fact]
    public async Task A_sample_goes_into_an_agency_of_its_own()
    {
        var file = record.File("sample.jsonl", Negotiation + "\n");
        await record.Refused("a sample goes into an agency of its own: name it with --agency sample", ["do", file, "--sample"]);
        var own = await record.Ask<string>("select tenant_id from parley.mt_events where type = 'agency_established' limit 1");
        await record.Refused($"{own} is an agency's own record", ["do", file, "--sample", "--agency", own]);
    }

    [Fact]
    public async Task When_a_thing_was_recorded_is_never_told() =>
        await record.Refused(":1: \"recordedAt\" is for samples", ["do", record.File("told.jsonl", Negotiation.Replace("\"id\":\"n\"", "\"id\":\"t\",\"recordedAt\":\"2020-01-01T00:00:00Z\"", StringComparison.Ordinal) + "\n")]);

    [Theory]
    [InlineData("not json", ":1: not a line of JSON")]
    [InlineData("{\"body\":{}}", ":1: not a line of JSON")]
    [InlineData("{\"post\":\"/api/v1/nothing\",\"body\":{}}", ":1: \"/api/v1/nothing\" is no act")]
    [InlineData("{\"post\":\"/api/v1/units\"}", ":1: the body is null")]
    [InlineData("{\"post\":\"/api/v1/negotiations/none/moves\",\"body\":{\"move\":\"counter\",\"date\":\"2026-03-02\",\"party\":\"DEA\",\"articles\":[\"1\"]}}", ":1: there is no negotiation none")]
    public async Task A_line_that_is_no_act_is_refused(string line, string says) => await record.Refused(says, ["do", record.File("bad.jsonl", line + "\n")]);
}
