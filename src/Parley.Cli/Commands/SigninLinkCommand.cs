using System.CommandLine;
using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Cli.Commands;

/// <summary>The operator of the machine lets somebody in: the first time, or after a recovery that an administrator started.</summary>
internal static class SigninLinkCommand
{
    public static Command Build()
    {
        var name = As();
        var url = new Option<string?>("--url") { Description = "where the site is (default: PARLEY_URL, or http://127.0.0.1:5080)" };
        var recovery = new Option<bool>("--recovery") { Description = "by which a new passkey or password is set; an administrator has started the recovery" };
        var command = new Command("signin-link", "a link that signs somebody in, once and within an hour; a name that is not known gets an account") { name, url, recovery };
        command.SetAction(async (parsed, stop) =>
        {
            var site = Site(parsed.GetValue(url) ?? (Environment.GetEnvironmentVariable("PARLEY_URL") is { Length: > 0 } named ? named : "http://127.0.0.1:5080"));
            var asked = Checked(parsed.GetValue(name)!);
            await using var record = await Record.Open(parsed, stop);
            await using var accounts = AccountStore.On(record.Connection, TimeProvider.System);
            var account = await accounts.FindByName(asked, stop);
            if (parsed.GetValue(recovery)) account = account is null ? throw NoAccount(asked) : await Recovering(accounts, account, stop);
            else if (account is null)
            {
                (account, _) = await accounts.FindOrCreate(asked, stop);
                Console.Error.WriteLine($"parley: {Plain.Short(account.Name)} had no account: there is one now");
            }

            if (account.DisabledAt is not null) throw new Failure($"parley: the account of {Plain.Short(account.Name)} is disabled");
            var purpose = parsed.GetValue(recovery) ? LinkPurpose.Recovery : await accounts.HasCredential(account.Id, stop) ? LinkPurpose.Link : LinkPurpose.First;
            var secret = await accounts.MakeLink(account.Id, purpose, record.Actor, stop: stop);
            Console.Out.WriteLine($"{site}/sign-in/link/{secret}");
            return Exit.Done;
        });
        return command;
    }

    public static Option<string> As() => new("--as") { Required = true, Description = "the person's name, as it stands in the record" };

    public static string Checked(string name) => AccountNames.Wrong(name) is { } wrong ? throw new Failure($"parley: --as: {wrong.Text}") : name;

    public static Failure NoAccount(string name) => new($"parley: {Plain.Short(name)} has no account: signin-link --as makes one");

    private static async Task<Account> Recovering(AccountStore accounts, Account account, CancellationToken stop) => await accounts.OpenRecovery(account.Id, stop) is not null ? account
        : throw new Failure($"parley: nobody started a recovery for {Plain.Short(account.Name)}, or it is older than {AccountStore.RecoveryLasts.Days} days: an administrator starts one on the site");

    private static string Site(string url) => Uri.TryCreate(url, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" && site is { Query: "", Fragment: "", UserInfo: "" } ? site.ToString().TrimEnd('/')
        : throw new Failure($"parley: --url \"{Plain.Short(url)}\" is not where a site is: write https://parley.example.org");
}
