using System.Text;
using Parley.Recording;

namespace Parley.Web.Forms;

/// <summary>What the form holds that begins a record, or opens another negotiation in it.</summary>
public sealed class BeginForm
{
    /// <summary>The choice of a unit that is not in the record yet.</summary>
    public const string NewUnit = "*";

    public string? Office { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>The slug of a known unit, or <see cref="NewUnit"/>.</summary>
    public string? Unit { get; set; }
    public string? UnitName { get; set; }
    public string? Union { get; set; }
    public string? Title { get; set; }
    public string? Type { get; set; }
    public List<string> Agreements { get; set; } = [];

    /// <summary>"import" where a file is to be brought in: then it says which negotiation.</summary>
    public string? Then { get; set; }

    public bool BringsIn => Then == "import";

    public bool IsNewUnit => Unit is null or "" or NewUnit;

    public static IReadOnlyList<Option> TimeZones { get; } =
    [
        new("America/Los_Angeles", "Pacific (Los Angeles)"), new("America/Denver", "Mountain (Denver)"), new("America/Phoenix", "Arizona (Phoenix)"), new("America/Chicago", "Central (Chicago)"),
        new("America/New_York", "Eastern (New York)"), new("America/Anchorage", "Alaska (Anchorage)"), new("Pacific/Honolulu", "Hawaii (Honolulu)"), new("UTC", "UTC"),
    ];

    public static IReadOnlyList<Option> Types { get; } =
        [new("successor", "Successor: a whole new agreement"), new("reopener", "Reopener: some articles of an agreement in force"), new("mid-term", "Mid-term: something new within the term"), new("effects", "Effects of a decision")];

    public void Check(bool isNewRecord, FieldErrors errors)
    {
        if (isNewRecord)
        {
            Required("office", Office, "Give the name of the office whose record this is, such as the school district's", errors);
            if (TimeZones.All(zone => zone.Value != TimeZone)) errors.Add("timeZone", "Choose the time zone in which your days are counted");
        }

        if (IsNewUnit)
        {
            Required("union", Union, "Give the union's name as you say it at the table, such as DTA", errors);
            Required("unitName", UnitName, "Say whom it represents, such as Teachers", errors);
        }

        if (BringsIn) return;
        Required("title", Title, "Give the negotiation a title, such as Teachers 2026", errors);
        if (Types.All(type => type.Value != Type)) errors.Add("type", "Choose what kind of negotiation it is");
    }

    private static void Required(string field, string? text, string right, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) errors.Add(field, right);
        else if (SlugOf(text).Length == 0) errors.Add(field, "Use at least one letter or digit: the page's address is made of it");
        else if (Limits.Text("This", text, Limits.Name) is { } refusal) errors.Add(field, refusal.Text);
    }

    /// <summary>A name as it stands in addresses: "Teachers, 2026-2029" is teachers-2026-2029.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length == 60) break;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-' && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark) slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
