using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Parley.Access;
using Parley.Agreements;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Text;

namespace Parley.Record.Tests;

/// <summary>The whole path: a file, through Wolverine into Marten, and back as status and text.</summary>
public sealed class ImportTests(Database database) : IClassFixture<Database>
{
    private static ImportLog Log(string slug, string csv, string id, string agency = Recording.Agency)
    {
        var log = LogReader.Read(Encoding.UTF8.GetBytes(csv), "log.csv");
        Assert.Null(log.Error);
        return new(Recording.Stamp(id, agency), StreamId.Negotiation(slug), slug, ["unit/dea"], [], "log.csv", "00", log.Rows);
    }

    private RecordReader Reader(string agency = Recording.Agency) => new(RecordStore.Open(database.Connection, TimeProvider.System), agency, Sight.Operator);

    [Fact]
    public async Task A_log_is_imported_once_and_a_second_import_adds_nothing()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Unit("dea", "DEA"));
        const string csv = "date,party,move,article,rationale\n2026-03-01,DEA,proposal,Wages,costs rose\n2026-03-02,Board,counter,Wages,\n2026-03-03,DEA,session,,\n";
        var first = await host.Recorder().Record(Log("log", csv, "log 1"));
        Assert.Equal((3, 0), (first.Import!.Added, first.Import.Known));
        var second = await host.Recorder().Record(Log("log", csv, "log 2"));
        Assert.Equal((0, 3), (second.Import!.Added, second.Import.Known));
        Assert.Equal(6L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id like 'negotiation/log%'"));
        Assert.Equal(1L, await database.Ask<long>("select count(*) from parley.mt_events where stream_id = 'negotiation/log/account'"));
        var status = (await Reader().Status("log", new(2026, 12, 31)))!;
        Assert.Equal((2, 1, 0, 1), (status.Counts.Moves, status.Counts.Articles, status.Counts.TentativelyAgreed, status.Counts.Open));
        Assert.Equal("Board", (await Reader().Status("log", new(2026, 3, 1)))!.Articles[0].Awaiting);
    }

    [Fact]
    public async Task A_corrected_date_changes_the_answer_for_its_date_and_not_as_known_before()
    {
        var clock = new FakeTimeProvider(new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
        var host = await database.Start(clock);
        await host.Recorder().Record(Recording.Unit("dea", "DEA"));
        await host.Recorder().Record(Log("corrected", "key,date,party,move,article\ng,2021-11-28,joint,tentative-agreement,Appendix G\n", "corrected 1"));
        clock.Advance(TimeSpan.FromDays(1));
        await host.Recorder().Record(Log("corrected", "key,date,party,move,article,corrects\ng2,2022-11-28,joint,tentative-agreement,Appendix G,g\n", "corrected 2"));

        Task<Parley.History.StatusView?> On(int year, DateTimeOffset? known = null) => Reader().Status("corrected", new(year, 12, 31), known);
        var before = new DateTimeOffset(2026, 4, 2, 5, 0, 0, TimeSpan.FromHours(-7));
        Assert.Equal(0, (await On(2021))!.Counts.TentativelyAgreed);
        Assert.Equal(1, (await On(2022))!.Counts.TentativelyAgreed);
        Assert.Equal(1, (await On(2021, before.AddSeconds(-1)))!.Counts.TentativelyAgreed);
        Assert.Equal(0, (await On(2021, before))!.Counts.TentativelyAgreed);
        Assert.Null(await On(2021, before.AddDays(-2)));
    }

    [Fact]
    public async Task Recorded_at_is_the_recorders_clock_whatever_the_sessions_time_zone()
    {
        var clock = new FakeTimeProvider(new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
        var host = await database.Start(clock, database.Connection + ";Timezone=America/New_York");
        await host.Recorder().Record(Recording.Open("zone"));
        var fact = Assert.Single(await Reader().Stream("negotiation/zone"));
        Assert.Equal((clock.GetUtcNow(), "Ana"), (fact.Recorded, fact.By));
    }

    [Fact]
    public async Task An_event_carries_who_and_by_which_command_and_its_literal_alias()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Open("meta"));
        Assert.Equal("negotiation_opened Ana open meta davis", await database.Ask<string>("select concat_ws(' ', type, user_name, correlation_id, tenant_id) from parley.mt_events where stream_id = 'negotiation/meta'"));
    }

    [Fact]
    public async Task An_agreement_is_kept_with_its_paper_and_read_on_a_date()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Unit("dea", "DEA"));
        var paper = "ARTICLE 1 PAY\n\n1.1 Pay is 100.\n\nARTICLE 2 HOURS\n\n2.1 Forty hours.\n"u8.ToArray();
        var answer = await host.Recorder().Record(Agreement("paper", paper, "paper 1"));
        Assert.Null(answer.Refusal);
        Assert.Equal(answer.Entries.Count, (await host.Recorder().Record(Agreement("paper", paper, "paper 1"))).Entries.Count);
        Assert.Empty((await host.Recorder().Record(Agreement("paper", paper, "paper 2"))).Entries);
        Assert.Equal(paper, await database.Ask<byte[]>($"select bytes from parley.documents where tenant_id = 'davis' and sha256 = '{Sha(paper)}'"));

        var text = (await Reader().Text("paper", null, new(2030, 1, 1)))!;
        Assert.Equal(("2026-06-30", "in-term"), (text.On, text.Basis));
        Assert.Equal(Encoding.UTF8.GetString(paper).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            text.Provisions.SelectMany(held => $"{held.Label} {held.Heading} {held.Text}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("expired", (await Reader().Text("paper", new(2027, 1, 1), new(2030, 1, 1)))!.Basis);
    }

    private static ImportAgreement Agreement(string slug, byte[] paper, string id)
    {
        var read = AgreementFile.Read(paper, "a.txt");
        return new(Recording.Stamp(id), StreamId.Agreement(slug), slug, ["unit/dea"], new(2024, 7, 1), new(2026, 6, 30), new("a.txt", Sha(paper)),
            Identities.Identify(slug, null, read.Provisions), read.Furniture, null) { Paper = paper };
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [Fact]
    public async Task The_event_log_lists_what_stands_in_the_tables_by_every_filter()
    {
        var clock = new FakeTimeProvider(new(2026, 4, 1, 6, 0, 0, TimeSpan.Zero));
        var host = await database.Start(clock);
        var agency = new Agency("agency", "audit", "Audit", "America/Los_Angeles", 1);
        await host.Recorder().Record(Recording.Unit("dea", "DEA", "audit"));
        await host.Recorder().Record(Log("audit", "key,date,party,move,article\na,2026-03-01,DEA,proposal,Wages\nb,2026-03-31,DEA,proposal,Hours\n", "audit 1", "audit"));
        clock.Advance(TimeSpan.FromHours(2));
        await host.Recorder().Record(Log("audit", "key,date,party,move,article,corrects\nc,2026-03-02,DEA,proposal,Wages,a\n", "audit 2", "audit"));

        async Task<string> List(AuditFilter filter)
        {
            var found = new List<string>();
            await foreach (var entry in AuditList.Read(database.Connection, agency, filter, Reader("audit"))) found.Add($"{entry.Type}@{entry.Version}");
            return string.Join(' ', found);
        }

        const string all = "unit_recognized@1 negotiation_opened@1 proposal_made@2 proposal_made@3 log_imported@4 proposal_made@5 log_imported@6";
        Assert.Equal(all, await List(new()));
        Assert.Equal("proposal_made@5", await List(new(Corrections: true)));
        Assert.Equal("proposal_made@2 proposal_made@3 proposal_made@5", await List(new(Type: "proposal_made")));
        Assert.Equal("unit_recognized@1", await List(new(Stream: "unit/dea")));
        Assert.Equal("proposal_made@5 log_imported@6", await List(new(Since: clock.GetUtcNow().AddMinutes(-1))));
        Assert.Equal("", await List(new(Actor: "Nobody")));
        // 06:00 UTC is 31 March in Los Angeles: 30 days after 1 March; 08:00 UTC is 1 April: 30 days after 2 March.
        Assert.Equal("proposal_made@2 proposal_made@5", await List(new(Late: 29)));
        Assert.Equal("", await List(new(Late: 30)));
    }

    [Fact]
    public async Task Stored_views_are_what_the_events_say_and_are_rebuilt_when_they_are_not()
    {
        var host = await database.Start();
        await host.Recorder().Record(Recording.Unit("dea", "DEA", "views"));
        await host.Recorder().Record(Recording.Open("views-1", "views"));
        await host.Recorder().Record(Recording.Move("views-1", "views 1", agency: "views"));
        await using var store = RecordStore.Open(database.Connection, TimeProvider.System);
        foreach (var view in Views.Names) Assert.Empty((await Views.Check(store, database.Connection, view)).Differences);

        await database.Ask<int>("update parley.mt_doc_negotiation set data = jsonb_set(data, '{title}', '\"Tampered\"') where id = 'negotiation/views-1'; delete from parley.mt_doc_unit where tenant_id = 'views'; insert into parley.mt_doc_unit (tenant_id, id, data) values ('views', 'unit/stray', '{}'); select 1");
        Assert.Equal(["differs negotiation/views-1"], (await Views.Check(store, database.Connection, "negotiation")).Differences.Select(one => $"{one.What} {one.Id}"));
        Assert.Equal(["missing unit/dea", "stray unit/stray"], (await Views.Check(store, database.Connection, "unit")).Differences.Select(one => $"{one.What} {one.Id}"));

        foreach (var view in Views.Names) await Views.Rebuild(store, view);
        foreach (var view in Views.Names) Assert.Empty((await Views.Check(store, database.Connection, view)).Differences);
    }
}
