using System.Net;
using System.Text;
using Parley.Access;
using Parley.Parties;
using Parley.Recording;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>Files brought in by the browser: shown first, stored when confirmed, and once.</summary>
public sealed class ImportTests : PageTest
{
    private const string Good = "date,party,move,article,summary\n2026-03-02,DEA,proposal,Wages,Six percent\n2026-03-09,Davis,counter,Wages,Three percent\n";
    private const string Contract = "ARTICLE 1\nWages\n\n1.1 Pay rises by 2 percent each year.\n\n1.2 Pay days are monthly.\n\nARTICLE 2\nLeaves\n\n2.1 Three days of leave.\n";

    private async Task Begun()
    {
        await Send(stamp => new EstablishAgency(stamp, StreamId.Agency, "Davis", "America/Denver"));
        await Send(stamp => new RecognizeUnit(stamp, StreamId.Unit("t"), "Teachers", "DEA"));
    }

    private async Task<(HttpStatusCode Status, string? To, string Page)> Bring(string address, string kind, string file, string? content, params (string Name, string Value)[] typed) =>
        await Bring(address, kind, file, content is null ? null : Encoding.UTF8.GetBytes(content), typed);

    private async Task<(HttpStatusCode Status, string? To, string Page)> Bring(string address, string kind, string file, byte[]? content, params (string Name, string Value)[] typed)
    {
        var page = await Page(address);
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" }, { new StringContent(Token(page)), "__RequestVerificationToken" }, { new StringContent(Guid.NewGuid().ToString()), "id" } };
        if (content is not null) form.Add(new ByteArrayContent(content), "file", file);
        foreach (var (name, value) in typed) form.Add(new StringContent(value), name);
        var response = await Client.PostAsync(address.Split('?')[0], form);
        return (response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync());
    }

    private static string Token(string page) => page.Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];

    /// <summary>The page when nothing goes on any more.</summary>
    private async Task<string> Settled(string address)
    {
        for (var i = 0; i < 300; i++)
        {
            var page = await Page(address);
            if (!page.Contains("hx-get", StringComparison.Ordinal)) return page;
            await Task.Delay(100);
        }

        throw new TimeoutException(address);
    }

    private async Task<string> Ready(string kind, string file, string content, params (string, string)[] typed)
    {
        var (status, to, page) = await Bring($"/import?kind={kind}", kind, file, content, typed);
        Assert.True(status == HttpStatusCode.Redirect, page);
        return to!;
    }

    private static readonly (string, string)[] NewTable = [("table", "*"), ("title", "Teachers 2026"), ("unit", "t"), ("type", "successor")];

    private static readonly (string, string)[] Terms = [("title", "Teachers 2023-2026"), ("unit", "t"), ("from", "2023-07-01"), ("to", "2026-06-30")];

    private Task<(HttpStatusCode, string?, string)> Act(string address, string page, string act) => SendTo(page, address, ("act", act));

    [Fact]
    public async Task A_log_is_shown_with_what_was_remarked_beside_its_rows_and_stored_once_when_confirmed()
    {
        await Begun();
        // What was agreed on Leaves was never moved: that is remarked beside its row.
        const string log = "date,party,move,article,key,responds_to,signed\n2026-03-02,DEA,proposal,Wages,a,,\n2026-03-09,Davis,counter,Wages,b,a,\n2026-03-10,joint,tentative-agreement,Leaves,c,,one\n";
        var address = await Ready("log", "log.csv", log, NewTable);
        var page = await Settled(address);
        Assert.Contains("<dt>Rows that would be recorded</dt><dd>3</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Record 3 rows", page, StringComparison.Ordinal);
        var third = page[page.IndexOf("<span class=\"usa-sr-only\">Line </span>4", StringComparison.Ordinal)..];
        Assert.Contains("no earlier move on its subject", third[..third.IndexOf("</tr>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(0L, await Events("proposal_made"));
        Assert.Equal(0L, await Events("negotiation_opened"));

        Assert.Equal(HttpStatusCode.Redirect, (await Act(address, page, "confirm")).Item1);
        await Act(address, page, "confirm");
        var after = await Settled(address);
        Assert.Contains("3 rows recorded, 0 known already", after, StringComparison.Ordinal);
        Assert.Contains("href=\"/negotiations/teachers-2026\"", after, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), (await Events("proposal_made"), await Events("log_imported")));
        Assert.Contains("Wages", await Page("/negotiations/teachers-2026"), StringComparison.Ordinal);

        // The same file again, into the same table: nothing is new.
        var again = await Settled(await Ready("log", "log.csv", log, ("table", "teachers-2026")));
        Assert.Contains("<dt>In the record already</dt><dd>3</dd>", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_is_shown_where_it_is_and_mended_in_one_step()
    {
        await Begun();
        var address = await Ready("log", "log.csv", Good.Replace("2026-03-09", "9 March", StringComparison.Ordinal), NewTable);
        var page = await Settled(address);
        Assert.Contains("Line 3, column 1", page, StringComparison.Ordinal);
        Assert.Contains("write YYYY-MM-DD", page, StringComparison.Ordinal);
        Assert.Contains("<mark>9 March</mark>,Davis,counter,Wages,Three percent", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Teachers 2026\"", page, StringComparison.Ordinal);
        // A second cell, on a later column.
        var (status, _, _) = await Bring(address, "log", "log.csv", Good.Replace("counter", "shouts", StringComparison.Ordinal), NewTable);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("Line 3, column 18", await Settled(address), StringComparison.Ordinal);

        await Bring(address, "log", "mended.csv", Good, NewTable);
        page = await Settled(address);
        Assert.Contains("Record 2 rows", page, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("negotiation_opened"));
        await Act(address, page, "confirm");
        Assert.Contains("2 rows recorded", await Settled(address), StringComparison.Ordinal);
        Assert.Equal("mended.csv", await Last("log_imported", "file"));
    }

    [Fact]
    public async Task A_contract_text_is_shown_with_its_outline_and_its_file_is_kept()
    {
        await Begun();
        var address = await Ready("text", "contract.txt", Contract, Terms);
        var page = await Settled(address);
        Assert.Contains("<dt>Provisions</dt><dd>5</dd>", page, StringComparison.Ordinal);
        // Words: ARTICLE 1 Wages, 1.1 and 7, 1.2 and 4; ARTICLE 2 Leaves, 2.1 and 4.
        Assert.Contains("<dt>Words</dt><dd>24</dd>", page, StringComparison.Ordinal);
        Assert.Contains("ARTICLE 2 Leaves", page, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (await Events("agreement_imported"), await Database.Ask<long>("select count(*) from parley.documents")));
        await Act(address, page, "confirm");
        Assert.Contains("Read the text", await Settled(address), StringComparison.Ordinal);
        Assert.Contains("Pay days are monthly", await Page("/agreements/teachers-2023-2026"), StringComparison.Ordinal);
        Assert.Equal(Contract, await Page("/agreements/teachers-2023-2026/original"));

        // Its successor: 1.1 reworded, 1.2 gone, 2.2 new.
        var next = Contract.Replace("2 percent", "4 percent", StringComparison.Ordinal).Replace("1.2 Pay days are monthly.\n\n", "", StringComparison.Ordinal) + "\n2.2 Bereavement leave of five days for close family.\n";
        page = await Settled(await Ready("text", "next.txt", next, ("title", "Teachers 2026-2029"), ("unit", "t"), ("from", "2026-07-01"), ("to", "2029-06-30"), ("succeeds", "teachers-2023-2026")));
        Assert.Contains("<dt>Kept as they were</dt><dd>3</dd>", page, StringComparison.Ordinal);
        foreach (var (what, which) in new[] { ("Changed", "1.1"), ("Added", "2.2"), ("Removed", "1.2") })
        {
            Assert.Contains($"<dt>{what}</dt><dd>1</dd>", page, StringComparison.Ordinal);
            Assert.Contains(which, page.Split($"<summary>{what}: 1</summary>")[1].Split("</details>")[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_beside_the_field_and_kept()
    {
        await Begun();
        var (status, _, page) = await Bring("/import?kind=text", "text", "contract.pdf", "x", ("title", "Teachers"), ("unit", "z"), ("from", "soon"), ("to", "2026-06-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("the .docx from which it was made", Beside(page, "file"), StringComparison.Ordinal);
        Assert.Contains("Choose the bargaining unit", Beside(page, "unit"), StringComparison.Ordinal);
        Assert.Contains("2023-07-01", Beside(page, "from"), StringComparison.Ordinal);
        Assert.Contains("value=\"soon\"", page, StringComparison.Ordinal);
        (_, _, page) = await Bring("/import?kind=log", "log", "log.xlsx", "x", NewTable);
        Assert.Contains("save it as CSV", Beside(page, "file"), StringComparison.Ordinal);
        (_, _, page) = await Bring("/import?kind=log", "log", "log.csv", (string?)null, NewTable);
        Assert.Contains("Choose the file", Beside(page, "file"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "a.txt", "\u00FF", "Line 1, column 1")]
    [InlineData("text", "a.docx", "no Word file", "cannot be recorded so")]
    [InlineData("log", "a.csv", "date,party\n", "Line 1, column 1")]
    public async Task A_file_that_cannot_be_read_says_why(string kind, string name, string content, string where)
    {
        await Begun();
        var (_, to, _) = await Bring($"/import?kind={kind}", kind, name, Encoding.Latin1.GetBytes(content), kind == "text" ? Terms : NewTable);
        Assert.Contains(where, await Settled(to!), StringComparison.Ordinal);
        Assert.Equal(0L, await Database.Ask<long>("select count(*) from parley.documents"));
    }

    /// <summary>What stays inside is in no table of the database and on no page before it is sealed.</summary>
    [Fact]
    public async Task An_internal_row_is_shown_to_nobody_and_written_nowhere_in_clear()
    {
        await Begun();
        var address = await Ready("log", "log.csv", "date,party,move,article,summary,layer\n2026-03-02,Davis,proposal,Wages,insidecanary,internal\n", NewTable);
        var page = await Settled(address);
        Assert.Contains("Stays inside", page, StringComparison.Ordinal);
        Assert.DoesNotContain("insidecanary", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_is_put_away_in_one_act_by_who_sets_up_a_record_here()
    {
        Assert.Null((await Recorder.Record(new EstablishAgency(new("s", "sample", "Sam", TimeProvider.System.GetUtcNow()), StreamId.Agency, "Fictional", "UTC") { Sample = true })).Refusal);
        Assert.DoesNotContain("Put the sample away", await Page("/help"), StringComparison.Ordinal);
        await Begun();
        await Page("/");
        await Grant("davis", "Nora", Role.Negotiator);
        Assert.DoesNotContain("Put the sample away", await (await Visitor("Nora")).GetStringAsync("/help"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("/?agency=sample")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SendTo(await Page("/help"), "/help")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/?agency=sample")).StatusCode);
        Assert.Contains("There is no sample record here", await Page("/help"), StringComparison.Ordinal);
        Assert.Equal(1L, await Events("sample_put_away"));
    }

    [Fact]
    public async Task An_import_is_its_persons_own_and_takes_the_rights_of_what_it_records()
    {
        await Begun();
        var address = await Ready("log", "log.csv", Good, NewTable);
        await Settled(address);
        await Grant("davis", "Ben", Role.ChiefSpokesperson);
        var ben = await Visitor("Ben");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync(address)).StatusCode);
        await Grant("davis", "Una", Role.UnionRepresentative, "t");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Visitor("Una")).GetAsync("/import")).StatusCode);

        await Grant("davis", "Nora", Role.Negotiator);
        Client = await Visitor("Nora");
        Assert.DoesNotContain("A contract text (", await Page("/import"), StringComparison.Ordinal);
        Assert.Contains("do not let you", (await Bring("/import?kind=log", "log", "log.csv", Good, NewTable)).Page, StringComparison.Ordinal);
    }
}
