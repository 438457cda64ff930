using System.ComponentModel;
using System.Reflection;

namespace Parley.Access;

/// <summary>One thing that one may do with one kind of thing. Everything a person can do in Parley is one of these.</summary>
public enum Right
{
    [Description("see|where a table stands: states, counts, what is due|exchanged")]
    ReadStatus,

    [Description("see|the text of an agreement, on any date, and compared|exchanged")]
    ReadText,

    [Description("see|tentative agreements with their papers and votes|exchanged")]
    ReadSheets,

    [Description("see|entries, papers, history and search of what was exchanged|exchanged")]
    ReadExchanged,

    [Description("see|irregularities that Parley remarks in a table|account")]
    ReadFindings,

    [Description("see|our own account of what was said, and our drafts|account")]
    ReadAccount,

    [Description("see|caucus notes, mandates and costings|internal")]
    ReadInternal,

    [Description("see|what is sealed as privileged|privileged")]
    ReadPrivileged,

    [Description("see|what is sealed as personal|personal")]
    ReadPersonal,

    [Description("see|the event log|log")]
    ReadLog,

    [Description("see|who may do what, and who signed in, was refused or read what is sealed|access")]
    ReadAccess,

    [Description("record|moves, steps, sessions, votes, corrections and links|exchanged")]
    RecordExchanged,

    [Description("record|notes of our account, and drafts|account")]
    RecordAccount,

    [Description("record|caucus notes, mandates and costings|internal")]
    RecordInternal,

    [Description("serve|a draft on the other side|exchanged")]
    Serve,

    [Description("confirm|a tentative agreement, a vote or another entry that was recorded in one's name|exchanged")]
    Confirm,

    [Description("open|a negotiation, or a side letter|exchanged")]
    OpenTables,

    [Description("import|an agreement's text, and conforming changes|exchanged")]
    ImportText,

    [Description("hide|what was recorded in clear|account")]
    Hide,

    [Description("set up|bargaining units|settings")]
    SetUp,

    [Description("keep|accounts: add a person, begin a recovery, switch one off|settings")]
    KeepAccounts,

    [Description("ask for|a role for somebody, or end one|access")]
    AskAccess,

    [Description("approve|a role that another asked for|access")]
    ApproveAccess,

    [Description("order|the erasure of a sealed item|sealed")]
    OrderErasure,

    [Description("approve|an erasure that another ordered|sealed")]
    ApproveErasure,

    [Description("ask for|the lifting of a seal|sealed")]
    OrderUnsealing,

    [Description("approve|the lifting of a seal that another asked for|sealed")]
    ApproveUnsealing,
}

/// <param name="Act">What is done, as a verb.</param>
/// <param name="Resource">With what.</param>
/// <param name="Layer">In which layer, or of which other kind.</param>
public sealed record RightKind(Right Right, string Act, string Resource, string Layer)
{
    /// <summary>Whether nothing is recorded by it.</summary>
    public bool Reads => Act == "see";

    /// <summary>Whether it is an act of weight: asked for again with a fresh sign-in (ASVS 5.0, 7.5.3), and never by a program's token.</summary>
    public bool Weighs => Right is Right.Serve or Right.Confirm or Right.KeepAccounts or Right.AskAccess or Right.ApproveAccess
        or Right.OrderErasure or Right.ApproveErasure or Right.OrderUnsealing or Right.ApproveUnsealing;

    public static IReadOnlyList<RightKind> All { get; } = [.. Enum.GetValues<Right>().Select(Read)];

    public static RightKind Of(Right right) => All[(int)right];

    private static RightKind Read(Right right)
    {
        var words = typeof(Right).GetField(right.ToString())!.GetCustomAttribute<DescriptionAttribute>()!.Description.Split('|');
        return new(right, words[0], words[1], words[2]);
    }
}
