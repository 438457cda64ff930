using System.Text;

namespace Parley.Record.Tests.BadInput;

/// <summary>Each kind of refusal of a table log once through the command line; the many cases stand with the reader (Parley.Tests/Log).</summary>
[Collection(OneRecord.Name)]
public sealed class RefusedLogImportTests(ARecord record)
{
    private const string Four = "date,party,move,article\n";

    private static string[] Import(string file, params string[] more) => ["log", "import", file, "--negotiation", "table", "--unit", "dea", "--title", "Table", .. more];

    [Theory]
    [InlineData(Four + "2022-01-01,D\"EA,proposal,1\n", "2:13: a quote inside a field")]
    [InlineData(Four + "2022-01-01,\"DEA,proposal,1\n", "2:12: a quoted field that is never closed")]
    [InlineData(Four + "2022-01-01,D\0EA,proposal,1\n", "2:13: a NUL character")]
    [InlineData(Four + "2022-01-01,DEA,proposal\n", "2:1: this row has 3 fields, the header has 4")]
    [InlineData("date,party,move,article,colour\n2022-01-01,DEA,proposal,1,red\n", "1:25: unknown column \"colour\"")]
    [InlineData("party,move,article\nDEA,proposal,1\n", "1:1: missing column date")]
    [InlineData("date,party,move,article,move\n", "1:25: column move stands twice")]
    [InlineData(Four + "2022-01-01,,proposal,1\n", "2:12: the party is empty")]
    [InlineData(Four + "2022-01-01,DEA,proposal,\n", "2:25: a proposal is on a subject")]
    [InlineData(Four + "2022-02-30,DEA,proposal,1\n", "2:1: \"2022-02-30\" is not a date")]
    [InlineData("date,party,move,article,time\n2022-01-01,DEA,proposal,1,24:00\n", "2:27: \"24:00\" is not a time of day")]
    [InlineData(Four + "2022-01-01,DEA,\u001b[31mpropsal,1\n", "2:16: \"\\u001b[31mpropsal\" is not a move or step")]
    [InlineData("", "1:1: the file is empty")]
    [InlineData(Four + "2022-01-01,DEA,proposal,1\n2022-01-02,DEA,propsal,1\n", "3:16: \"propsal\" is not a move")]
    [InlineData(ARecord.Header + "2022-01-01,DEA,proposal,1,k1,,,,,,\n2022-01-01,DEA,proposal,1,k1,,,,,,\n", "3:27: key \"k1\" stands in an earlier row")]
    [InlineData(ARecord.Header + "2022-01-01,DEA,proposal,1,k1,zz,,,,,\n", "2:30: responds_to names \"zz\"")]
    public async Task A_bad_log_stores_nothing_and_its_place_is_told(string text, string says)
    {
        var ended = await record.Refused("", Import(record.File("bad.csv", text)));
        Assert.Contains("bad.csv:" + says, ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,k1,,zz,,,,\n", "2:31: supersedes names \"zz\"")]
    [InlineData("1,k1,,,zz,,,\n", "2:32: corrects names \"zz\"")]
    [InlineData("1,k1,,,,zz,,\n", "2:33: same_as names \"zz\"")]
    [InlineData("1,k1,k0;K0,,,,,\n", "2:30: responds_to names \"K0\"")]
    public async Task A_dry_run_is_refused_as_the_import_would_be(string rest, string says) =>
        await record.Refused("dry.csv:" + says, Import(record.File("dry.csv", ARecord.Header + "2022-01-01,DEA,proposal," + rest), "--dry-run"));

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_told_at_their_place()
    {
        var file = record.File("latin.csv", [.. Encoding.UTF8.GetBytes(Four + "2022-01-01,"), 0xE9, .. Encoding.UTF8.GetBytes(",proposal,1\n")]);
        await record.Refused("latin.csv:2:12: byte 0xE9 is not UTF-8: save the file as UTF-8", Import(file));
    }

    [Fact]
    public async Task A_field_over_one_mebibyte_is_refused() =>
        await record.Refused("long.csv:2:27: a field of more than 1 MiB", Import(record.File("long.csv", "date,party,move,article,text\n2022-01-01,DEA,proposal,1," + new string('a', (1 << 20) + 1))));

    /// <summary>With 200 MB of memory at most: the file's size alone must be enough.</summary>
    [Fact]
    public async Task A_file_of_300_megabytes_is_refused_before_it_is_read() =>
        await record.Refused("huge.csv: is larger than 64 MiB, the most that can be read: split it", Import(record.Sparse("huge.csv", 300_000_000)), memory: 200_000_000);

    [Fact]
    public async Task A_file_without_end_is_refused_after_what_can_be_read()
    {
        if (!File.Exists("/dev/zero")) return;
        await record.Refused("/dev/zero: is larger than 64 MiB, the most that can be read: split it", Import("/dev/zero"), memory: 400_000_000);
    }

    [Fact]
    public async Task Sixty_megabytes_of_commas_are_refused_within_the_memory_that_the_file_takes()
    {
        var commas = new byte[60 << 20];
        Array.Fill(commas, (byte)',');
        await record.Refused("commas.csv:1:1001: more than 1,000 fields in a row", Import(record.File("commas.csv", commas)), memory: 500_000_000);
    }

    [Fact]
    public async Task A_folder_is_no_log() => await record.Refused("is a folder: name a file", Import(record.Folder));

    [Fact]
    public async Task A_file_that_is_not_there() => await record.Refused("there is no such file", Import(Path.Combine(record.Folder, "none.csv")));

    [Fact]
    public async Task A_path_through_a_file() => await record.Refused("there is no such file", Import(Path.Combine(record.File("a.csv", Four), "b.csv")));

    [Fact]
    public async Task A_file_without_a_name() => await record.Refused("parley: the file's name is empty: name a file", Import(""));

    /// <summary>Unreadable even for a superuser, whom permissions do not stop.</summary>
    [Fact]
    public async Task A_file_that_cannot_be_read()
    {
        var loop = Path.Combine(record.Folder, "loop.csv");
        File.CreateSymbolicLink(loop, loop);
        await record.Refused("loop.csv: cannot be read", Import(loop));
    }

    public static TheoryData<string> HostileNames => ["new\nline.csv", "\u001b[31m\u001b]0;owned\u0007.csv", "\u202evsc.exe.csv", "qu\"o'te`$(x).csv", "sp ace;semi|pipe&.csv", "\u2028.csv", "\u0085.csv", "\u009b2J.csv", new string('n', 251) + ".csv", "-.csv", "%s%n.csv", "..csv"];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task A_hostile_file_name_reaches_no_terminal(string name)
    {
        var ended = await record.Refused("csv:2:16: ", Import(record.File(name, ARecord.Header + "2022-01-01,DEA,propsal,1,k1,,,,,,\n")));
        if (name.Length > 200) Assert.Contains(name, ended.Error, StringComparison.Ordinal);
    }

    /// <summary>A wrong key is found last, by the decision, which is told the file's name and not its path.</summary>
    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--strict")]
    public async Task A_hostile_file_name_reaches_no_terminal_by_way_of_the_decision(string option) =>
        await record.Refused("new\\u000aline\\u001b[31m\\u202e.csv:2:30: ", Import(record.File("new\nline\u001b[31m\u202e.csv", ARecord.Header + "2022-01-01,DEA,proposal,1,k1,zz,,,,,\n"), option));

    [Fact]
    public async Task A_hostile_name_and_title_reach_no_terminal_when_the_file_is_good()
    {
        const string said = "\u001b[31mx\u202e";
        var file = record.File("good\u001b[2J\n.csv", ARecord.Header + $"2022-01-01,{said},proposal,1{said},{said},,,,,,{said}\n2022-01-05,{said}2,counter,1{said},,,{said},,,,\n");
        await record.Good("unit", "add", "hostile", "--name", said, "--representative", said, "--actor", said);
        var imported = await record.Good("log", "import", file, "--negotiation", "hostile", "--unit", "hostile", "--title", "T" + said, "--actor", said);
        var status = await record.Good("status", "hostile");
        var audit = await record.Good("audit", "list", "--stream", "negotiation/hostile");
        Assert.Contains("superseded-by-another", status.Out, StringComparison.Ordinal);
        Assert.All((imported.Out + status.Out + audit.Out).Split('\n'), Ended.Plainly);
    }

    [Theory]
    [InlineData("--unit", "nobody", "not every unit of nobody is known: add it with unit add")]
    [InlineData("--unit", "\u001b[31m/x", "not every unit of \\u001b[31m/x is known")]
    [InlineData("--negotiation", "Bad Slug", "the negotiation \"Bad Slug\" is not a slug: use 1 to 64 lower-case letters")]
    [InlineData("--negotiation", "table/account", "is not a slug")]
    [InlineData("--title", "   ", "the negotiation's title is empty: give a value")]
    [InlineData("--actor", "", "the actor is empty: give a value")]
    [InlineData("--agency", "nobody", "there is no agency nobody: there are district")]
    public async Task A_wrong_option_stores_nothing(string option, string value, string says)
    {
        var options = new Dictionary<string, string> { ["--negotiation"] = "another", ["--unit"] = "dea", ["--title"] = "T", [option] = value };
        await record.Refused(says, ["log", "import", record.File("ok.csv", Four + "2022-01-01,DEA,session,\n"), .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);
    }

    [Fact]
    public async Task Another_unit_at_a_known_table_is_refused()
    {
        await record.Good("unit", "add", "other", "--name", "Other", "--representative", "OEA");
        await record.Refused("negotiation table is with dea: name the same, or choose another slug", ["log", "import", record.File("ok.csv", Four), "--negotiation", "table", "--unit", "other", "--title", "T"]);
    }

    [Fact]
    public async Task A_unit_named_twice_is_one_unit()
    {
        await record.Good("log", "import", record.File("ok.csv", Four + "2022-01-01,DEA,session,\n"), "--negotiation", "twice", "--unit", "dea", "--unit", "dea", "--title", "T");
        await record.Good("log", "import", record.File("ok.csv", Four + "2022-01-01,DEA,session,\n"), "--negotiation", "twice", "--unit", "dea", "--title", "T");
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var before = await record.Rows();
        var ended = await record.Good(Import(record.File("dry.csv", ARecord.Header + "2022-01-01,DEA,proposal,1,dry,k0,,,,,\n"), "--dry-run"));
        Assert.Contains("1 row would be recorded", ended.Out, StringComparison.Ordinal);
        Assert.Equal(before, await record.Rows());
    }
}
