using System.CommandLine;

namespace Parley.Cli.Commands;

/// <summary>A command of the contract that is not built yet says so.</summary>
internal static class NotBuilt
{
    public static Command Command(string name, string does)
    {
        var command = new Command(name, $"{does} (not built yet)") { new Argument<string[]>("words") { Arity = ArgumentArity.ZeroOrMore } };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(int (_) => throw new Failure($"parley: {name} is not built yet"));
        return command;
    }
}
