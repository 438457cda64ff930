using System.CommandLine;
using System.Globalization;
using Parley.Agreements;
using Parley.Documents.Word;
using Parley.Recording;

namespace Parley.Cli;

/// <summary>Options and forms that several commands share.</summary>
internal static class Common
{
    public static Option<string?> Agency { get; } = new("--agency") { Description = "the agency's slug (default: the only agency)", Recursive = true };

    public static Option<string?> Actor { get; } = new("--actor") { Description = "who records (default: the system user)", Recursive = true };

    /// <summary>A format of a closed list.</summary>
    public static Option<string> Format(string first, params string[] others) => new("--format")
    {
        Description = $"one of {string.Join(", ", [first, .. others])} (default: {first})",
        DefaultValueFactory = _ => first,
    };

    public static string Checked(string format, params string[] built) => built.Contains(format) ? format
        : throw new Failure($"parley: format {Plain.Short(format)} is not {(format == "docx" ? "built" : "known")}: use one of {string.Join(", ", built)}");

    /// <summary>Where an answer goes that is no text for a terminal.</summary>
    public static Option<string?> Out() => new("--out") { Description = "write to this file (default: standard output; a Word file never to a terminal)" };

    /// <summary>A text's file is of the text and of its day, and so the same whenever it is made.</summary>
    public static Revision By(TextView text) => new($"{text.Agreement.Title}, text on {text.On}", new(Date(text.On, "the text's date")!.Value, default, TimeSpan.Zero));

    public static DateOnly? Date(string? text, string option) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new Failure($"parley: {option} \"{Plain.Short(text)}\" is not a date: write YYYY-MM-DD");

    public static DateTimeOffset? Instant(string? text, string option) => text is null ? null
        : Instants.Parse(text) ?? throw new Failure($"parley: {option} \"{Plain.Short(text)}\" is not an instant: write ISO 8601 with its offset, such as 2026-02-07T20:22:00-08:00");

    public static IEnumerable<string> Words<TEnum>() where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(Json.Word);

    /// <summary>One word of a closed list.</summary>
    public static TEnum Word<TEnum>(string text, string option) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (Json.Word(value) == text) return value;
        throw new Failure($"parley: {option} \"{Plain.Short(text)}\" is not known: use one of {string.Join(", ", Words<TEnum>())}");
    }

    /// <summary>SLUG or SLUG@DATE.</summary>
    public static (string Slug, DateOnly? Date) SlugAndDate(string text) =>
        text.Split('@', 2) is [var slug, var date] ? (slug, Date(date, "the date after @")) : (text, null);
}
