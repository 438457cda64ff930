using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Tests.Walls;

namespace Parley.Web.Tests.Papers;

/// <summary>Files over HTTP, by people of every side: whoever may read an entry gets its file byte for byte, and nobody else learns that there is one.</summary>
[Collection(WallsSite.Shared)]
public sealed class PaperHttpTests(WallsSite site)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static byte[] Word(string words) => [.. "PK\u0003\u0004"u8, .. Encoding.UTF8.GetBytes(words)];

    private Task<HttpClient> Chief => site.Person(WallsSite.Recorder);

    private async Task<Seen> Bring(HttpClient client, byte[] bytes, string name = "offer.docx", string agency = "davis", params (string, string)[] headers)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await site.SendAs(client, HttpMethod.Post, $"/api/v1/papers?agency={agency}&name={Uri.EscapeDataString(name)}", content, headers);
    }

    private async Task<string> Brought(byte[] bytes, HttpClient? client = null)
    {
        var seen = await Bring(client ?? await Chief, bytes);
        Assert.Equal(HttpStatusCode.Created, seen.Status);
        return JsonDocument.Parse(seen.Body).RootElement.GetProperty("sha256").GetString()!;
    }

    private Task<long> Move(string sha, string name = "offer.docx", string more = "", string noun = "negotiations/t-2026/moves", string party = "TEA") => site.Act(WallsSite.Recorder, noun,
        $$"""{"move":"proposal","date":"2026-03-05","party":"{{party}}","articles":["Papers"],"document":{"name":{{JsonSerializer.Serialize(name)}},"sha256":"{{sha}}"}{{more}}}""");

    private static async Task<(HttpResponseMessage Response, byte[] Bytes)> Get(HttpClient client, string path)
    {
        var response = await client.GetAsync(path + "?agency=davis");
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_was_brought_is_told_and_again_alike()
    {
        var (first, again) = (await Bring(await Chief, "abc"u8.ToArray(), "a.txt"), await Bring(await Chief, "abc"u8.ToArray(), "a.txt"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal("""{"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","name":"a.txt","size":3,"type":"application/octet-stream"}""", first.Body);
        Assert.Equal(first.Body, again.Body);
    }

    [Theory]
    [InlineData("offer.docx", Docx)]
    [InlineData("offer.html", "application/octet-stream")]
    public async Task Both_sides_get_the_file_of_an_exchanged_entry_as_an_attachment(string name, string type)
    {
        var bytes = Word("both " + name);
        var entry = await Move(await Brought(bytes), name);
        foreach (var client in new[] { await Chief, await site.Holder("Una Rep", Role.UnionRepresentative, "t"), await site.Program(WallsSite.Recorder, "read") })
        {
            foreach (var root in new[] { "", "/api/v1" })
            {
                var (response, given) = await Get(client, $"{root}/negotiations/t-2026/entries/{entry}/paper");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal(bytes, given);
                Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
                Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
                Assert.Equal($"attachment; filename={name}; filename*=UTF-8''{name}", response.Content.Headers.GetValues("Content-Disposition").Single());
            }
        }

        Assert.Equal(6L, await site.Database.Ask<long>($"select count(*) from parley.mt_events where type = 'record_exported' and data ->> 'what' = 'negotiation/t-2026 entry {entry}: paper'"));
    }

    /// <summary>RFC 6266 with RFC 5987: what ASCII cannot say stands encoded beside it.</summary>
    [Fact]
    public async Task A_name_of_any_letters_arrives_and_breaks_no_header()
    {
        var entry = await Move(await Brought(Word("names")), "../é“x”\r\nX-Y: 1\u202E.docx");
        var (response, _) = await Get(await Chief, $"/negotiations/t-2026/entries/{entry}/paper");
        Assert.Equal("attachment; filename=\"__x_X-Y_ 1.docx\"; filename*=UTF-8''%C3%A9%E2%80%9Cx%E2%80%9DX-Y%201.docx".Replace("X-Y_ 1", "X-Y 1", StringComparison.Ordinal), response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.False(response.Headers.Contains("X-Y"));
    }

    [Fact]
    public async Task Who_may_not_read_the_entry_gets_what_does_not_exist_gives()
    {
        var entry = await Move(await Brought(Word("theirs")));
        foreach (var (client, agency) in new[]
        {
            (await site.Holder("Cal Cook", Role.Negotiator, "c"), "davis"), (await site.Holder("Cora Rep", Role.UnionRepresentative, "c"), "davis"), (await site.Person("Eve Elgin"), "elgin"), (await site.Person("Eve Elgin"), "davis"),
        })
        {
            foreach (var root in new[] { "", "/api/v1" })
            {
                var (seen, nothing) = (await site.Get(client, $"{root}/negotiations/t-2026/entries/{entry}/paper?agency={agency}"), await site.Get(client, $"{root}/negotiations/z-2026/entries/{entry}/paper?agency={agency}"));
                Assert.Equal(HttpStatusCode.NotFound, seen.Status);
                Assert.Equal(nothing.Plain("z-2026"), seen.Plain("t-2026"));
            }
        }

        var (response, _) = await Get(site.Visitor(), $"/api/v1/negotiations/t-2026/entries/{entry}/paper");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_draft_of_ours_and_its_file_are_not_there_for_the_other_side_until_they_are_served()
    {
        var (bytes, union) = (Word("draftcanary"), await site.Holder("Una Rep", Role.UnionRepresentative, "t"));
        var draft = await Move(await Brought(bytes), more: ",\"draft\":true", party: "davis");
        Assert.Equal(bytes, (await Get(await Chief, $"/negotiations/t-2026/drafts/{draft}/paper")).Bytes);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(union, $"/negotiations/t-2026/drafts/{draft}/paper")).Response.StatusCode);
        var served = await site.Act(WallsSite.Recorder, "negotiations/t-2026/serving", $$"""{"draft":{{draft}},"date":"2026-03-06"}""");
        Assert.Equal(bytes, (await Get(union, $"/negotiations/t-2026/entries/{served}/paper")).Bytes);
    }

    [Fact]
    public async Task A_learnt_digest_that_is_named_at_another_table_opens_nothing_and_the_fact_is_recorded()
    {
        var sha = await Brought(Word("of the teachers"));
        await Move(sha);
        var cook = await site.Holder("Cal Cook", Role.Negotiator, "c");
        var seen = await site.Post(cook, "/api/v1/negotiations/c-2026/moves?agency=davis", $$"""{"move":"proposal","date":"2026-03-05","party":"CEA","articles":["Papers"],"document":{"name":"x.docx","sha256":"{{sha}}"} }""");
        Assert.Equal(HttpStatusCode.Created, seen.Status);
        var entry = JsonDocument.Parse(seen.Body).RootElement.GetProperty("entries")[0].GetInt64();
        Assert.Equal(HttpStatusCode.NotFound, (await Get(cook, $"/negotiations/c-2026/entries/{entry}/paper")).Response.StatusCode);
        await Brought(Word("of the teachers"), cook);
        Assert.Equal(Word("of the teachers"), (await Get(cook, $"/negotiations/c-2026/entries/{entry}/paper")).Bytes);
    }

    [Fact]
    public async Task The_file_of_a_hidden_entry_is_for_those_who_may_read_it()
    {
        var entry = await Move(await Brought(Word("hiddencanary")));
        await site.Act(WallsSite.Recorder, "negotiations/t-2026/hidings", $$"""{"entry":{{entry}},"as":"personal","reason":"hidingcanary","authority":"HR"}""");
        Assert.Equal(HttpStatusCode.NotFound, (await Get(await site.Holder("Una Rep", Role.UnionRepresentative, "t"), $"/negotiations/t-2026/entries/{entry}/paper")).Response.StatusCode);
        Assert.Equal(Word("hiddencanary"), (await Get(await Chief, $"/negotiations/t-2026/entries/{entry}/paper")).Bytes);
    }

    [Fact]
    public async Task An_agreements_original_is_what_was_imported_for_whoever_may_read_the_text()
    {
        foreach (var root in new[] { "", "/api/v1" })
        {
            var (response, bytes) = await Get(await site.Holder("Una Rep", Role.UnionRepresentative, "t"), root + "/agreements/a-2023/original");
            Assert.Equal("ARTICLE 1\nWages\n\n1.1 Pay heronword rises.\n\n1.2 Pay days are monthly.\n", Encoding.UTF8.GetString(bytes));
            Assert.Equal("attachment; filename=a.txt; filename*=UTF-8''a.txt", response.Content.Headers.GetValues("Content-Disposition").Single());
            Assert.Equal(HttpStatusCode.NotFound, (await Get(await site.Holder("Cal Cook", Role.Negotiator, "c"), root + "/agreements/a-2023/original")).Response.StatusCode);
        }
    }

    [Fact]
    public async Task Only_who_records_brings_files_and_only_from_this_site()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Bring(site.Visitor(), Word("x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Bring(await site.Holder("Una Rep", Role.UnionRepresentative, "t"), Word("x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Bring(await site.Holder("Aud Itor", Role.Auditor, "t"), Word("x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Bring(await site.Program(WallsSite.Recorder, "read"), Word("x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Bring(await Chief, Word("x"), agency: "elgin")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Bring(await Chief, Word("x"), headers: ("Origin", "https://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await Bring(await site.Program(WallsSite.Recorder, "read", "record"), Word("x"))).Status);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "has no name")]
    [InlineData("../x.docx", HttpStatusCode.BadRequest, "is a path")]
    [InlineData("x\u0000.docx", HttpStatusCode.UnprocessableEntity, "NUL")]
    public async Task A_bad_name_is_answered_in_words(string name, HttpStatusCode status, string why)
    {
        var seen = await Bring(await Chief, Word("x"), name);
        Assert.Equal(status, seen.Status);
        Assert.Contains(why, seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_too_large_is_refused_whether_its_length_is_announced_or_not(bool chunked)
    {
        using var content = new StreamContent(new MemoryStream(new byte[Limits.PaperFile + 1]));
        if (chunked) content.Headers.ContentLength = null;
        var seen = await site.SendAs(await Chief, HttpMethod.Post, "/api/v1/papers?agency=davis&name=x.docx", content, chunked ? [("Transfer-Encoding", "chunked")] : []);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, seen.Status);
        Assert.Contains("20 MiB", seen.Body, StringComparison.Ordinal);
        Assert.Equal(0L, await site.Database.Ask<long>($"select count(*) from parley.documents where sha256 = '{Convert.ToHexStringLower(SHA256.HashData(new byte[Limits.PaperFile + 1]))}'"));
    }
}
