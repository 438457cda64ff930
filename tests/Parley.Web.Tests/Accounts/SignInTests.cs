using System.Net;
using Parley.Record.Accounts;

namespace Parley.Web.Tests.Accounts;

/// <summary>Signing in and out over HTTP.</summary>
public sealed class SignInTests : AccountTest
{
    [Fact]
    public async Task A_link_signs_in_once_and_asking_only_for_its_head_does_not_use_it_up()
    {
        var (account, _) = await Store.FindOrCreate("Ana Ruiz");
        var link = "/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.Link, "operator");
        var client = Visitor();
        using var head = new HttpRequestMessage(HttpMethod.Head, link);
        await client.SendAsync(head);
        Assert.False(await IsSignedIn(client));
        var followed = await client.GetAsync(link);
        Assert.Equal((HttpStatusCode.Found, "/"), (followed.StatusCode, followed.Headers.Location!.ToString()));
        Assert.Contains("no-store", followed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ana Ruiz", await client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal("/sign-in?said=link", (await Visitor().GetAsync(link)).Headers.Location!.ToString());
        Assert.Equal(["known Ana Ruiz: signed-in link", "nobody : sign-in-refused link"], Log.Notes);
    }

    [Fact]
    public async Task The_cookie_is_held_to_this_host_and_out_of_reach_of_scripts()
    {
        static string Cookie(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Single(one => one.Contains("parley=", StringComparison.Ordinal));
        var (account, _) = await Store.FindOrCreate("Ana Ruiz");
        async Task<string> Got(string address) => Cookie(await Visitor(address).GetAsync("/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.Link, "operator")));
        var plain = await Got("http://localhost");
        Assert.StartsWith("parley=", plain, StringComparison.Ordinal);
        Assert.Contains("path=/; samesite=lax; httponly", plain, StringComparison.Ordinal);
        var secure = await Got("https://parley.example.org");
        Assert.StartsWith("__Host-parley=", secure, StringComparison.Ordinal);
        Assert.Contains("path=/; secure; samesite=lax; httponly", secure, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", secure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_plain_http_nobody_signs_in_from_another_machine()
    {
        var client = Visitor("http://parley.example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_password_signs_in_and_leads_where_one_wanted_to_go()
    {
        await SomebodyWithAPassword();
        var client = Visitor();
        Assert.Equal("/sign-in?to=%2Faccount", (await client.GetAsync("/account")).Headers.Location!.ToString());
        Assert.Equal("/events", (await SignIn(client, "ANA ruiz", Password, "/events")).Headers.Location!.ToString());
        Assert.True(await IsSignedIn(client));
        Assert.Equal("/", (await SignIn(Visitor(), "Ana Ruiz", Password, "//evil.example")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_nobody_has_get_the_same_answer()
    {
        await SomebodyWithAPassword();
        async Task<string> Answer(string name)
        {
            var response = await SignIn(Visitor(), name, "wrong horse battery staple");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var text = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("wrong horse", text, StringComparison.Ordinal);
            return Without(text, "__RequestVerificationToken\" type=\"hidden\" value=\"", "\"").Replace(name, "NAME", StringComparison.Ordinal);
        }

        Assert.Equal(await Answer("Nobody At All"), await Answer("Ana Ruiz"));
        Assert.Contains("nobody Nobody At All: sign-in-refused pwd", Log.Notes);
        Assert.All(Log.Notes, note => Assert.DoesNotContain("horse", note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_five_wrong_ones_not_even_the_right_one_is_taken_for_five_minutes()
    {
        await SomebodyWithAPassword();
        for (var i = 0; i < 5; i++) await SignIn(Visitor(), "Ana Ruiz", "wrong horse battery staple");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(Visitor(), "Ana Ruiz", Password)).StatusCode);
        Clock.Shift = TimeSpan.FromMinutes(5.5);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(Visitor(), "Ana Ruiz", Password)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_whoever_kept_its_cookie()
    {
        var (account, _) = await Store.FindOrCreate("Ana Ruiz");
        var client = Visitor();
        var cookie = (await client.GetAsync("/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.Link, "operator"))).Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("parley=", StringComparison.Ordinal)).Split(';')[0];
        async Task<HttpStatusCode> WithTheCookie()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
            return (await Visitor().SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await WithTheCookie());
        Assert.Equal("/sign-in?said=out", (await Send(client, "/account", "/sign-out")).Headers.Location!.ToString());
        Assert.False(await IsSignedIn(client));
        Assert.Equal(HttpStatusCode.Found, await WithTheCookie());
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_one_here()
    {
        var (here, account) = await Somebody();
        var there = Visitor();
        await there.GetAsync("/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.Link, "operator"));
        Assert.True(await IsSignedIn(there));
        await Send(here, "/account", "/account?handler=end");
        Assert.Equal((true, false), (await IsSignedIn(here), await IsSignedIn(there)));
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_for_eight_hours_and_in_any_case_after_a_day()
    {
        var (idle, _) = await Somebody();
        Clock.Shift = TimeSpan.FromHours(8.1);
        Assert.False(await IsSignedIn(idle));
        var (busy, _) = await Somebody();
        var began = Clock.Shift;
        for (var hours = 5; hours < 24; hours += 5)
        {
            Clock.Shift = began + TimeSpan.FromHours(hours);
            Assert.True(await IsSignedIn(busy), $"after {hours} hours");
        }

        Clock.Shift = began + TimeSpan.FromHours(24.1);
        Assert.False(await IsSignedIn(busy));
    }

    [Fact]
    public async Task A_form_of_another_site_does_nothing()
    {
        var (client, account) = await SomebodyWithAPassword();
        using var without = new FormUrlEncodedContent([new("password", "another horse battery staple")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/password", without)).StatusCode);
        using var cross = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(cross)).StatusCode);
        Assert.True(await IsSignedIn(client));
        Assert.NotNull(await Store.Find(account.Id));
    }
}

/// <summary>With the rate that is set where nobody sets one.</summary>
public sealed class SignInRateTests : AccountTest
{
    protected override IEnumerable<(string Name, string Value)> Settings => [];

    [Fact]
    public async Task The_eleventh_try_from_one_address_within_a_minute_is_put_off()
    {
        var client = Visitor();
        var page = await client.GetStringAsync("/sign-in");
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 11; i++) answers.Add((await SendTo(client, page, "/sign-in", ("name", "Nobody"), ("password", "x"))).StatusCode);
        Assert.All(answers[..10], one => Assert.Equal(HttpStatusCode.UnprocessableEntity, one));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[10]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/sign-in")).StatusCode);
    }
}

/// <summary>A program that has run wild is put off, and nobody else with it.</summary>
public sealed class RequestRateTests : AccountTest
{
    protected override IEnumerable<(string Name, string Value)> Settings => [("PARLEY_SIGN_IN_RATE", "1000"), ("PARLEY_RATE", "5")];

    [Fact]
    public async Task The_sixth_request_of_a_person_within_a_minute_is_put_off()
    {
        var (ana, bo) = (await Somebody(), await Somebody("Bo Li"));
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 6; i++) answers.Add((await ana.Client.GetAsync("/account")).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await bo.Client.GetAsync("/account")).StatusCode);
    }
}
