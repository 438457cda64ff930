using JasperFx;
using JasperFx.CodeGeneration;
using Parley.Recording;
using Wolverine;
using Wolverine.Configuration;
using Wolverine.Marten;
using Wolverine.Runtime.Handlers;

namespace Parley.Record.Commands;

/// <summary>
/// How Wolverine finds the domain's handlers (docs/adr/0005): a static class named …Handler in Parley with
/// <c>Handle(command, state)</c>, which is pure and knows neither Wolverine nor Marten. Here it is told that the stream is to be
/// locked and loaded before, the events appended after, and a receipt left.
/// </summary>
internal sealed class Handling : IHandlerPolicy
{
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(chain => chain.HandlerCalls().Any(call => call.HandlerType.Assembly == typeof(ICommand).Assembly)))
            new AggregateHandlerAttribute(ConcurrencyStyle.Exclusive).Modify(chain, rules, container);
    }

    public static void Configure(WolverineOptions options, bool durable)
    {
        // A command line answers one command and ends; a server also keeps what is to be sent later, in tables of Wolverine's own.
        options.Durability.Mode = durable ? DurabilityMode.Solo : DurabilityMode.MediatorOnly;
        options.AutoBuildMessageStorageOnStartup = AutoCreate.CreateOrUpdate;
        options.Discovery.IncludeAssembly(typeof(ICommand).Assembly);
        options.Discovery.IncludeAssembly(typeof(Handling).Assembly);
        options.Policies.Add<Handling>();
        options.Policies.AutoApplyTransactions();
        options.Policies.ForMessagesOfType<ICommand>().AddMiddleware(typeof(Keeping));
        options.EnableRelayOfUserName = true;
    }
}
