using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Record.Live;
using Parley.Record.Store;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Parley.Record.Commands;

public static class RecordHost
{
    /// <summary>Has Wolverine make its code for a command now, so that the first one does not wait for it: about a second.</summary>
    public static void Warm(this IHost host, Type command) =>
        ((WolverineRuntime)host.Services.GetRequiredService<IWolverineRuntime>()).Handlers.HandlerFor(command);

    /// <summary>Adds the record to a host: Marten's store, Wolverine's handling of commands, and the recorder before it.</summary>
    /// <param name="durable">Whether the host also keeps messages that are sent later: a server does, a command line does not.</param>
    /// <param name="clock">The clock by which it records; the system's, where none is given.</param>
    public static IHostBuilder UseRecord(this IHostBuilder host, string connection, bool durable = false, TimeProvider? clock = null) => host
        .ConfigureServices(services => Add(services, connection, clock))
        .UseWolverine(options => Configure(options, connection, durable));

    /// <summary>The messages' store, as the host of a record has it, without a host.</summary>
    internal static ServiceProvider Messages(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Add(services, connection, null);
        services.AddWolverine(options => Configure(options, connection, durable: true));
        return services.BuildServiceProvider();
    }

    private static void Add(IServiceCollection services, string connection, TimeProvider? clock)
    {
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<StreamQueue>();
        services.AddSingleton<Recorder>();
        services.AddSingleton(_ => new Telling(connection));
        services.AddMarten(provider =>
            {
                var options = new StoreOptions();
                RecordStore.Configure(options, connection, provider.GetRequiredService<TimeProvider>());
                options.Listeners.Add(provider.GetRequiredService<Telling>());
                return options;
            })
            .IntegrateWithWolverine(wolverine =>
            {
                wolverine.MessageStorageSchemaName = "parley_queue";
                wolverine.AutoCreate = RecordConnections.IsBound(connection) ? AutoCreate.None : AutoCreate.CreateOrUpdate;
            })
            .UseLightweightSessions();
    }

    private static void Configure(WolverineOptions options, string connection, bool durable)
    {
        Handling.Configure(options, durable);
        // Who is bound to a role owns nothing: the set-up has made the tables.
        if (RecordConnections.IsBound(connection)) options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
    }
}
