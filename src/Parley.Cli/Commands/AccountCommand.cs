using System.CommandLine;
using Parley.Record.Accounts;

namespace Parley.Cli.Commands;

/// <summary>Accounts are of the whole machine: its operator switches one off, and on again.</summary>
internal static class AccountCommand
{
    public static Command Build() => new("account", "people's accounts") { Switch("off", "switches an account off: its sessions end, and nobody signs in with it", false), Switch("on", "switches an account on again", true) };

    private static Command Switch(string word, string does, bool on)
    {
        var name = new Argument<string>("name") { Description = "the person, by the name of their account" };
        var command = new Command(word, does) { name };
        command.SetAction(async (parsed, stop) =>
        {
            await using var record = await Record.Open(parsed, stop);
            await using var accounts = AccountStore.On(record.Connection, TimeProvider.System);
            if (await accounts.FindByName(parsed.GetValue(name)!, stop) is not { } account) throw SigninLinkCommand.NoAccount(parsed.GetValue(name)!);
            if (on) await accounts.Enable(account.Id, stop);
            else
            {
                await accounts.Disable(account.Id, stop);
                await accounts.EndSessions(account.Id, null, stop);
            }

            Console.Out.WriteLine($"the account of {account.Name} is {word}");
            return Exit.Done;
        });
        return command;
    }
}
