using System.Globalization;
using System.Security.Claims;
using Parley.Web.Accounts;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Parley.Web.Tests.Accounts;

public sealed class SmallTests
{
    [Theory]
    [InlineData("/account?x=1#y", "/account?x=1#y")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("account", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void One_is_sent_on_to_this_site_only(string? asked, string to) => Assert.Equal(to, LocalPath.Of(asked));

    [Fact]
    public void Somebody_is_fresh_for_ten_minutes_and_a_program_never()
    {
        var at = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var person = new SignedIn(Guid.NewGuid(), "Ana", at, "pwd", null);
        Assert.True(person.IsFresh(at.AddMinutes(9)));
        Assert.False(person.IsFresh(at.AddMinutes(10)));
        Assert.False((person with { Scopes = ["read"], Method = "token" }).IsFresh(at));
    }

    [Theory]
    [InlineData("passkey", true)]
    [InlineData("otp", true)]
    [InlineData("oidc", true)]
    [InlineData("link", true)]
    [InlineData("pwd", false)]
    public void A_password_alone_does_no_act_of_weight(string method, bool weighs)
    {
        var at = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal((weighs, false), (new SignedIn(Guid.NewGuid(), "Ana", at, method, null).Weighs(at.AddMinutes(9)), new SignedIn(Guid.NewGuid(), "Ana", at, method, null).Weighs(at.AddMinutes(10))));
    }

    [Fact]
    public void Who_is_signed_in_is_read_from_the_claims()
    {
        var id = Guid.NewGuid();
        var seconds = 1772355600L.ToString(CultureInfo.InvariantCulture);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), new(ClaimTypes.Name, "Ana"), new("auth_time", seconds), new("amr", "token"), new("scope", "read")], "x"));
        var said = SignedIn.Of(person)!;
        Assert.Equal((id, "Ana", "token", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)), (said.Id, said.Name, said.Method, said.At));
        Assert.Equal(["read"], said.Scopes!);
        Assert.Null(SignedIn.Of(new(new ClaimsIdentity())));
    }

    [Fact]
    public void The_secret_of_a_link_reaches_no_line_of_the_log()
    {
        var kept = new Kept();
        using var log = new LoggerConfiguration().Enrich.With<HiddenSecrets>().WriteTo.Sink(kept).CreateLogger();
        log.ForContext("RequestPath", "/sign-in/link/s3cret").Information("HTTP {Method} {Path} asked", "GET", "/Sign-In/Link/s3cret?x=1");
        var line = Assert.Single(kept.Lines);
        Assert.DoesNotContain("s3cret", line.RenderMessage(CultureInfo.InvariantCulture) + line.Properties["RequestPath"], StringComparison.Ordinal);
    }

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Lines { get; } = [];

        public void Emit(LogEvent logEvent) => Lines.Add(logEvent);
    }
}
