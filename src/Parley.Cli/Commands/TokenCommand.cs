using System.CommandLine;
using System.Globalization;
using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Cli.Commands;

/// <summary>What programs sign in with.</summary>
internal static class TokenCommand
{
    public static Command Build() => new("token", "tokens by which programs act in a person's name") { New(), List(), Revoke() };

    private static Command New()
    {
        var (person, name) = (SigninLinkCommand.As(), new Option<string>("--name") { Required = true, Description = "what the token is for" });
        var scope = new Option<string[]>("--scope") { Required = true, Description = $"what it may do: {string.Join(", ", ApiToken.AllScopes)}; several times for several", AllowMultipleArgumentsPerToken = true };
        var days = new Option<int>("--days") { Description = $"for how many days, at most {ApiToken.MostDays} (default: 30)", DefaultValueFactory = _ => 30 };
        var command = new Command("new", "makes a token and prints it, this once") { person, name, scope, days };
        command.SetAction(async (parsed, stop) =>
        {
            var (called, scopes, lasts) = (parsed.GetValue(name)!, parsed.GetValue(scope)!, parsed.GetValue(days));
            if (Limits.Required("--name", called, 200) is { } wrong) throw new Failure($"parley: {wrong.Text}");
            if (scopes.Except(ApiToken.AllScopes).FirstOrDefault() is { } unknown) throw new Failure($"parley: --scope \"{Plain.Short(unknown)}\" is not known: use one of {string.Join(", ", ApiToken.AllScopes)}");
            if (lasts is < 1 or > ApiToken.MostDays) throw new Failure($"parley: --days {lasts.ToString(CultureInfo.InvariantCulture)}: give a number from 1 to {ApiToken.MostDays}");
            await On(parsed, person, async (accounts, account) => Console.Out.WriteLine((await accounts.MakeToken(account.Id, called, scopes, TimeSpan.FromDays(lasts), stop)).Secret), stop);
            return Exit.Done;
        });
        return command;
    }

    private static Command List()
    {
        var person = SigninLinkCommand.As();
        var command = new Command("list", "the tokens of a person") { person };
        command.SetAction(async (parsed, stop) =>
        {
            await On(parsed, person, async (accounts, account) => Output.Table(["token", "name", "scopes", "expires", "last used", "state"],
                [.. (await accounts.Tokens(account.Id, stop)).Select(one => new string?[] { one.Id.ToString(), Plain.Short(one.Name), string.Join(' ', one.Scopes), Day(one.ExpiresAt), one.LastUsed is { } last ? Day(last) : null, State(one) })]), stop);
            return Exit.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var (person, id) = (SigninLinkCommand.As(), new Argument<string>("token") { Description = "its id, from token list" });
        var command = new Command("revoke", "ends a token at once") { id, person };
        command.SetAction(async (parsed, stop) =>
        {
            await On(parsed, person, async (accounts, account) =>
            {
                var name = Guid.TryParse(parsed.GetValue(id), out var token) ? await accounts.RevokeToken(account.Id, token, stop) : null;
                Console.Out.WriteLine(name is null ? throw new Failure($"parley: {Plain.Short(account.Name)} has no good token {Plain.Short(parsed.GetValue(id)!)}: token list shows them") : $"token {Plain.Short(name)} revoked");
            }, stop);
            return Exit.Done;
        });
        return command;
    }

    private static async Task On(ParseResult parsed, Option<string> person, Func<AccountStore, Account, Task> what, CancellationToken stop)
    {
        var name = SigninLinkCommand.Checked(parsed.GetValue(person)!);
        await using var record = await Record.Open(parsed, stop);
        await using var accounts = AccountStore.On(record.Connection, TimeProvider.System);
        await what(accounts, await accounts.FindByName(name, stop) is { DisabledAt: null } account ? account : throw SigninLinkCommand.NoAccount(name));
    }

    private static string State(ApiToken token) => token.RevokedAt is not null ? "revoked" : token.ExpiresAt <= TimeProvider.System.GetUtcNow() ? "expired" : "good";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
