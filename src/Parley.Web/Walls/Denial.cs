using Parley.Access;
using Parley.Recording;

namespace Parley.Web.Walls;

/// <summary>What is said to somebody who may not do what they asked for.</summary>
public static class Denial
{
    public const string NotAllowed = "not-allowed";
    public const string FreshSignIn = "fresh-sign-in";

    public static Refusal Of(Right right)
    {
        var kind = RightKind.Of(right);
        return new(NotAllowed, $"your roles here do not let you {kind.Act} {kind.Resource}: an administrator can ask for one that does");
    }

    public static Refusal NotFresh(Right right) =>
        new(FreshSignIn, $"to {RightKind.Of(right).Act} {RightKind.Of(right).Resource} takes a sign-in of the last ten minutes, by passkey or with a second factor: sign in again, and send it once more");
}
