namespace Parley.Record.Tests.BadInput;

[Collection(OneRecord.Name)]
public sealed class RefusedCommandTests(ARecord record)
{
    [Theory]
    [InlineData("", "a command is missing: use one of unit, negotiation, record, agreement, log, text, compare, status, history, audit, access, views, do, search, keys, setup, signin-link, account, token")]
    [InlineData("nosuch", "there is no command nosuch: use one of unit, negotiation")]
    [InlineData("unit", "a command is missing: use one of add")]
    [InlineData("unit remove", "there is no command remove: use one of add")]
    [InlineData("views repair", "there is no command repair: use one of rebuild, check")]
    [InlineData("nosuch\u001b[31m", "there is no command nosuch\\u001b[31m: use one of")]
    [InlineData("status", "Required argument missing for command: 'status'")]
    [InlineData("compare old", "Required argument missing for command: 'compare'")]
    [InlineData("log import", "is required")]
    [InlineData("log import x.csv --negotiation n --title T", "Option '--unit' is required")]
    [InlineData("status table --nosuch", "'--nosuch'")]
    [InlineData("status table more", "'more'")]
    [InlineData("status table --on", "Required argument missing for option: '--on'")]
    [InlineData("status table --on 2022-01-01 --on 2022-01-02", "'--on' expects a single argument but 2 were provided")]
    [InlineData("status table --on 2022-02-30", "--on \"2022-02-30\" is not a date: write YYYY-MM-DD")]
    [InlineData("status table --on 2022-1-1", "is not a date: write YYYY-MM-DD")]
    [InlineData("status table --on 2022-01", "is not a date: write YYYY-MM-DD")]
    [InlineData("status table --known 2022-01-01", "--known \"2022-01-01\" is not an instant: write ISO 8601 with its offset, such as")]
    [InlineData("status table --known 2022-01-01T10:00:00", "is not an instant: write ISO 8601 with its offset")]
    [InlineData("status table --known 2022-02-30T10:00:00Z", "is not an instant")]
    [InlineData("status table --known 2022-01-01T10:00:00+99:00", "is not an instant")]
    [InlineData("status table --known now", "is not an instant")]
    [InlineData("status table --format xml", "format xml is not known: use one of table, json")]
    [InlineData("status table --format docx", "format docx is not built: use one of table, json")]
    [InlineData("status table --format \u001b[31m", "format \\u001b[31m is not known")]
    [InlineData("status nosuch", "there is no negotiation nosuch")]
    [InlineData("status nosuch\u202e", "there is no negotiation nosuch\\u202e")]
    [InlineData("status table --known 1999-01-01T00:00:00Z", "there is no negotiation table as known then")]
    [InlineData("status table --agency nosuch", "there is no agency nosuch: there are district")]
    [InlineData("text nosuch", "there is no agreement nosuch")]
    [InlineData("text old@", "the date after @ \"\" is not a date: write YYYY-MM-DD")]
    [InlineData("text old@2022-02-30", "is not a date: write YYYY-MM-DD")]
    [InlineData("text old@2022-01-01@2022-01-01", "is not a date: write YYYY-MM-DD")]
    [InlineData("text @2022-01-01", "there is no agreement")]
    [InlineData("text old --format pdf", "format pdf is not known: use one of text, md, json, html, docx, akn")]
    [InlineData("text old --known yesterday", "is not an instant")]
    [InlineData("text old --known 1999-01-01T00:00:00Z", "there is no agreement old as known then")]
    [InlineData("compare old nosuch", "there is no agreement nosuch")]
    [InlineData("compare old old@2022-13-01", "is not a date: write YYYY-MM-DD")]
    [InlineData("compare old old --format pdf", "format pdf is not known: use one of json, html, docx")]
    [InlineData("audit list --since yesterday", "--since \"yesterday\" is not an instant")]
    [InlineData("audit list --until 2022-01-01", "--until \"2022-01-01\" is not an instant")]
    [InlineData("audit list --type nosuch", "there is no event type nosuch")]
    [InlineData("audit list --late -1", "--late is a number of days, from 0")]
    [InlineData("audit list --late soon", "--late is a number of days, from 0")]
    [InlineData("audit list --late 99999999999", "--late is a number of days, from 0")]
    [InlineData("audit list --format docx", "format docx is not built: use one of table, json, csv")]
    [InlineData("audit export evidence", "export is not built yet")]
    [InlineData("audit verify", "verify is not built yet")]
    [InlineData("history table 1 --format pdf", "format pdf is not known: use one of json, md, docx")]
    [InlineData("history table Nothing", "the record has nothing of \"Nothing\" in table")]
    [InlineData("history nowhere 1", "the record has nothing of \"1\" in nowhere")]
    [InlineData("do acts.jsonl --sample", "acts.jsonl: there is no such file")]
    [InlineData("negotiation open other --title Other --unit nobody", "there is no unit nobody: add it first")]
    [InlineData("record nowhere counter 1 --party DEA", "there is no negotiation nowhere: open it first")]
    [InlineData("record table propose 1 --party DEA", "\"propose\" is not a move or step")]
    [InlineData("record table counter --party DEA", "a counter is on a subject: name the article")]
    [InlineData("record table counter 1 --party DEA --date 2026-02-30", "a date is YYYY-MM-DD")]
    [InlineData("signin-link --as Ana --url nowhere", "is not where a site is")]
    [InlineData("views check nosuch", "there is no view nosuch: views are agency, unit, agreement, negotiation")]
    [InlineData("views rebuild nosuch", "there is no view nosuch: views are agency")]
    [InlineData("unit add dea", "is required")]
    [InlineData("unit add Bad --name N --representative R", "the unit \"Bad\" is not a slug: use 1 to 64 lower-case letters")]
    [InlineData("unit add dea/x --name N --representative R", "the unit \"dea/x\" is not a slug")]
    [InlineData("unit add u --name N --representative R --profile mars", "profile \"mars\" is not known: use one of none, ca-eera, md-6-406")]
    [InlineData("unit add dea --name Teachers --representative Others", "unit dea exists already as \"Teachers\", represented by \"DEA\", profile none: choose another slug")]
    [InlineData("unit add u --name N --representative R --agency Bad_Slug", "the agency \"Bad_Slug\" is not a slug")]
    public async Task A_wrong_command_is_refused_in_one_line_and_stores_nothing(string line, string says) =>
        await record.Refused(says, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task An_argument_that_begins_with_an_at_sign_reads_no_file()
    {
        var file = record.File("arguments", "old\n--format\njson\n");
        await record.Refused("is not a date: write YYYY-MM-DD", ["text", "@" + file]);
    }

    [Fact]
    public async Task What_is_refused_on_an_empty_database_does_not_begin_a_record()
    {
        var empty = new Database();
        await empty.InitializeAsync();
        try
        {
            var (log, text) = (record.File("ok.csv", "date,party,move\n2022-01-01,DEA,session\n"), record.File("ok.txt", "ARTICLE 1 WAGES\n"));
            string[][] commands =
            [
                ["unit", "add", "Bad", "--name", "N", "--representative", "R"],
                ["unit", "add", "u", "--name", "N", "--representative", "R", "--profile", "mars"],
                ["unit", "add", "u", "--name", "", "--representative", "R", "--agency", "new"],
                ["log", "import", log, "--negotiation", "n", "--unit", "nobody", "--title", "T"],
                ["agreement", "import", text, "--unit", "nobody", "--as", "a", "--title", "T", "--from", "2022-01-01", "--to", "2022-12-31"],
                ["status", "n"],
            ];
            foreach (var command in commands)
            {
                (await Cli.Run(empty.Connection, command)).Refused("");
                Assert.Equal(0L, await empty.Ask<long>("select count(*) from parley.mt_events"));
                Assert.Equal(0L, await empty.Ask<long>("select count(*) from parley.mt_doc_receipt"));
            }
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }
}
