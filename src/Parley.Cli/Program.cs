using System.CommandLine;
using Npgsql;
using Parley.Cli;
using Parley.Cli.Commands;

// Contracts are full of § and curly quotes, whatever the terminal's locale says.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("The record of collective bargaining: table logs, agreements, and where things stand.")
{
    Common.Agency, Common.Actor,
    UnitCommand.Build(), NegotiationCommand.Build(), RecordCommand.Build(), AgreementCommand.Build(), LogCommand.Build(), TextCommand.Build(), CompareCommand.Build(),
    StatusCommand.Build(), HistoryCommand.Build(), AuditCommand.Build(), AccessCommand.Build(), ViewsCommand.Build(), DoCommand.Build(), SearchCommand.Build(), KeysCommand.Build(), SetupCommand.Build(),
    SigninLinkCommand.Build(), AccountCommand.Build(), TokenCommand.Build(),
};

// An argument that begins with @ is an argument, and not a file to read more from.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"parley: {Usage(parsed)}");
    return Exit.Refused;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Failure failure)
{
    Console.Error.WriteLine(failure.Message);
    return failure.Exit;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("parley: stopped; nothing was recorded that was not reported.");
    return 130;
}
catch (Exception error) when (Unreachable(error) is { } database)
{
    Console.Error.WriteLine($"parley: the database cannot be used: {Parley.Recording.Plain.Short(database.Message, 200)}. What was being recorded may or may not be: the same command again records nothing twice. Check PARLEY_DB, or unset it to use the private database.");
    return Exit.Unreachable;
}
catch (Exception error)
{
    // Whatever it is, nobody is helped by a stack trace in the middle of their work; PARLEY_TRACE=1 shows it.
    Console.Error.WriteLine(Environment.GetEnvironmentVariable("PARLEY_TRACE") == "1" ? error.ToString()
        : $"parley: failed, and what was not reported as recorded was not: {Parley.Recording.Plain.Short(error.Message, 200)} (PARLEY_TRACE=1 shows more)");
    return Exit.Refused;
}

static string Usage(ParseResult parsed)
{
    var commands = string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(command => command.Name));
    return commands.Length == 0 ? $"{Parley.Recording.Plain.Short(parsed.Errors[0].Message, 300)} Try --help."
        : $"{(parsed.UnmatchedTokens is [var word, ..] ? $"there is no command {Parley.Recording.Plain.Short(word)}" : "a command is missing")}: use one of {commands}";
}

// A connection refused, a name unknown, a password wrong, a server full or going down: the database is not to be had.
static NpgsqlException? Unreachable(Exception error) => error switch
{
    PostgresException { SqlState: ['2', '8', ..] or ['3', 'D', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.TooManyConnections } refused => refused,
    PostgresException => null,
    NpgsqlException lost => lost,
    { InnerException: { } inner } => Unreachable(inner),
    _ => null,
};
