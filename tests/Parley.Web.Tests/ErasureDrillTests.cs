using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using Parley.Access;
using Parley.Record.Tests;
using Parley.Web.Tests.Support;

namespace Parley.Web.Tests;

/// <summary>
/// The erasure drill: a datum is sealed, an order is given by two persons, the key is destroyed; views, search and exports are clean, an old
/// backup brings nothing back, no event has changed by a byte, and the auditor sees the order.
/// </summary>
public sealed class ErasureDrillTests : IAsyncLifetime
{
    private const string Datum = "Marisol Quintanilla-Ferrer", Account = "negotiation/t-2026/account";
    private readonly string keys = Directory.CreateTempSubdirectory("parley-keys-").FullName;
    private readonly Database database = new();
    private readonly List<string> backups = [];
    private WebApplicationFactory<Program> site = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        site = On(database.Connection);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        foreach (var backup in backups)
        {
            await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Database = "postgres" }.ToString());
            await admin.OpenAsync();
            await using var drop = new NpgsqlCommand($"drop database if exists {backup} with (force)", admin);
            await drop.ExecuteNonQueryAsync();
        }

        await database.DisposeAsync();
        Directory.Delete(keys, true);
    }

    private WebApplicationFactory<Program> On(string connection) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("PARLEY_DB", connection).UseSetting("PARLEY_KEYS", keys));

    private static async Task<JsonElement> Post(HttpClient client, string path, string body, HttpStatusCode status = HttpStatusCode.Created)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await client.PostAsync("/api/v1/" + path, content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Every event as it stands, byte for byte.</summary>
    private Task<string> Events(string until) => database.Ask<string>($"select md5(string_agg(id::text || data::text || stream_id || version || type || coalesce(user_name, '') || timestamp, '|' order by seq_id)) from parley.mt_events where seq_id <= {until}");

    [Fact]
    public async Task What_is_erased_by_order_stays_gone_and_the_order_stays_readable()
    {
        var chief = await site.SignIn("Sue Chief");
        await Post(chief, "agency?agency=davis", """{"name":"Davis","timeZone":"America/Denver"}""");
        await Post(chief, "units", """{"slug":"t","name":"Teachers","representative":"DEA"}""");
        await Post(chief, "negotiations", """{"slug":"t-2026","title":"Teachers 2026","units":["t"]}""");
        await site.Grant("davis", "Rita Records", Role.RecordsOfficer);
        await site.Grant("davis", "Cole Counsel", Role.Counsel);
        await site.Grant("davis", "Ada Auditor", Role.Auditor, until: new(2099, 12, 31));
        var (rita, cole, ada) = (await site.SignIn("Rita Records"), await site.SignIn("Cole Counsel"), await site.SignIn("Ada Auditor"));

        var noted = await Post(chief, "negotiations/t-2026/notes", $$"""{"date":"2026-03-02","party":"DEA","speaker":"Ms. Hill","text":"The grievance of {{Datum}}","seal":"personal","sealBasis":"Education Code 49076"}""");
        var entry = noted.GetProperty("entries")[0].GetInt64();
        Assert.Contains(Datum, await chief.GetStringAsync("/api/v1/negotiations/t-2026/account"), StringComparison.Ordinal);
        Assert.DoesNotContain(Datum, await ada.GetStringAsync("/api/v1/negotiations/t-2026/account"), StringComparison.Ordinal);
        // A program of who may read it opens nothing that is sealed.
        Assert.DoesNotContain(Datum, await (await site.Token("Sue Chief", "read")).GetStringAsync("/api/v1/negotiations/t-2026/account"), StringComparison.Ordinal);
        await Nowhere(database.Connection);
        var last = await database.Ask<string>("select max(seq_id)::text from parley.mt_events");
        var before = await Events(last);

        // A database is copied when nobody uses it: the site is stopped, and started anew.
        await site.DisposeAsync();
        var backup = await Backup();
        site = On(database.Connection);
        (chief, rita, cole, ada) = (await site.SignIn("Sue Chief"), await site.SignIn("Rita Records"), await site.SignIn("Cole Counsel"), await site.SignIn("Ada Auditor"));

        // Two persons, and not one twice.
        var order = await Post(rita, "orders", $$"""{"order":"erasure","stream":"{{Account}}","entry":{{entry}},"authority":"Superior Court, order of 2026-03-09"}""");
        var id = order.GetProperty("stream").GetString()!.Split('/')[1];
        await Post(rita, $"orders/{id}/approval", "{}", HttpStatusCode.UnprocessableEntity);
        Assert.Contains(Datum, await chief.GetStringAsync("/api/v1/negotiations/t-2026/account"), StringComparison.Ordinal);
        await Post(cole, $"orders/{id}/approval", "{}");

        await Gone(chief, cole, rita);
        Assert.Equal(before, await Events(last));
        await Nowhere(database.Connection);
        var log = await ada.GetStringAsync("/api/v1/events");
        Assert.Contains("Superior Court, order of 2026-03-09", log, StringComparison.Ordinal);
        Assert.Contains("order_carried_out", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Datum, log, StringComparison.Ordinal);
        foreach (var view in Parley.Record.Queries.Views.Names) await Rebuilt(view);

        // An old backup, from before anybody ordered anything, with the keys as they are now.
        await using var restored = On(backup);
        await Gone(await restored.SignIn("Sue Chief"), await restored.SignIn("Cole Counsel"), await restored.SignIn("Rita Records"));
    }

    private static async Task Gone(params HttpClient[] people)
    {
        foreach (var person in people)
            foreach (var path in new[] { "/api/v1/negotiations/t-2026/account", "/api/v1/search?q=Quintanilla", "/api/v1/events", "/negotiations/t-2026", "/events", "/search?q=Quintanilla" })
            {
                var response = await person.GetAsync(path);
                Assert.True(response.IsSuccessStatusCode, path);
                Assert.DoesNotContain(Datum, (await response.Content.ReadAsStringAsync()).Replace("q=Quintanilla", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }

        var account = await people[0].GetFromJsonAsync<JsonElement>("/api/v1/negotiations/t-2026/account");
        Assert.Equal("sealed", account[0].GetProperty("showing").GetString());
        Assert.Matches("^[0-9a-f]{64}$", account[0].GetProperty("digest").GetString());
    }

    private async Task Rebuilt(string view)
    {
        await using var store = Parley.Record.Store.RecordStore.Open(database.Connection, TimeProvider.System);
        await Parley.Record.Queries.Views.Rebuild(store, view);
        Assert.Empty((await Parley.Record.Queries.Views.Check(store, database.Connection, view)).Differences);
        await Nowhere(database.Connection);
    }

    /// <summary>The datum is in no column of no table.</summary>
    private static async Task Nowhere(string connection)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'", opened))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {table} as it where it::text ilike '%quintanilla%'", opened);
            Assert.True(0L == (long)(await command.ExecuteScalarAsync())!, table);
        }
    }

    /// <summary>The whole database as it is now.</summary>
    private async Task<string> Backup()
    {
        var from = new NpgsqlConnectionStringBuilder(database.Connection);
        var name = "backup_" + Guid.NewGuid().ToString("N");
        NpgsqlConnection.ClearAllPools();
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Database = "postgres" }.ToString());
        await admin.OpenAsync();
        foreach (var statement in new[] { $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{from.Database}'", $"create database {name} template {from.Database}" })
        {
            await using var command = new NpgsqlCommand(statement, admin);
            await command.ExecuteNonQueryAsync();
        }

        backups.Add(name);
        return new NpgsqlConnectionStringBuilder(database.Connection) { Database = name }.ToString();
    }
}
