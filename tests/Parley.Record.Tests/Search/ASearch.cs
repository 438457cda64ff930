using Marten;
using Parley.Access;
using Parley.Agreements;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Search;
using Parley.Table;
using Parley.Text;

namespace Parley.Record.Tests.Search;

/// <summary>A record of two agencies with an agreement, a table and its account, on a database of its own; and what searches of it give.</summary>
public sealed class ASearch : Database, IAsyncLifetime
{
    public const string Table = "negotiation/table";
    public const string Account = "negotiation/table/account";
    public static readonly DateOnly Today = new(2026, 8, 1);

    private DocumentStore store = null!;

    internal DocumentStore Store => store;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        store = RecordStore.Open(Connection, TimeProvider.System);
        await Append("davis", Table, new NegotiationOpened("table", "Teachers 2026", NegotiationKind.Successor, ["dea"], [], ["DEA"]),
            TableWords.Event("proposal", On(2), new("DEA", ["Wages"]) { Summary = "A raise on the salary schedule", Text = "Stipends are “$52.00” under § 4.2.6. and/or Appendix A." }),
            TableWords.Event("proposal", On(3), new("DEA", ["Appendix B"]) { Summary = "Stipend of $25.00; 4.2.61 is unchanged, and so is a salary of 2022–25" }),
            TableWords.Event("counter", On(4), new("Board", ["Transfers"]) { Summary = "Involuntary transferring of members ends" }),
            TableWords.Event("counter", On(5) with { Correction = new(4, "misread", "Clerk") }, new("Board", ["Transfers"]) { Summary = "Involuntary transfers of members begin" }),
            TableWords.Event("proposal", On(6), new("DEA", ["Leaves"]) { Summary = "Sabbatical entered twice" }),
            new EntryStruck(new(6, "a duplicate", "Clerk")));
        await Append("davis", Account, new AccountNoted(On(2), new("DEA", ["Wages"])) { Speaker = "Dana Whitlow", Rationale = "Neighbouring districts pay a higher salary" },
            new PaperDrafted("proposal", On(7), new("DEA", ["Hours"]) { Text = "Lunch is duty-free." }), new PaperServed(2, 9));
        await Append("davis", "agreement/a", new AgreementImported("a", "Contract", ["dea"], new(2025, 7, 1), new(2028, 6, 30), new("a.txt", "00")),
            new ArticleImported([new("p1", null, 1, "ARTICLE 1", "COMPENSATION", ""), new("p2", "p1", 2, "1.1", "Mileage", "Mileage is paid at ten cents.")]),
            new ProvisionsAmended("ratification", new(2026, 1, 1), [new(TextChangeKind.Replaced, "p2") { Text = "Mileage is paid at seventy cents." }]));
        await Append("ogden", Table, new NegotiationOpened("table", "Ogden 2026", NegotiationKind.Successor, ["oea"], [], ["OEA"]),
            TableWords.Event("proposal", On(2), new("OEA", ["Wages"]) { Summary = "Ogden salary, a quokka" }));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await store.DisposeAsync();
        await DisposeAsync();
    }

    private static Entry On(int day) => new(new(PartialDate.Day(new(2026, 3, day))));

    internal async Task Append(string agency, string stream, params object[] events)
    {
        await using var session = store.LightweightSession(agency);
        session.Events.StartStream(stream, events);
        await session.SaveChangesAsync();
    }

    internal async Task<SearchView> View(string words, string? layer = null, string agency = "davis", int? limit = null, DateOnly? today = null)
    {
        var (view, refusal) = await new RecordSearch(store, agency, Sight.Operator).Answer(SearchQuestion.Of(words, layer, limit).Question!, today ?? Today);
        Assert.Null(refusal);
        return view!;
    }

    /// <summary>What was found, as "stream entry part flags", in the order of the stream.</summary>
    internal async Task<string> Find(string asked, string? layer = null, string agency = "davis") => string.Join("; ",
        from one in (await View(asked, layer, agency)).Results
        orderby one.Stream, one.Entry, one.Part
        let words = (string[])[$"{one.Stream} {one.Entry}", one.Part, .. one.Flags]
        select string.Join(' ', words.Where(word => word.Length > 0)));

    internal async Task<IReadOnlyList<string>> Kept()
    {
        await using var connection = new Npgsql.NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select row(s.*)::text from parley.search s order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
