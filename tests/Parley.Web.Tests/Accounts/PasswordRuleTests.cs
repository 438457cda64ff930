using System.Net;
using Microsoft.Extensions.Configuration;
using Parley.Web.Accounts;

namespace Parley.Web.Tests.Accounts;

public sealed class PasswordRuleTests
{
    private const string Good = "correct horse battery staple";

    [Theory]
    [InlineData("only fourteen.", "14 characters")]
    [InlineData("PasswordPassword", "tried first")]
    [InlineData("1QAZ2wsx3edc4rfv", "tried first")]
    [InlineData("aaaabbbbaaaabbbbaaaa", "tried first")]
    [InlineData("Davis-Parley-Ruiz-2026", "a name that anybody would try")]
    [InlineData("", "Give a password")]
    public async Task A_password_that_is_guessed_first_is_not_taken(string password, string says) =>
        Assert.Contains(says, await Rules(null).Wrong(password, ["Ana Ruiz", "Davis School District"], default), StringComparison.Ordinal);

    [Theory]
    [InlineData(Good)]
    [InlineData("fünfzehn Zeichn")]
    [InlineData("только длинные слова 🦉")]
    [InlineData("nocapitalsnodigitsnosigns")]
    public async Task Any_long_one_is_whatever_its_letters(string password) => Assert.Null(await Rules(null).Wrong(password, ["Ana Ruiz"], default));

    [Fact]
    public async Task Letters_count_as_they_are_seen()
    {
        // Fifteen letters apart, fourteen composed.
        Assert.Contains("14 characters", await Rules(null).Wrong("twelve letterse\u0301"[1..], [], default), StringComparison.Ordinal);
        Assert.Null(await Rules(null).Wrong(new string('x', 200) + "abcdefg hijk" + new string('y', 44), [], default));
        Assert.Contains("at most 256", await Rules(null).Wrong(new string('x', 245) + "abcdefg hijk", [], default), StringComparison.Ordinal);
    }

    /// <summary>SHA-1 of the good password by sha1sum: ABF7A AD6438836DBE526AA231ABDE2D0EEF74D42.</summary>
    [Theory]
    [InlineData("AD6438836DBE526AA231ABDE2D0EEF74D42:3\r\n", "stolen")]
    [InlineData("AD6438836DBE526AA231ABDE2D0EEF74D42:0\r\n", null)]
    [InlineData("0000000000000000000000000000000000A:9\r\n", null)]
    public async Task A_list_of_stolen_ones_is_asked_by_five_digits(string answer, string? says)
    {
        var list = new List(() => new(HttpStatusCode.OK) { Content = new StringContent("0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n" + answer) });
        var wrong = await Rules(list).Wrong(Good, [], default);
        Assert.Equal("https://list.example/range/ABF7A", list.Asked!.ToString());
        if (says is null) Assert.Null(wrong);
        else Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_list_does_not_answer_no_password_is_set()
    {
        Assert.Contains("does not answer", await Rules(new List(() => throw new HttpRequestException("gone"))).Wrong(Good, [], default), StringComparison.Ordinal);
        Assert.Contains("does not answer", await Rules(new List(() => new(HttpStatusCode.ServiceUnavailable))).Wrong(Good, [], default), StringComparison.Ordinal);
    }

    private static PasswordRules Rules(List? list) => new(new Clients(list), new ConfigurationBuilder().AddInMemoryCollection(list is null ? [] : [new("PARLEY_BREACHED_URL", "https://list.example/range")]).Build());

    private sealed class Clients(List? list) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(list ?? throw new InvalidOperationException("nobody is asked"), false);
    }

    private sealed class List(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(answer());
        }
    }
}
