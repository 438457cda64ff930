using System.CommandLine;
using Parley.Record.Commands;

namespace Parley.Cli.Commands;

/// <summary>For whoever installs: what the owner of the database does once a version, so that the site needs no owner's password.</summary>
internal static class SetupCommand
{
    /// <summary>A password is given in the environment: what stands on a command line is for everybody to read.</summary>
    private const string Password = "PARLEY_SITE_PASSWORD";

    public static Command Build()
    {
        var site = new Option<string?>("--site") { Description = $"a login for the site to make or renew, with the password that {Password} holds" };
        var setup = new Command("setup", "sets the database up for this version, as its owner") { site };
        setup.Hidden = true;
        setup.SetAction(async (parsed, stop) =>
        {
            var login = parsed.GetValue(site);
            var password = Environment.GetEnvironmentVariable(Password);
            if (login is not null && string.IsNullOrEmpty(password)) throw new Failure($"parley: {Password} holds no password for {Parley.Recording.Plain.Short(login)}");
            await using (var record = await Record.Open(parsed, stop)) await RecordSetUp.Run(record.Connection, login is null ? null : (login, password!), stop);
            return Exit.Done;
        });
        return setup;
    }
}
