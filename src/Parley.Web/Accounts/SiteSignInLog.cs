using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Web.Accounts;

/// <summary>Notes what happens about accounts in the site's own log.</summary>
public sealed partial class SiteSignInLog(ILogger<SiteSignInLog> log) : ISignInLog
{
    public Task Note(Guid? account, string name, string what, string? detail, CancellationToken stop)
    {
        Said(log, Plain.Short(name), what, detail is null ? "" : Plain.Short(detail), account);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Name}: {What} {Detail} ({Account})")]
    private static partial void Said(ILogger log, string name, string what, string detail, Guid? account);
}
