using Parley.Record.Access;
using Parley.Record.Accounts;
using Parley.Web.Accounts;

namespace Parley.Web.Walls;

/// <summary>Sign-ins stand in the records that they concern, and all of them in the site's own log: also those of names that nobody has.</summary>
public sealed class SignInLogs(RecordSignInLog record, SiteSignInLog site) : ISignInLog
{
    public async Task Note(Guid? account, string name, string what, string? detail, CancellationToken stop)
    {
        await site.Note(account, name, what, detail, stop);
        await record.Note(account, name, what, detail, stop);
    }

    public Task<IReadOnlyList<SignInNote>> Recent(Guid account, CancellationToken stop) => record.Recent(account, stop);
}
