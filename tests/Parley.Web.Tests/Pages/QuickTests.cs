using System.Net;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests.Pages;

/// <summary>What the quick entry fills in by itself, and what it shows while one types.</summary>
public sealed class QuickTests : PageTest
{
    private const string Form = "/negotiations/t-2026/record", Redline = "/negotiations/t-2026/redline";

    [Fact]
    public async Task Whose_turn_it_is_how_and_what_it_answers_are_filled_in()
    {
        await ATable();
        Assert.Contains("data-party=\"\"", await Live(("articles", "Wages")), StringComparison.Ordinal);
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        var offer = await Entry("2026-03-03", "DEA", "proposal", ["Leaves"]);
        Assert.Contains($"data-party=\"Davis\" data-move=\"counter\" data-answers=\"{offer}\"", await Live(("articles", "leaves")), StringComparison.Ordinal);
        Assert.Contains("data-party=\"Davis\" data-move=\"initial\" data-answers=\"\"", await Live(("moreArticles", "Calendar")), StringComparison.Ordinal);
        await Entry("2026-03-04", "Davis", "counter", ["Leaves"], said => said with { RespondsTo = [offer] });
        // The district has answered: the union owes the next, and what is new is no initial proposal any more.
        Assert.Contains("data-party=\"DEA\" data-move=\"counter\" data-answers=\"4\"", await Live(("articles", "Leaves")), StringComparison.Ordinal);
        Assert.Contains("data-party=\"DEA\" data-move=\"proposal\"", await Live(("moreArticles", "Calendar")), StringComparison.Ordinal);
        // What somebody chose is left alone; the rest follows it.
        Assert.Contains("data-party=\"Davis\" data-move=\"counter\" data-answers=\"3\"", await Live(("articles", "Leaves"), ("party", "Davis"), ("touched", "party")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_opens_with_what_the_board_knows()
    {
        await ATable();
        await Entry("2026-03-02", "DEA", "proposal", ["Wages"]);
        var page = await Page(Form + "?articles=Wages");
        Assert.Matches("""value="Davis" checked""", page);
        Assert.Matches("""option value="counter" selected""", page);
        Assert.Matches("""name="answers" value="2" checked""", page);
        Assert.Matches("""name="articles" value="Wages" checked""", page);
    }

    [Fact]
    public async Task Words_stand_against_the_text_in_force_and_the_last_words_of_both_sides()
    {
        await ATableWithText();
        await Entry("2026-03-02", "DEA", "proposal", ["ARTICLE 1"], said => said with { Text = "Pay rises by 6 percent each year." });
        await Entry("2026-03-03", "Davis", "counter", ["ARTICLE 1"], said => said with { Text = "Pay rises by 3 percent each year." });
        var live = await Live(("articles", "ARTICLE 1"), ("party", "DEA"), ("touched", "party"), ("date", "2026-03-05"), ("text", "1.1 Pay rises by 5 percent each year."));
        // The number at the head of the words says which provision they would replace, with what stands under it.
        Assert.Contains("1.1 Pay rises by <del>2 </del><ins>5 </ins>percent each year.<del>", live, StringComparison.Ordinal);
        Assert.Contains("(a) In July.", live, StringComparison.Ordinal);
        Assert.Contains("<del>6 </del><ins>5 </ins>", live, StringComparison.Ordinal);
        Assert.Contains("<del>3 </del><ins>5 </ins>", live, StringComparison.Ordinal);
        Assert.Contains("DEA’s last words", live, StringComparison.Ordinal);
        Assert.Contains("/agreements/a-2023/provisions/p2", live, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARTICLE 1 Wages", "Pay days are weekly.", "Pay days are <del>monthly</del><ins>weekly</ins>.")]
    [InlineData("wages", "Pay days are weekly.", "Pay days are <del>monthly</del><ins>weekly</ins>.")]
    [InlineData("2.1", "Four days of leave.", "<del>Three </del><ins>Four </ins>days of leave.")]
    public async Task The_provision_is_found_by_its_name_and_the_words_that_are_closest(string article, string words, string redline)
    {
        await ATableWithText();
        Assert.Contains(redline, await Live(("articles", article), ("party", "DEA"), ("text", words)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_has_changed_since_is_the_new_one_at_the_next_key()
    {
        await ATableWithText();
        (string, string)[] typed = [("articles", "1.2"), ("party", "DEA"), ("date", "2026-03-05"), ("text", "Pay days are weekly.")];
        Assert.Contains("<del>monthly</del>", await Live(typed), StringComparison.Ordinal);
        await Post("agreements/a-2023/conforming-changes", """{"date":"2026-01-05","authority":"both sides","reason":"a slip of the pen","scriveners":true,"signed":"both","changes":[{"change":"replaced","provision":"1.2","text":"Pay days are quarterly."}]}""");
        Assert.Contains("<del>quarterly</del>", await Live(typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_first_is_told_while_one_types_with_the_words_against_it()
    {
        await ATable();
        await Entry("2026-03-05", "Davis", "proposal", ["Wages"], said => said with { Text = "Pay rises by 2 percent." });
        var live = await Live(("articles", "Wages"), ("seen", "1"), ("text", "Pay rises by 5 percent."));
        Assert.Contains("This came first", live, StringComparison.Ordinal);
        Assert.Contains("name=\"anyway\" value=\"2\"", live, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"2\" checked", live, StringComparison.Ordinal);
        Assert.Contains("value=\"2\" checked", await Live(("articles", "Wages"), ("seen", "1"), ("anyway", "2")), StringComparison.Ordinal);
        Assert.DoesNotContain("This came first", await Live(("articles", "Leaves"), ("seen", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_the_pages_own_script_it_says_where_the_entry_is()
    {
        await ATable();
        var page = await Page(Form);
        Client.DefaultRequestHeaders.Add("Parley-Form", "yes");
        (string, string)[] typed = [("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", "")];
        Assert.Equal((HttpStatusCode.Created, "/negotiations/t-2026?recorded=2"), ((await Send(page, typed)).Status, (await Send(page, typed)).Location));
        Assert.Equal(1L, await Events("proposal_made"));
        Assert.Equal((HttpStatusCode.Created, "/negotiations/t-2026?drafted=1"), ((await Send(await Page(Form), [.. typed, ("draft", "yes")])) is var kept ? (kept.Status, kept.Location) : default));
    }

    [Fact]
    public async Task In_anothers_name_and_sealed_it_is_recorded_so()
    {
        await ATable();
        (string, string)[] typed = [("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", ""), ("inNameOf", "Bo Li")];
        Assert.Equal(HttpStatusCode.Redirect, (await Submit(Form, typed)).Status);
        Assert.Equal("Bo Li", await Last("proposal_made", "entry.inNameOf"));
        var refused = await Submit(Form, [.. typed, ("seal", "privileged"), ("text", "words")]);
        Assert.Contains("what was exchanged with the other side is not privileged", Beside(refused.Text, "seal"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Ones_own_slip_is_put_right_without_naming_a_reason_and_nobody_elses_is()
    {
        await ATable();
        await Submit(Form, ("party", "DEA"), ("move", "proposal"), ("moreArticles", "Wages"), ("date", "2026-03-05"), ("time", ""), ("summary", "5 %"));
        var page = await Page("/negotiations/t-2026/entries/2?act=slip");
        var (status, location, text) = await SendTo(page, "act=slip", ("as.summary", "6 %"));
        Assert.True(status == HttpStatusCode.Redirect, text);
        Assert.Equal("/negotiations/t-2026/entries/3?done=correction", location);
        Assert.Equal("A slip of the pen", await Last("proposal_made", "entry.correction.reason"));
        Assert.Equal("Ana, who recorded it", await Last("proposal_made", "entry.correction.authority"));
        var undone = await SendTo((await Page("/negotiations/t-2026/entries/3")).Replace("act=slip", "act=undo", StringComparison.Ordinal), "act=undo");
        Assert.Equal("/negotiations/t-2026/entries/3?done=strike", undone.Location);
        Assert.Equal("Recorded in error", await Last("entry_struck", "correction.reason"));

        await Send(stamp => new Parley.Table.RecordEntry(stamp with { Actor = "Bo" }, Parley.Recording.StreamId.Negotiation("t-2026"), "proposal", new(new(new DateOnly(2026, 3, 6))), new("DEA", ["Leaves"])));
        Assert.DoesNotContain("act=slip", await Page("/negotiations/t-2026/entries/5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_takes_the_changes_of_the_proposal_and_the_signers_of_the_last_one()
    {
        await ATableWithText();
        await Post("negotiations/t-2026/moves", """{"move":"proposal","date":"2026-03-02","party":"DEA","articles":["ARTICLE 1"],"changes":[{"change":"replaced","provision":"1.1","text":"Pay rises by 5 percent each year."}]}""");
        await Post("negotiations/t-2026/tentative-agreements", """{"date":"2026-03-03","party":"joint","articles":["Calendar"],"signed":"both","signers":[{"name":"Bo Li","party":"DEA"},{"name":"Ana Ruiz","party":"Davis"}]}""");
        var page = await Page("/negotiations/t-2026/tentative-agreement?answers=2");
        Assert.Contains("Bo Li: DEA\nAna Ruiz: Davis", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Pay rises by 5 percent each year.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1.1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_file_is_shown_as_changes_before_it_is_recorded_and_kept_byte_for_byte()
    {
        await ATableWithText();
        var bytes = Docx("ARTICLE 1 Wages", "1.1 Pay rises by 5 percent each year.", "1.2 Pay days are monthly.");
        var shown = await Upload(await Page(Form), bytes, "offer.docx");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("From the paper <span class=\"file\">offer.docx</span>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Pay rises by <del>2 </del><ins>5 </ins>percent each year.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"articles\" value=\"ARTICLE 1\" checked", shown.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await Events("proposal_made"));
        var text = WebUtility.HtmlDecode(shown.Text.Split("name=\"text\"")[1].Split('>', 2)[1].Split("</textarea>")[0]).Trim('\n', '\r');
        (string, string)[] typed = [("party", "DEA"), ("move", "proposal"), ("articles", "ARTICLE 1"), ("date", "2026-03-05"), ("time", ""), ("text", text), ("take", "0")];
        var recorded = await Send(shown.Text, typed);
        Assert.True(recorded.Status == HttpStatusCode.Redirect, recorded.Text);
        Assert.Equal("1.1", await Last("proposal_made", "particulars.changes.0.provision"));
        Assert.Equal("Pay rises by 5 percent each year.", await Last("proposal_made", "particulars.changes.0.text"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), await Last("proposal_made", "particulars.document.sha256"));
        Assert.Equal(bytes, await Client.GetByteArrayAsync("/negotiations/t-2026/entries/2/paper"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_beside_the_field_and_nothing_typed_is_lost()
    {
        await ATable();
        var answer = await Upload(await Page(Form), [1, 2, 3], "offer.docx", ("summary", "kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", Beside(answer.Text, "file"));
        Assert.Contains("value=\"kept\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Only Word files are read", (await Upload(await Page(Form), "%PDF-1.7"u8.ToArray(), "offer.pdf")).Text, StringComparison.Ordinal);
    }

    /// <summary>The least that is a Word file.</summary>
    private static byte[] Docx(params string[] lines)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, true))
        {
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Part("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + string.Concat(lines.Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")) + "</w:body></w:document>");

            void Part(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }

    private async Task<(HttpStatusCode Status, string Text)> Upload(string page, byte[] bytes, string name, params (string Name, string Value)[] typed)
    {
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[^1].Split('"')[0]), "__RequestVerificationToken");
        content.Add(new StringContent(Guid.NewGuid().ToString()), "id");
        content.Add(new StringContent("paper"), "step");
        foreach (var (field, value) in typed) content.Add(new StringContent(value), field);
        content.Add(new ByteArrayContent(bytes), "file", name);
        var response = await Client.PostAsync(Form, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nothing_is_shown_of_a_table_that_is_not_there_and_nothing_by_its_address_alone()
    {
        await ATable();
        await Page(Redline, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await Redlined("/negotiations/none/redline")).Status);
    }

    private async Task<string> Live(params (string, string)[] typed)
    {
        var (status, text) = await Redlined(Redline, typed);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
        return text;
    }

    private async Task<(HttpStatusCode Status, string Text)> Redlined(string path, params (string, string)[] typed)
    {
        var token = (await Page(Form)).Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var content = new FormUrlEncodedContent(typed.Append(("__RequestVerificationToken", token)).Append(("suggest", "yes")).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        var response = await Client.PostAsync(path, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
