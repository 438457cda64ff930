using System.CommandLine;
using Parley.Access;
using Parley.Record.Access;
using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Cli.Commands;

/// <summary>
/// Roles, as the operator of the machine gives them. Where two administrators keep a record, one of them approves what the operator asked
/// for; the operator approves what an administrator asked for.
/// </summary>
internal static class AccessCommand
{
    public static Command Build() => new("access", "who holds which role in a record") { List(), Grant(), Approve(), End() };

    private static Command List()
    {
        var format = Common.Format("table", "json");
        var list = new Command("list", "lists roles, held and asked for") { format };
        list.SetAction(async (parsed, stop) =>
        {
            var asked = Common.Checked(parsed.GetValue(format)!, "table", "json");
            await using var record = await Record.Open(parsed, stop);
            var grants = await Sights.Grants(record.Store, (await record.Agency(stop)).Slug, stop);
            if (asked == "json") Output.Json(grants);
            else Output.Table(["id", "person", "role", "where", "from", "until", "state"], [.. grants.Select(one => new[] { StreamId.Slug(one.Id), one.Name, Json.Word(one.Role), one.Negotiation ?? one.Unit ?? "all", $"{one.From:yyyy-MM-dd}", $"{one.Until:yyyy-MM-dd}", Json.Word(one.State) })]);
            return Exit.Done;
        });
        return list;
    }

    private static Command Grant()
    {
        var name = new Argument<string>("name") { Description = "the person, by the name of their account; who has none gets one" };
        var role = new Argument<string>("role") { Description = string.Join(", ", Common.Words<Role>()) };
        var unit = new Option<string?>("--unit") { Description = "for this unit only" };
        var negotiation = new Option<string?>("--negotiation") { Description = "for this negotiation only" };
        var from = new Option<string?>("--from") { Description = "the first day (default: today)" };
        var until = new Option<string?>("--until") { Description = "the last day" };
        var reason = new Option<string?>("--reason") { Description = "why" };
        var grant = new Command("grant", "asks for a role for somebody; counts at once where there are not two administrators who could approve") { name, role, unit, negotiation, from, until, reason };
        grant.SetAction(async (parsed, stop) =>
        {
            var (first, last, kind) = (Common.Date(parsed.GetValue(from), "--from"), Common.Date(parsed.GetValue(until), "--until"), Common.Word<Role>(parsed.GetValue(role)!, "the role"));
            if (AccountNames.Wrong(parsed.GetValue(name)) is { } wrong) throw new Failure($"parley: {wrong.Text}");
            await using var record = await Record.Open(parsed, stop, warm: typeof(AskRole));
            var agency = await record.Agency(stop);
            var (office, sights) = await record.Office(stop);
            if (parsed.GetValue(negotiation) is { } table && !await sights.IsTable(agency, table, stop)) throw new Failure($"parley: there is no negotiation {Plain.Short(table)}: open it first");
            await using var accounts = AccountStore.On(record.Connection, TimeProvider.System);
            var (account, made) = await accounts.FindOrCreate(parsed.GetValue(name)!, stop);
            var answer = await office.Ask(agency, new(account.Id, account.Name, kind, parsed.GetValue(unit), parsed.GetValue(negotiation), first, last, parsed.GetValue(reason)), null, record.Actor, Guid.NewGuid().ToString(), stop);
            if (answer.Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
            if (made) Console.Error.WriteLine($"{account.Name} is new here and has an account now: ops/parley signin-link --as \"{account.Name}\" makes a link to sign in with");
            Console.Out.WriteLine(answer.Entries.Count > 1 ? $"{account.Name} is {Json.Word(kind)}" : $"asked for as {StreamId.Slug(answer.Stream)}: an administrator approves it");
            return Exit.Done;
        });
        return grant;
    }

    private static Command Approve()
    {
        var id = new Argument<string>("id") { Description = "as access list shows it" };
        var approve = new Command("approve", "approves what an administrator asked for") { id };
        approve.SetAction(async (parsed, stop) =>
        {
            await using var record = await Record.Open(parsed, stop, warm: typeof(AnswerRole));
            var answer = await (await record.Office(stop)).Office.Answer(await record.Agency(stop), parsed.GetValue(id)!, true, null, record.Actor, Guid.NewGuid().ToString(), null, stop);
            if (answer.Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
            Console.Out.WriteLine("approved");
            return Exit.Done;
        });
        return approve;
    }

    private static Command End()
    {
        var id = new Argument<string>("id") { Description = "as access list shows it" };
        var reason = new Option<string>("--reason") { Required = true, Description = "why" };
        var end = new Command("end", "ends a role, at once") { id, reason };
        end.SetAction(async (parsed, stop) =>
        {
            await using var record = await Record.Open(parsed, stop, warm: typeof(EndRole));
            var answer = await (await record.Office(stop)).Office.End(await record.Agency(stop), parsed.GetValue(id)!, parsed.GetValue(reason)!, record.Actor, Guid.NewGuid().ToString(), stop);
            if (answer.Refusal is { } refusal) throw new Failure($"parley: {refusal.Text}");
            Console.Out.WriteLine("ended");
            return Exit.Done;
        });
        return end;
    }
}
