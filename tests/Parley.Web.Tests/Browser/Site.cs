using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parley.Record.Accounts;
using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>The real program, as people run it: a process of its own, on a free port.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string?> said = [];

    private Site(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>How it ended, if it did so by itself, and what it said last.</summary>
    public string? Ended => process.HasExited ? $"the site ended with exit status {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {string.Join('\n', said.TakeLast(20))}" : null;

    public static async Task<Site> On(string connection)
    {
        Uri address = new($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = Program("Parley.Web", connection);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Checkout.Root, "src", "Parley.Web");
        var site = new Site(Process.Start(start)!, address);
        await site.Answers();
        return site;
    }

    /// <summary>Records what a file of acts holds, with the command line, as ops/up does with the sample.</summary>
    public static Task Load(string connection, string file) => Run(connection, "do", file, "--sample", "--agency", "sample", "--actor", "Sample");

    /// <summary>One command of the command line.</summary>
    public static async Task Run(string connection, params string[] arguments)
    {
        using var cli = Process.Start(Program("Parley.Cli", connection, arguments))!;
        var (said, error) = (cli.StandardOutput.ReadToEndAsync(), cli.StandardError.ReadToEndAsync());
        await cli.WaitForExitAsync();
        Assert.True(cli.ExitCode == 0, $"{await said}{await error}");
    }

    /// <summary>Where a one-time link leads that the operator of the machine makes for somebody.</summary>
    public static async Task<string> Link(string connection, string name)
    {
        await using var accounts = AccountStore.On(connection, TimeProvider.System);
        var (account, _) = await accounts.FindOrCreate(name);
        return "/sign-in/link/" + await accounts.MakeLink(account.Id, LinkPurpose.Link, "a test");
    }

    /// <summary>One of our programs where its own build put it.</summary>
    private static ProcessStartInfo Program(string project, string connection, params string[] arguments)
    {
        var built = Path.GetRelativePath(Path.Combine(Checkout.Root, "tests", "Parley.Web.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(Checkout.Root, "src", project, built, project + ".dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PARLEY_DB"] = connection;
        start.Environment["PARLEY_KEYS"] = Path.Combine(Checkout.Root, ".data", "keys-of-tests");
        return start;
    }

    private async Task Answers()
    {
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not up yet.
            }
        }

        throw new TimeoutException("the site is not ready after a minute: " + string.Join('\n', said));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
