using Parley.Record.Accounts;
using Parley.Record.Tests.BadInput;

namespace Parley.Record.Tests.Accounts;

/// <summary>What the operator of the machine does by the command line.</summary>
public sealed class AccountCliTests : IAsyncLifetime
{
    private readonly Database database = new();
    private AccountStore store = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        store = AccountStore.On(database.Connection, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_link_is_one_line_and_an_unknown_name_gets_an_account_which_is_said_beside_it()
    {
        var first = await Run("signin-link", "--as", "Ana Ruiz", "--url", "https://parley.example.org/");
        Assert.Equal(0, first.Exit);
        Assert.Matches("^https://parley\\.example\\.org/sign-in/link/[A-Za-z0-9_-]{43}\n$", first.Out);
        Assert.Contains("Ana Ruiz had no account: there is one now", first.Error, StringComparison.Ordinal);
        Assert.Equal((LinkPurpose.First, "Ana Ruiz"), (await store.Follow(first.Out.Trim().Split('/')[^1])) is { } one ? (one.Purpose, one.Account.Name) : default);

        var second = await Run("signin-link", "--as", "ana ruiz");
        Assert.StartsWith("http://127.0.0.1:5080/sign-in/link/", second.Out, StringComparison.Ordinal);
        Assert.Equal("", second.Error);
        (await Run("signin-link", "--as", "Ana", "--url", "nowhere")).Refused("is not where a site is");
        (await Run("signin-link", "--as", "Ana\u200b")).Refused("cannot be seen");
        (await Run("signin-link")).Refused("--as");
    }

    [Fact]
    public async Task A_link_of_recovery_is_made_only_where_an_administrator_started_one()
    {
        var (ana, _) = await store.FindOrCreate("Ana Ruiz");
        (await Run("signin-link", "--as", "Ana Ruiz", "--recovery")).Refused("nobody started a recovery");
        await store.StartRecovery(ana.Id, "Admin");
        var link = (await Run("signin-link", "--as", "Ana Ruiz", "--recovery")).Out;
        Assert.Equal(LinkPurpose.Recovery, (await store.Follow(link.Trim().Split('/')[^1]))!.Purpose);
    }

    [Fact]
    public async Task A_token_is_printed_alone_listed_and_revoked()
    {
        (await Run("token", "new", "--as", "Ana Ruiz", "--name", "export", "--scope", "read")).Refused("has no account");
        var (ana, _) = await store.FindOrCreate("Ana Ruiz");
        var made = await Run("token", "new", "--as", "Ana Ruiz", "--name", "export", "--scope", "read", "--days", "30");
        Assert.Matches("^parley_[A-Za-z0-9_-]{43}\n$", made.Out);
        Assert.Equal("export", (await store.Present(made.Out.Trim()))!.Value.Token.Name);
        var token = (await store.Tokens(ana.Id)).Single();
        Assert.Equal(30, (token.ExpiresAt - token.CreatedAt).Days);
        Assert.Contains("export", (await Run("token", "list", "--as", "Ana Ruiz")).Out, StringComparison.Ordinal);
        Assert.Equal("token export revoked\n", (await Run("token", "revoke", token.Id.ToString(), "--as", "Ana Ruiz")).Out);
        Assert.Null(await store.Present(made.Out.Trim()));
        (await Run("token", "revoke", token.Id.ToString(), "--as", "Ana Ruiz")).Refused("has no good token");
        (await Run("token", "new", "--as", "Ana Ruiz", "--name", "x", "--scope", "admin")).Refused("--scope");
        (await Run("token", "new", "--as", "Ana Ruiz", "--name", "x", "--scope", "read", "--days", "366")).Refused("from 1 to 365");
    }

    [Fact]
    public async Task The_operator_gives_a_role_alone_until_there_are_two_administrators_and_ends_it()
    {
        await Run("unit", "add", "t", "--name", "Teachers", "--representative", "DEA");
        Assert.Equal("Bo Li is administrator\n", (await Run("access", "grant", "Bo Li", "administrator")).Out);
        Assert.Equal("Cy Day is administrator\n", (await Run("access", "grant", "Cy Day", "administrator")).Out);
        var asked = await Run("access", "grant", "Di Fox", "union-representative", "--unit", "t");
        Assert.StartsWith("asked for as ", asked.Out, StringComparison.Ordinal);
        var id = asked.Out["asked for as ".Length..].Split(':')[0];
        (await Run("access", "approve", id)).Refused("somebody else than who asked");
        Assert.Contains("Di Fox  union-representative  t", (await Run("access", "list")).Out, StringComparison.Ordinal);
        (await Run("access", "grant", "Ed Orr", "auditor")).Refused("name its last day");
        (await Run("access", "grant", "Ed Orr", "king")).Refused("use one of negotiator");
        var held = System.Text.Json.JsonDocument.Parse((await Run("access", "list", "--format", "json")).Out).RootElement.EnumerateArray().First(one => one.GetProperty("name").GetString() == "Bo Li");
        Assert.Equal("ended\n", (await Run("access", "end", held.GetProperty("id").GetString()!.Split('/')[1], "--reason", "left")).Out);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_gets_no_link_and_its_token_is_good_no_more()
    {
        var (ana, _) = await store.FindOrCreate("Ana Ruiz");
        var (_, secret) = await store.MakeToken(ana.Id, "export", ["read"], TimeSpan.FromDays(1));
        Assert.Equal("the account of Ana Ruiz is off\n", (await Run("account", "off", "Ana Ruiz")).Out);
        Assert.Null(await store.Present(secret));
        (await Run("signin-link", "--as", "Ana Ruiz")).Refused("is disabled");
        Assert.Equal("the account of Ana Ruiz is on\n", (await Run("account", "on", "Ana Ruiz")).Out);
        Assert.Equal(0, (await Run("signin-link", "--as", "Ana Ruiz")).Exit);
    }

    private Task<Ended> Run(params string[] arguments) => BadInput.Cli.Run(database.Connection, arguments);
}
