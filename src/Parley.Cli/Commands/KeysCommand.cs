using System.CommandLine;
using Parley.Record.Keys;
using Parley.Recording;
using Parley.Sealing;

namespace Parley.Cli.Commands;

/// <summary>The keys of sealed words: what there is, and new ones in their place. No key is ever shown.</summary>
internal static class KeysCommand
{
    public static Command Build()
    {
        var list = new Command("list", "which keys there are, and how many items each opens");
        list.SetAction(_ =>
        {
            var held = Vault().List();
            foreach (var keys in held) Console.Out.WriteLine($"{keys.Agency} {Json.Word(keys.Audience)}: version {string.Join(" and ", keys.Versions)}, {Plain.Count(keys.Items, "item")}");
            if (held.Count == 0) Console.Out.WriteLine("no keys yet: they are made when something is sealed");
            return Exit.Done;
        });

        var audience = new Option<string?>("--audience") { Description = $"only the keys of one audience: {string.Join(", ", Common.Words<Audience>())}" };
        var root = new Option<bool>("--root") { Description = "the root key, which opens all others" };
        var rotate = new Command("rotate", "new keys in the place of the present ones; what is sealed stays sealed, and readable to the same people") { audience, root };
        rotate.SetAction(parsed =>
        {
            var vault = Vault();
            if (parsed.GetValue(root))
            {
                if (parsed.GetValue(audience) is not null || parsed.GetValue(Common.Agency) is not null) throw new Failure("parley: the root key is one for all agencies and audiences: leave out --agency and --audience, or --root");
                var (wrapped, refusal) = vault.RotateRoot();
                if (refusal is not null) throw new Failure($"parley: {refusal.Text}");
                Console.Out.WriteLine($"root key: {Plain.Count(wrapped, "key")} wrapped anew");
                return Exit.Done;
            }

            Audience? one = parsed.GetValue(audience) is { } word ? Common.Word<Audience>(word, "--audience") : null;
            var turned = vault.List().Where(keys => (parsed.GetValue(Common.Agency) is not { } agency || keys.Agency == agency) && (one is null || keys.Audience == one)).ToList();
            if (turned.Count == 0) throw new Failure("parley: there is no such key: keys list shows those that there are");
            foreach (var keys in turned) Console.Out.WriteLine($"{keys.Agency} {Json.Word(keys.Audience)}: {Plain.Count(vault.Rotate(keys.Agency, keys.Audience), "item")} wrapped anew");
            return Exit.Done;
        });
        return new Command("keys", "the keys of sealed words") { list, rotate };
    }

    private static IKeyVault Vault()
    {
        var (sealer, refusal) = Sealer.FromEnvironment();
        if (refusal is not null) throw new Failure($"parley: {refusal.Text}");
        return sealer.Vault ?? throw new Failure($"parley: {Sealer.KeysVariable} names no folder of keys: use ops/parley, which sets it, or set it yourself");
    }
}
