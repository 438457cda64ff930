using Parley.Recording;

namespace Parley.Web.Api;

/// <summary>Refusals as problem details (RFC 9457), with the refusal's stable code.</summary>
public static class Problems
{
    /// <summary>The same words whether something is hidden from somebody or does not exist.</summary>
    public static Refusal NothingThere { get; } = new("no-such-thing", "there is nothing of that name, or nothing was known of it then");

    public static IResult Of(Refusal refusal, int? status = null) => Results.Problem(refusal.Text, statusCode: status ?? Status(refusal.Code), title: Title(status ?? Status(refusal.Code)),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refusal.Code });

    public static int Status(string code) => code switch
    {
        "bad-json" or "bad-date" or "bad-if-match" or "bad-input" => StatusCodes.Status400BadRequest,
        "sign-in" or "fresh-sign-in" => StatusCodes.Status401Unauthorized,
        "not-allowed" => StatusCodes.Status403Forbidden,
        "changed-since" => StatusCodes.Status412PreconditionFailed,
        "too-large" => StatusCodes.Status413PayloadTooLarge,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ when code.StartsWith("no-such-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when code.EndsWith("-exists", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "That cannot be read",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "That is not for you to do",
        StatusCodes.Status404NotFound => "There is no such thing",
        StatusCodes.Status409Conflict => "That is there already",
        StatusCodes.Status412PreconditionFailed => "Somebody else has recorded something since",
        StatusCodes.Status413PayloadTooLarge => "That is too large",
        StatusCodes.Status503ServiceUnavailable => "Busy",
        _ => "That is refused",
    };
}
