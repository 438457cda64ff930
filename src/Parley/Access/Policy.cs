using static Parley.Access.Right;

namespace Parley.Access;

/// <summary>What each role may do. This is the whole of it: what is not said here is refused. docs/access.md is made of it.</summary>
public static class Policy
{
    private static readonly Right[] AtTheTable = [ReadStatus, ReadText, ReadSheets, ReadExchanged, ReadFindings, ReadAccount, ReadInternal, ReadLog, RecordExchanged, RecordAccount, RecordInternal];

    /// <summary>Privileged items are for counsel and client; who leads at the table is the client here.</summary>
    public static IReadOnlySet<Right> Of(Role role) => role switch
    {
        Role.Negotiator => Negotiator,
        Role.ChiefSpokesperson => ChiefSpokesperson,
        Role.UnionRepresentative => UnionRepresentative,
        Role.Counsel => Counsel,
        Role.Auditor => Auditor,
        Role.RecordsOfficer => RecordsOfficer,
        Role.BoardMember => BoardMember,
        Role.Administrator => Administrator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "a role without rights"),
    };

    /// <summary>Whether a role is of the other side: it goes with no role of the keeper's own.</summary>
    public static bool IsOtherSide(Role role) => role == Role.UnionRepresentative;

    private static readonly HashSet<Right> Negotiator = [.. AtTheTable];

    private static readonly HashSet<Right> ChiefSpokesperson =
        [.. AtTheTable, ReadPrivileged, ReadPersonal, Serve, Confirm, OpenTables, ImportText, Hide, SetUp, OrderUnsealing, ApproveUnsealing];

    private static readonly HashSet<Right> UnionRepresentative = [ReadStatus, ReadText, ReadSheets, ReadExchanged];

    private static readonly HashSet<Right> Counsel =
        [ReadStatus, ReadText, ReadSheets, ReadExchanged, ReadFindings, ReadAccount, ReadInternal, ReadPrivileged, ReadPersonal, ReadLog, RecordAccount, RecordInternal, Hide, ApproveErasure, OrderUnsealing, ApproveUnsealing];

    /// <summary>Of the internal layer and of sealed items an auditor sees in the event log that they are there, when, by whom, and their digests.</summary>
    private static readonly HashSet<Right> Auditor = [ReadStatus, ReadText, ReadSheets, ReadExchanged, ReadFindings, ReadAccount, ReadLog, ReadAccess];

    private static readonly HashSet<Right> RecordsOfficer =
        [ReadStatus, ReadText, ReadSheets, ReadExchanged, ReadFindings, ReadAccount, ReadPersonal, ReadLog, ReadAccess, ImportText, Hide, OrderErasure, ApproveErasure];

    private static readonly HashSet<Right> BoardMember = [ReadStatus, ReadText, ReadSheets, ReadFindings];

    private static readonly HashSet<Right> Administrator = [ReadAccess, SetUp, KeepAccounts, AskAccess, ApproveAccess];
}
