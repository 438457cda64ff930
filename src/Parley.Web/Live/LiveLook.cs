using Microsoft.AspNetCore.Authentication;
using Parley.Access;
using Parley.Parties;
using Parley.Record.Accounts;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Web.Walls;

namespace Parley.Web.Live;

/// <summary>How far a table has come, for one person: the version of each layer that they may see, such as 41.7.3. To who sees one layer the others do not exist.</summary>
public static class LiveLook
{
    private static readonly (Func<string, string> Stream, Right Right)[] Layers = [(table => table, Right.ReadStatus), (StreamId.Account, Right.ReadAccount), (StreamId.Internal, Right.ReadInternal)];

    /// <summary>Null where the person may not see where the table stands.</summary>
    public static async Task<string?> Mark(RecordReader reader, string table, CancellationToken stop)
    {
        var versions = new List<long>();
        foreach (var (stream, right) in Layers)
        {
            if (await reader.Version(stream(table), right, stop) is { } version) versions.Add(version);
            else if (right == Right.ReadStatus) return null;
        }

        return string.Join('.', versions);
    }

    /// <summary>How far the exchanged record had come by such a mark; 0 where it is none.</summary>
    public static long Exchanged(string? mark) => long.TryParse(mark?.Split('.')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The mark as it is now, of whoever still is signed in and still may: asked anew, for a stream outlives what was true when it began.</summary>
    public static async Task<string?> Again(HttpContext context, Agency agency, string table, CancellationToken stop)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var seat = scope.ServiceProvider.GetRequiredService<Seat>();
        if (seat.Person is not { } person || !await IsSignedIn(context, person.Id, person.Session, scope.ServiceProvider.GetRequiredService<AccountStore>(), stop)) return null;
        return await Mark(await seat.Reader(agency), table, stop);
    }

    /// <summary>When the cookie or token by which it was opened ends by itself.</summary>
    public static DateTimeOffset? Ends(HttpContext context) => context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;

    private static async Task<bool> IsSignedIn(HttpContext context, Guid person, Guid? session, AccountStore accounts, CancellationToken stop)
    {
        if (session is { } one) return (await accounts.SignedIn(one, stop))?.Id == person;
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && await accounts.Present(header["Bearer ".Length..].Trim(), stop) is var (account, _) && account.Id == person;
    }
}
