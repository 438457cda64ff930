using JasperFx;
using Marten;
using Marten.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Record.Store;
using Parley.Recording;
using Wolverine;

namespace Parley.Record.Commands;

/// <summary>
/// The one way into the record. A command takes its turn on its stream, is decided on the stream as it then is, and leaves its
/// receipt with what it recorded; the same command again gets the same answer (docs/adr/0006, 0007).
/// </summary>
public sealed partial class Recorder(IServiceScopeFactory scopes, IDocumentStore store, StreamQueue queue, TimeProvider clock, ILogger<Recorder> log)
{
    /// <summary>How long a command tries before it is told to come back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public const string Busy = "busy";

    public async Task<Answer> Record(ICommand command, CancellationToken stop = default)
    {
        if (command.Stamp.Check() is { } refusal) return new(command.Stream, 0, [], refusal);
        var started = clock.GetTimestamp();
        using var turn = await queue.Enter(command.Stamp.Agency, command.Stream, Patience, stop);
        if (turn is null) return TooBusy(command);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await Send(command, stop);
                // A repeated command may be refused for what it did the first time: then the first answer counts.
                if (answer.Refusal is not null) answer = await Earlier(command, stop) ?? answer;
                Tell(command, answer, attempt, clock.GetElapsedTime(started));
                return answer;
            }
            catch (Exception error) when (IsRepeated(error))
            {
                return await Earlier(command, stop) ?? throw new InvalidOperationException($"the receipt of \"{Plain.Short(command.Stamp.Id)}\" is there and cannot be read", error);
            }
            catch (Exception error) when (IsPassing(error))
            {
                if (clock.GetElapsedTime(started) > Patience)
                {
                    // Of a database that is away nobody knows whether it has recorded; of one that is only busy it is known that it has not.
                    if (IsLost(error)) throw;
                    return TooBusy(command);
                }

                // Jitter keeps two hosts from meeting again at the same moment.
                await Task.Delay(TimeSpan.FromMilliseconds(System.Random.Shared.Next(5, 20 * Math.Min(attempt, 10))), clock, stop);
            }
        }
    }

    /// <summary>The answer given before to the same command; a refusal if the id was used for another.</summary>
    private async Task<Answer?> Earlier(ICommand command, CancellationToken stop)
    {
        await using var session = store.QuerySession(command.Stamp.Agency);
        var receipt = await session.LoadAsync<Receipt>(command.Stamp.Id, stop);
        if (receipt is null) return null;
        return receipt.Digest == Receipt.DigestOf(command) ? receipt.Answer
            : new(command.Stream, 0, [], new("id-used", $"the id \"{Plain.Short(command.Stamp.Id)}\" was used for another command: give each command an id of its own"));
    }

    private async Task<Answer> Send(ICommand command, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = command.Stamp.Actor;
        // One id leads from the receipt to the events and to the log's lines.
        bus.CorrelationId = command.Stamp.Id;
        return await bus.InvokeForTenantAsync<Answer>(command.Stamp.Agency, command, stop);
    }

    /// <summary>The command's receipt was there already: nothing of this try was kept.</summary>
    private static bool IsRepeated(Exception error) => error is PostgresException { ConstraintName: KeepReceipt.Constraint } || error.InnerException is { } inner && IsRepeated(inner);

    private static bool IsLost(Exception error) => error is not PostgresException && (error is NpgsqlException || error.InnerException is { } inner && IsLost(inner));

    /// <summary>What another host's command, or a moment of the network, can cause; deciding again on the new state puts it right.</summary>
    private static bool IsPassing(Exception error) => error switch
    {
        ConcurrencyException or StreamLockedException or ExistingStreamIdCollisionException => true,
        PostgresException { SqlState: "23505" or "40001" or "40P01" or "55P03" or "57P01" } => true,
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        // Marten and the runtime wrap what the database said.
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };

    private void Tell(ICommand command, Answer answer, int attempt, TimeSpan elapsed)
    {
        if (answer.Refusal is { } refusal) LogRefused(command.GetType().Name, command.Stream, command.Stamp.Agency, refusal.Code, command.Stamp.Id);
        else LogRecorded(command.GetType().Name, command.Stream, command.Stamp.Agency, answer.Entries.Count, answer.Version, attempt, elapsed.TotalMilliseconds, command.Stamp.Id);
    }

    [LoggerMessage(LogLevel.Information, "Recorded {Command} on {Stream} of {Agency}: {Entries} entries, now at {Version}, at try {Attempt}, in {Elapsed:0} ms ({CorrelationId})")]
    private partial void LogRecorded(string command, string stream, string agency, int entries, long version, int attempt, double elapsed, string correlationId);

    [LoggerMessage(LogLevel.Information, "Refused {Command} on {Stream} of {Agency}: {Code} ({CorrelationId})")]
    private partial void LogRefused(string command, string stream, string agency, string code, string correlationId);

    private static Answer TooBusy(ICommand command) =>
        new(command.Stream, 0, [], new(Busy, $"{command.Stream} is busy: nothing was recorded; send the same command again"));
}
