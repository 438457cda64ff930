using Npgsql;

namespace Parley.Record.Tests.BadInput;

/// <summary>Exit status 3: one line that says what to look at, and never the password.</summary>
[Collection(OneRecord.Name)]
public sealed class UnreachableDatabaseTests(ARecord record)
{
    private const string Secret = "hunter2-secret";

    [Theory]
    [InlineData(null, "PARLEY_DB names no database")]
    [InlineData("", "PARLEY_DB names no database")]
    [InlineData("garbage " + Secret, "PARLEY_DB is not an Npgsql connection string: write Host=…")]
    [InlineData("postgres://u:" + Secret + "@127.0.0.1:1/x", "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Password=" + Secret + ";Colour=red", "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=abc;Password=" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=99999;Password=" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=-1;Password=" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Timeout=-5;Password=" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Password=" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Password='" + Secret, "PARLEY_DB is not an Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Database=x;Password=" + Secret, "Failed to connect to 127.0.0.1:1")]
    [InlineData("Host=no-such-host.invalid;Username=u;Database=x;Password=" + Secret, "Check PARLEY_DB")]
    public async Task A_database_that_is_not_there(string? database, string says) => Unreachable(await Cli.Run(database, ["status", "table"]), says);

    [Fact]
    public async Task A_wrong_password() => Unreachable(await Cli.Run(With(to => to.Password = Secret), ["status", "table"]), "password authentication failed");

    [Fact]
    public async Task An_unknown_user() => Unreachable(await Cli.Run(With(to => (to.Username, to.Password) = ("nobody", Secret)), ["status", "table"]), "password authentication failed");

    [Fact]
    public async Task An_unknown_database() => Unreachable(await Cli.Run(With(to => to.Database = "nosuch"), ["status", "table"]), "database \"nosuch\" does not exist");

    [Fact]
    public async Task A_server_that_takes_no_more_connections()
    {
        await record.Ask<object>($"do $$ begin create role crowded login connection limit 0 password '{Secret}'; end $$; select 1");
        try
        {
            Unreachable(await Cli.Run(With(to => (to.Username, to.Password) = ("crowded", Secret)), ["status", "table"]), "too many connections");
        }
        finally
        {
            await record.Ask<object>("drop role crowded; select 1");
        }
    }

    [Fact]
    public async Task Nothing_is_recorded_where_there_is_no_database()
    {
        string[] command = ["log", "import", record.File("ok.csv", "date,party,move\n2022-01-01,DEA,session\n"), "--negotiation", "n", "--unit", "dea", "--title", "T"];
        Unreachable(await Cli.Run(With(to => to.Port = 1), command), "Failed to connect");
    }

    /// <summary>What is wrong with the input is told even so: it is looked at first.</summary>
    [Fact]
    public async Task A_bad_file_is_told_before_a_bad_database() =>
        (await Cli.Run(null, ["log", "import", record.File("bad.csv", "dat,party,move\n"), "--negotiation", "n", "--unit", "dea", "--title", "T"])).Refused("bad.csv:1:1: unknown column \"dat\"");

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var to = new NpgsqlConnectionStringBuilder(record.Connection);
        change(to);
        return to.ToString();
    }

    private static void Unreachable(Ended ended, string says)
    {
        ended.Refused(says, exit: 3);
        Assert.DoesNotContain(Secret, ended.Error, StringComparison.Ordinal);
        Assert.Contains("PARLEY_DB", ended.Error, StringComparison.Ordinal);
    }
}
