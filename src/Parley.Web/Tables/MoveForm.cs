using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What the form for a move or step holds, as it was typed.</summary>
public sealed class MoveForm : TableForm
{
    /// <summary>The choice of a party that is not among those known.</summary>
    public const string AnotherParty = "*";

    public string? Party { get; set; }
    public string? OtherParty { get; set; }
    public string? Move { get; set; }
    public List<string> Articles { get; set; } = [];

    /// <summary>Further articles, one a line.</summary>
    public string? MoreArticles { get; set; }
    public string? Session { get; set; }
    public List<string> Answers { get; set; } = [];
    public string? Summary { get; set; }
    public string? Text { get; set; }
    public string? Package { get; set; }
    public string? Option { get; set; }
    public string? Condition { get; set; }
    public string? Expires { get; set; }
    public string? Speaker { get; set; }
    public string? Rationale { get; set; }

    /// <summary>The digest of the words whose redline was shown.</summary>
    public string? Reviewed { get; set; }

    /// <summary>The spokesperson in whose name it is written down, and who confirms it later.</summary>
    public string? InNameOf { get; set; }

    /// <summary>personal or privileged, where only some of our own side may read it.</summary>
    public string? Seal { get; set; }
    public string? SealBasis { get; set; }

    /// <summary>Which of party, move and answers somebody has chosen: what is suggested later leaves them alone.</summary>
    public string? Touched { get; set; }

    /// <summary>The paper that was passed as a file, kept already: its name and digest.</summary>
    public string? PaperName { get; set; }
    public string? PaperSha256 { get; set; }

    /// <summary>How its marks were read, and what was remarked, a line each.</summary>
    public string? Marking { get; set; }
    public string? Remarks { get; set; }

    /// <summary>What it would change in contract text, as the act has it, in JSON; of them those that are taken, by place, where they were shown.</summary>
    public string? Changes { get; set; }
    public List<string> Take { get; set; } = [];
    public string? ChangesSeen { get; set; }

    public static IReadOnlyList<Option> Seals { get; } = [new("", "Everybody at our tables"), new("personal", "Only who may read personal data"), new("privileged", "Only counsel, as privileged (drafts alone)")];

    /// <summary>Who moved; a name that is given without being chosen counts where nothing else is chosen.</summary>
    public string Mover => Party is AnotherParty or null or "" ? OtherParty?.Trim() ?? "" : Party;

    public IReadOnlyList<string> Labels => Lines(Articles, MoreArticles);

    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text.ReplaceLineEndings("\n").Trim('\n');

    /// <summary>What tells these words from others.</summary>
    public string? WordsDigest => Words is { } words ? Digest(words) : null;

    public string? ChangesDigest => string.IsNullOrWhiteSpace(Changes) ? null : Digest(Changes);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>All that the paper changes; none where it was not read, or what stands in the form is no list of changes.</summary>
    public IReadOnlyList<ProposedChange> AllChanges()
    {
        if (string.IsNullOrWhiteSpace(Changes)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<ProposedChange>>(Changes, Json.Options) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public bool Takes(int at) => ChangesSeen != ChangesDigest || Take.Contains(at.ToString(CultureInfo.InvariantCulture));

    /// <summary>The day for which the text in force is looked up: the move's own, where it can be read.</summary>
    public DateOnly Day(DateOnly today) => PartialDate.TryParse((string.IsNullOrWhiteSpace(Partly) ? Date : Partly)?.Trim() ?? "", out var day) ? day.Last : today;

    /// <summary>What a ticked box says: that what came up to this version was seen.</summary>
    public static string Anyway(long seen) => seen.ToString(CultureInfo.InvariantCulture);

    public static bool IsFor(string? anyway, long seen) => anyway == Anyway(seen);

    public bool HasTouched(string what) => Touched?.Split(' ').Contains(what, StringComparer.Ordinal) == true;

    /// <summary>The act's body; what is wrong is said beside the field.</summary>
    public JsonObject ToBody(DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(Move)) errors.Add("move", "Choose what kind of move or step it was");
        if (Mover.Length == 0) errors.Add(Party == AnotherParty ? "otherParty" : "party", "Say who moved: choose a party, joint or neutral");
        if (!string.IsNullOrEmpty(Move) && TableWords.Check(Move) is null && TableWords.NeedsSubject(Move) && Labels.Count == 0)
            errors.Add("articles", $"A {MoveNames.Inner(Move)} is on an article: choose one, or write it below");
        var body = new JsonObject { ["move"] = Move, ["date"] = DateGiven(errors), ["party"] = Mover };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        if (Labels.Count > 0) body["articles"] = Strings(Labels);
        if (Answers.Count > 0) body["respondsTo"] = Numbers("answers", Answers, errors);
        if (!string.IsNullOrWhiteSpace(Expires))
        {
            if (!PartialDate.TryParse(Expires.Trim(), out _)) errors.Add("expires", $"\"{Plain.Short(Expires)}\" is no date: write YYYY-MM-DD");
            body["expires"] = Expires.Trim();
        }

        if (!string.IsNullOrWhiteSpace(PaperSha256)) body["document"] = new JsonObject { ["name"] = PaperName, ["sha256"] = PaperSha256 };
        JsonNode?[] changes = [.. AllChanges().Where((_, at) => Takes(at)).Select(change => JsonSerializer.SerializeToNode(change, Json.Options))];
        if (changes.Length > 0) body["changes"] = new JsonArray(changes);
        else if (ChangesDigest is not null && AllChanges().Count == 0) errors.Add("file", "What the paper changes has been lost: choose the file again");
        Put(body, ("session", Session), ("summary", Summary), ("text", Words), ("package", Package), ("option", Option), ("condition", Condition), ("speaker", Speaker), ("rationale", Rationale), ("inNameOf", InNameOf), ("seal", Seal), ("sealBasis", SealBasis));
        return body;
    }
}
