using Parley.Recording;

namespace Parley.Access;

/// <summary>Why a role counts without a second person.</summary>
public enum Ground
{
    /// <summary>Whoever first signs in to a record in which nobody has a role yet.</summary>
    FirstPerson,

    /// <summary>The operator of the machine, where there are not two administrators who could approve.</summary>
    Operator,
}

/// <param name="Account">The account's id.</param>
/// <param name="Name">Whose account it is, as it was called then.</param>
/// <param name="From">The first day on which the role is held, at the agency.</param>
[Event("role_asked", StreamKind.Grant, "A role was asked for somebody: where, and from when to when.")]
public sealed record RoleAsked(Guid Account, string Name, Role Role, DateOnly From)
{
    /// <summary>The last day; absent until it is ended.</summary>
    public DateOnly? Until { get; init; }
    public string? Unit { get; init; }
    public string? Negotiation { get; init; }

    /// <summary>The account of who asked; absent for the operator of the machine.</summary>
    public Guid? By { get; init; }
    public string? Reason { get; init; }
}

/// <param name="By">The account of who approved; absent where it needed no second person.</param>
[Event("role_granted", StreamKind.Grant, "A role that was asked for was approved by a second person, or counts on the ground that is named.")]
public sealed record RoleGranted(Guid? By = null, Ground? Ground = null);

[Event("role_declined", StreamKind.Grant, "A role that was asked for was declined, or taken back before anybody approved.")]
public sealed record RoleDeclined(string? Reason = null);

[Event("role_ended", StreamKind.Grant, "A role was ended, from that moment on.")]
public sealed record RoleEnded(string Reason);
