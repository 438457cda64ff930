namespace Parley.Access;

/// <summary>What somebody is to a record, from a date to a date; a person may be several things, in several places.</summary>
public enum Role
{
    /// <summary>Takes notes at the table and records moves as they pass.</summary>
    Negotiator,

    /// <summary>Leads at the table, and speaks for the side: serves, and confirms what others recorded.</summary>
    ChiefSpokesperson,

    /// <summary>Of the other side: reads what was exchanged at their own table.</summary>
    UnionRepresentative,
    Counsel,

    /// <summary>Reads and verifies, for a scope and a period; never writes.</summary>
    Auditor,

    /// <summary>Answers for retention, holds and erasure.</summary>
    RecordsOfficer,

    /// <summary>Superintendent or member of the governing board: where do we stand, and what is on the board's table.</summary>
    BoardMember,

    /// <summary>Accounts and settings; no content of the record.</summary>
    Administrator,
}
