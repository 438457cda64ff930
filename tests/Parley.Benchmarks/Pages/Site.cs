using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Agreements;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Texts;
using Parley.Log;
using Parley.Parties;
using Parley.Record.Accounts;
using Parley.Record.Commands;
using Parley.Record.Store;
using Parley.Recording;
using Parley.Table;
using Parley.Text;

namespace Parley.Benchmarks.Pages;

/// <summary>The real site, a process of its own, over a record that holds one real log.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Negotiation = "ase";

    /// <summary>A table about an agreement of 63,000 words.</summary>
    public const string LongTable = "teachers";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private string said = "it said nothing";

    private Site(Process process, HttpClient client) => (this.process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>Who records while others look.</summary>
    public HttpClient Recording { get; } = new();

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Stranger { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    private AccountStore? accounts;
    private Guid person;

    /// <summary>A new link that signs somebody in, once.</summary>
    public async Task<Uri> Link() => new(Client.BaseAddress!, "/sign-in/link/" + await accounts!.MakeLink(person, LinkPurpose.Link, "bench"));

    /// <summary>The site, or null where the log is absent.</summary>
    public static async Task<Site?> Start(Server server, bool longAgreement = false)
    {
        if (Corpus.Log("uc-uaw-2022-ase.csv") is not { } log) return null;
        var connection = await server.Create(longAgreement ? "browser" : "pages");
        await using (var store = RecordStore.Open(connection, TimeProvider.System)) await RecordDatabase.Prepare(store, connection);
        await Record(connection, longAgreement ? [.. Log(log), .. LongAgreement()] : Log(log));

        var folder = Path.Combine(Corpus.Root, "src", "Parley.Web");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            [Path.Combine(folder, "bin", "Release", "net10.0", "Parley.Web.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PARLEY_DB"] = connection;
        start.Environment["PARLEY_RATE"] = "1000000";
        var started = Process.Start(start)!;
        var site = new Site(started, new() { BaseAddress = new($"http://127.0.0.1:{port}") });
        // Its log must be read: a full pipe would stop it.
        started.OutputDataReceived += (_, line) => site.said = line.Data ?? site.said;
        started.ErrorDataReceived += (_, line) => site.said = line.Data ?? site.said;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        await site.Ready();
        site.accounts = AccountStore.On(connection, TimeProvider.System);
        var (reader, _) = await site.accounts.FindOrCreate("Ann Lee");
        site.person = reader.Id;
        var (_, secret) = await site.accounts.MakeToken(reader.Id, "bench", ["read"], TimeSpan.FromDays(1));
        site.Client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        (_, secret) = await site.accounts.MakeToken(reader.Id, "bench, recording", ["read", "record"], TimeSpan.FromDays(1));
        site.Recording.BaseAddress = site.Client.BaseAddress;
        site.Recording.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        Recording.Dispose();
        if (accounts is not null) await accounts.DisposeAsync();
        if (!process.HasExited) process.Kill(true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Ready()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                if ((await Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        await DisposeAsync();
        throw new InvalidOperationException($"the site did not start: {said}");
    }

    private static ICommand[] Log(byte[] log) =>
    [
        new EstablishAgency(Stamp("agency"), StreamId.Agency, "University", "America/Los_Angeles"),
        new RecognizeUnit(Stamp("unit"), StreamId.Unit("ase"), "Academic student employees", "UAW"),
        new ImportLog(Stamp("log"), StreamId.Negotiation(Negotiation), "Academic student employees 2022", [StreamId.Unit("ase")], [], "uc-uaw-2022-ase.csv", "00", LogReader.Read(log, "uc-uaw-2022-ase.csv").Rows),
    ];

    private static ICommand[] LongAgreement()
    {
        var read = AgreementFile.Read(Encoding.UTF8.GetBytes(Corpus.Long), "long.txt");
        return
        [
            new RecognizeUnit(Stamp("unit-2"), StreamId.Unit("teachers"), "Teachers", "MCEA"),
            new ImportAgreement(Stamp("text"), StreamId.Agreement("long"), "Teachers 2014-2017", [StreamId.Unit("teachers")], new(2014, 7, 1), new(2027, 6, 30), new("long.txt", new('0', 64)), Identities.Identify("long", null, read.Provisions), read.Furniture, null),
            new OpenNegotiation(Stamp("table"), StreamId.Negotiation(LongTable), "Teachers 2027", NegotiationKind.Successor, [StreamId.Unit("teachers")], ["long"], ["MCEA"]),
        ];
    }

    private static async Task Record(string connection, IReadOnlyList<ICommand> commands)
    {
        using var host = new HostBuilder().ConfigureLogging(on => on.SetMinimumLevel(LogLevel.Error)).UseRecord(connection).Build();
        await host.StartAsync();
        var recorder = host.Services.GetRequiredService<Recorder>();
        foreach (var command in commands)
        {
            if ((await recorder.Record(command)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
        }

        await host.StopAsync();
    }

    private static Stamp Stamp(string id) => new(id, "university", "recorder", TimeProvider.System.GetUtcNow());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
