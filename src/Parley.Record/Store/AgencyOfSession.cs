using System.Text.RegularExpressions;
using Marten;
using Marten.Services;
using Npgsql;

namespace Parley.Record.Store;

/// <summary>
/// Has every statement of a session say first whose record it is about, in the same message: Marten's own way (UseRowLevelSecurity) asks
/// the server once more for each connection and once after each transaction, a third of the moves per second (docs/adr/0019). What is not
/// said here is not seen: the policies fail closed.
/// </summary>
internal sealed partial class AgencyOfSession : IMartenLogger
{
    public IMartenSessionLogger StartSession(IQuerySession session) => new Saying(session.TenantId);

    public void SchemaChange(string sql)
    {
    }

    [GeneratedRegex(@"\$(\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    private sealed class Saying(string agency) : IMartenSessionLogger
    {
        /// <summary>A statement without rows, so that the answers that follow are read as if it were not there. SET takes no parameters; the name is quoted as a literal.</summary>
        private readonly string said = $"set {DatabaseWalls.Setting} = {Literal(agency)}";

        public void OnBeforeExecute(NpgsqlCommand command)
        {
            // What is tried again has it already.
            if (command.CommandText.StartsWith(said, StringComparison.Ordinal)) return;
            // Npgsql sends a text of several statements one by one only where its parameters have names.
            var numbered = command.Parameters.Count > 0 && command.Parameters[0].ParameterName.Length == 0;
            if (numbered)
                for (var at = 0; at < command.Parameters.Count; at++) command.Parameters[at].ParameterName = $"n{at + 1}";
            command.CommandText = $"{said};{(numbered ? Number().Replace(command.CommandText, "@n$1") : command.CommandText)}";
        }

        public void OnBeforeExecute(NpgsqlBatch batch)
        {
            if (batch.BatchCommands.Count == 0 || batch.BatchCommands[0].CommandText != said) batch.BatchCommands.Insert(0, new(said));
        }

        public void LogSuccess(NpgsqlCommand command)
        {
        }

        public void LogSuccess(NpgsqlBatch batch)
        {
        }

        public void LogFailure(NpgsqlCommand command, Exception ex)
        {
        }

        public void LogFailure(NpgsqlBatch batch, Exception ex)
        {
        }

        public void LogFailure(Exception ex, string message)
        {
        }

        public void RecordSavedChanges(IDocumentSession session, IChangeSet commit)
        {
        }

        /// <summary>As PostgreSQL's quote_literal has it.</summary>
        private static string Literal(string value) => (value.Contains('\\', StringComparison.Ordinal) ? " E'" : "'") + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}
