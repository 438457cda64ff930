namespace Parley.Recording;

/// <summary>Stream ids are strings that a person can read in plain SQL (docs/adr/0001).</summary>
public static class StreamId
{
    public const string Agency = "agency";

    public static string Unit(string slug) => "unit/" + slug;
    public static string Agreement(string slug) => "agreement/" + slug;
    public static string Negotiation(string slug) => "negotiation/" + slug;
    public static string SideLetter(string slug) => "side-letter/" + slug;
    public static string Account(string negotiation) => negotiation + "/account";
    public static string Internal(string negotiation) => negotiation + "/internal";
    public static string Grant(string id) => "grant/" + id;
    public static string Order(string id) => "order/" + id;

    /// <summary>One stream a person and month, so that none grows without end.</summary>
    public static string AccessLog(Guid? account, DateTimeOffset now) => $"access-log/{account?.ToString("N") ?? "unknown"}/{now.UtcDateTime:yyyy-MM}";

    /// <summary>The slug in the id of a unit's, agreement's or negotiation's own stream: <c>negotiation/utla-2025</c> gives <c>utla-2025</c>.</summary>
    public static string Slug(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
