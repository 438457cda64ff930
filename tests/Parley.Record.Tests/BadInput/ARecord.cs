using System.Text;

namespace Parley.Record.Tests.BadInput;

/// <summary>
/// A small record on a database of its own, made through the command line: unit dea, agreement old, and negotiation table with a row
/// whose key is k0. Beside it a folder for files.
/// </summary>
public sealed class ARecord : Database, IAsyncLifetime
{
    public const string Header = "date,party,move,article,key,responds_to,supersedes,corrects,same_as,layer,summary\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parley-bad-input-");

    public string Folder => folder.FullName;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Good("unit", "add", "dea", "--name", "Teachers", "--representative", "DEA");
        await Good("agreement", "import", File("old.txt", "ARTICLE 1 WAGES\n\nThe wage is ten.\n"), "--unit", "dea", "--as", "old", "--title", "Old", "--from", "2020-07-01", "--to", "2023-06-30");
        await Good("log", "import", File("first.csv", Header + "2022-01-01,DEA,proposal,1,k0,,,,,,\n"), "--negotiation", "table", "--unit", "dea", "--title", "Table");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        folder.Delete(true);
    }

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A file of zeros that takes no room on the disk.</summary>
    public string Sparse(string name, long length)
    {
        var path = Path.Combine(Folder, name);
        using var file = System.IO.File.Create(path);
        file.SetLength(length);
        return path;
    }

    internal Task<Ended> Run(params string[] arguments) => Cli.Run(Connection, arguments);

    internal async Task<Ended> Good(params string[] arguments)
    {
        var ended = await Run(arguments);
        Assert.True(ended.Exit == 0, $"exit status {ended.Exit}: {ended.Error}");
        return ended;
    }

    /// <summary>Runs a command that must be refused, and sees that no table of the database has a row more or less.</summary>
    internal async Task<Ended> Refused(string says, string[] arguments, int? memory = null, int exit = 2)
    {
        var before = await Rows();
        var ended = await Cli.Run(Connection, arguments, memory);
        ended.Refused(says, exit);
        Assert.Equal(before, await Rows());
        return ended;
    }

    /// <summary>Every table of the record and how many rows it has: events, papers, receipts, stored views and all else.</summary>
    public async Task<IReadOnlyList<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var table in await Tables()) rows.Add($"{table} {await Ask<long>($"select count(*) from {table}")}");
        return rows;
    }

    /// <summary>The tables in which a word stands, be it as text or as bytes.</summary>
    public async Task<IReadOnlyList<string>> Holding(string word)
    {
        var bytes = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        var found = new List<string>();
        foreach (var table in await Tables())
            if (await Ask<long>($"select count(*) from {table} as t where t::text ilike '%{word}%' or t::text like '%{bytes}%'") > 0) found.Add(table);
        return found;
    }

    private async Task<IReadOnlyList<string>> Tables()
    {
        var names = await Ask<string[]>("select array_agg(format('%I.%I', schemaname, tablename) order by 1) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        Assert.All(new[] { "parley.mt_events", "parley.documents", "parley.mt_doc_receipt" }, name => Assert.Contains(name, names));
        return names;
    }
}

/// <summary>One record and one process at a time for all tests of bad input: each process takes a second of a processor.</summary>
[CollectionDefinition(Name)]
public sealed class OneRecord : ICollectionFixture<ARecord>
{
    public const string Name = "bad input";
}
