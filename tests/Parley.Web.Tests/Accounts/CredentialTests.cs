using System.Net;
using Parley.Record.Accounts;
using Parley.Web.Accounts;

namespace Parley.Web.Tests.Accounts;

/// <summary>What people sign in with, changed on their own pages; and tokens.</summary>
public sealed class CredentialTests : AccountTest
{
    [Fact]
    public async Task A_second_factor_is_asked_for_once_it_is_set_up_and_each_code_is_good_once()
    {
        var (client, account) = await SomebodyWithAPassword();
        var page = await client.GetStringAsync("/account/second-factor");
        var secret = Base32(Between(page, "<code>", "</code>"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendTo(client, page, "/account/second-factor", ("code", "000000"))).StatusCode);
        Assert.Null((await Store.Find(account.Id))!.Totp);
        var used = Totp.Code(secret, Totp.Step(Clock.GetUtcNow()));
        var codes = WebUtility.HtmlDecode(Between(await (await SendTo(client, page, "/account/second-factor", ("code", used))).Content.ReadAsStringAsync(), "<pre>", "</pre>")).Split('\n');
        Assert.Equal(10, codes.Distinct().Count());

        var other = Visitor();
        Assert.Equal("/sign-in/second", (await SignIn(other, "Ana Ruiz", Password, "/events")).Headers.Location!.ToString());
        Assert.False(await IsSignedIn(other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(other, "/sign-in/second", "/sign-in/second", ("code", used))).StatusCode);
        Clock.Shift = TimeSpan.FromSeconds(60);
        Assert.Equal("/events", (await Send(other, "/sign-in/second", "/sign-in/second", ("code", Totp.Code(secret, Totp.Step(Clock.GetUtcNow()))))).Headers.Location!.ToString());
        Assert.True(await IsSignedIn(other));

        var lost = Visitor();
        await SignIn(lost, "Ana Ruiz", Password);
        Assert.Equal(HttpStatusCode.Found, (await Send(lost, "/sign-in/second", "/sign-in/second", ("code", codes[3]))).StatusCode);
        var again = Visitor();
        await SignIn(again, "Ana Ruiz", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(again, "/sign-in/second", "/sign-in/second", ("code", codes[3]))).StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_as_wrong_passwords_are()
    {
        var (_, account) = await SomebodyWithAPassword();
        await Store.SetTotp(account.Id, "unreadable");
        await Store.SetRecoveryCodes(account.Id, ["ABCDE-FGHIJ"]);
        for (var i = 0; i < 5; i++) await Store.Failed(account.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(Visitor(), "Ana Ruiz", Password)).StatusCode);
    }

    [Fact]
    public async Task The_very_page_that_half_a_sign_in_leads_to_is_of_no_use_without_it()
    {
        Assert.Equal("/sign-in", (await Visitor().GetAsync("/sign-in/second")).Headers.Location!.ToString());
        Assert.Equal("/sign-in?said=link", (await Visitor().GetAsync("/sign-in/recover")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_could_do_harm_wants_a_proof_of_the_last_ten_minutes()
    {
        var (client, _) = await SomebodyWithAPassword();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/tokens/new")).StatusCode);
        var old = await client.GetStringAsync("/account/password");
        Clock.Shift = TimeSpan.FromMinutes(11);
        Assert.Equal("/sign-in/again?to=%2Faccount%2Ftokens%2Fnew", (await client.GetAsync("/account/tokens/new")).Headers.Location!.ToString());
        Assert.Equal("/sign-in/again?to=%2Faccount%2Fpassword", (await SendTo(client, old, "/account/password", ("password", "another horse battery staple"))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, "/sign-in/again?to=/account/tokens/new", "/sign-in/again", ("password", "wrong horse battery staple"))).StatusCode);
        Assert.Equal("/account/tokens/new", (await Send(client, "/sign-in/again?to=/account/tokens/new", "/sign-in/again", ("password", Password))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/tokens/new")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_nothing_to_confirm_with_is_told_to_make_something_and_can()
    {
        var (client, _) = await Somebody();
        Clock.Shift = TimeSpan.FromMinutes(11);
        Assert.Contains("Make one on your account", await client.GetStringAsync("/sign-in/again?to=/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/password")).StatusCode);
    }

    [Fact]
    public async Task A_token_made_on_the_page_signs_a_program_in_for_what_it_may()
    {
        var (client, _) = await SomebodyWithAPassword();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, "/account/tokens/new", "/account/tokens/new", ("tokenName", "export"), ("scopes", "read"), ("days", "366"))).StatusCode);
        var page = await (await Send(client, "/account/tokens/new", "/account/tokens/new", ("tokenName", "export"), ("scopes", "read"), ("days", "30"))).Content.ReadAsStringAsync();
        var token = Between(page, "<pre id=\"token\">", "</pre>");
        var program = Visitor();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/account")).StatusCode);
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var recorded = await program.PostAsync("/api/v1/units", nothing);
        Assert.Equal(HttpStatusCode.Forbidden, recorded.StatusCode);
        Assert.Contains("\"code\":\"scope\"", await recorded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/account?said=revoked", (await Send(client, "/account", "/account?handler=revoke")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/")).StatusCode);
        Assert.Contains("known Ana Ruiz: token-revoked export", Log.Notes);
    }

    [Fact]
    public async Task A_token_that_is_not_good_gets_one_answer_whatever_is_wrong_and_whoever_is_signed_in_beside_it()
    {
        var (client, account) = await Somebody();
        var (revoked, first) = await Store.MakeToken(account.Id, "a", ["read"], TimeSpan.FromDays(9));
        await Store.RevokeToken(account.Id, revoked.Id);
        var (_, old) = await Store.MakeToken(account.Id, "b", ["read"], TimeSpan.FromHours(1));
        Clock.Shift = TimeSpan.FromHours(2);
        Assert.True(await IsSignedIn(client));
        List<string> answers = [];
        foreach (var brought in new[] { "Bearer " + first, "Bearer " + old, "Bearer parley_x", "Bearer " + ApiToken.Prefix + Secrets.New(), "Bearer", "bearer x", "Bearer  a b" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Authorization", brought);
            var response = await client.SendAsync(request);
            answers.Add($"{(int)response.StatusCode} {response.Headers.WwwAuthenticate} {Without(await response.Content.ReadAsStringAsync(), "\"traceId\":\"", "\"")}");
        }

        Assert.Single(answers.Distinct());
        Assert.StartsWith("401 Bearer", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"sign-in\"", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_leads_to_a_new_password_and_to_nothing_else_before_that()
    {
        var (before, account) = await SomebodyWithAPassword();
        await Store.StartRecovery(account.Id, "Admin");
        var client = Visitor();
        Assert.Equal("/sign-in/recover", (await client.GetAsync("/sign-in/link/" + await Store.MakeLink(account.Id, LinkPurpose.Recovery, "operator"))).Headers.Location!.ToString());
        Assert.Equal((false, false), (await IsSignedIn(before), await IsSignedIn(client)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, "/sign-in/recover", "/sign-in/recover", ("password", "short"))).StatusCode);
        Assert.Equal("/account", (await Send(client, "/sign-in/recover", "/sign-in/recover", ("password", "another horse battery staple"))).Headers.Location!.ToString());
        Assert.True(await IsSignedIn(client));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(Visitor(), "Ana Ruiz", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(Visitor(), "Ana Ruiz", "another horse battery staple")).StatusCode);
        Assert.Contains("known Ana Ruiz: recovery-finished pwd", Log.Notes);
    }

    private static byte[] Base32(string written)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var one in written.Replace(" ", "", StringComparison.Ordinal))
        {
            (held, bits) = ((held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(one, StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits >= 8) bytes.Add((byte)(held >> (bits -= 8)));
        }

        return [.. bytes];
    }
}
