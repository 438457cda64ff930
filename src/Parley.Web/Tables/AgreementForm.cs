using System.Text.Json.Nodes;
using Parley.Proposals;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using Parley.Web.Forms;

namespace Parley.Web.Tables;

/// <summary>What the form for a tentative agreement holds, as it was typed.</summary>
public sealed class AgreementForm : TableForm
{
    public string? Party { get; set; }

    /// <summary>The offers that are accepted, by entry number.</summary>
    public List<string> Answers { get; set; } = [];
    public List<string> Articles { get; set; } = [];
    public string? MoreArticles { get; set; }
    public string? Signed { get; set; }
    public string? Basis { get; set; }
    public string? Text { get; set; }
    public string? Effective { get; set; }
    public string? Signers { get; set; }
    public string? Session { get; set; }
    public string? Summary { get; set; }
    public string? Until { get; set; }

    /// <summary>What it changes in contract text, one row each.</summary>
    public List<ChangeRow> Changes { get; set; } = [];

    /// <summary>The digest of the changes whose redline was shown.</summary>
    public string? Reviewed { get; set; }

    /// <summary>Three rows to begin with; when they are full, or more are asked for, three more.</summary>
    public void Rows(bool more)
    {
        while (Changes.Count < 3) Changes.Add(new());
        if (more) Changes.AddRange([new(), new(), new()]);
    }

    /// <summary>Puts what the accepted proposals would change into the rows, where nobody has written any.</summary>
    public void TakeChanges(TableReading table)
    {
        if (Changes.Any(row => !row.IsEmpty)) return;
        Changes = [.. Answers.Select(answer => long.TryParse(answer, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? table.Register.Find(number) : null)
            .OfType<Row>().SelectMany(row => row.Said.Changes).Take(Limits.Papers).Select(ChangeRow.Of)];
    }

    public static IReadOnlyList<Option> Signatures { get; } = [new("both", "Both sides have signed"), new("one", "One side has signed"), new("none", "Agreed, not signed yet")];

    public static IReadOnlyList<Option> Bases { get; } =
    [
        new("", "not said"), new("whole-proposal", "the whole proposal"), new("part-of-proposal", "a part of the proposal: the rest stays open"), new("current-language", "current contract language"),
        new("term-sheet", "a term sheet, with no contract text yet"), new("joint-text", "a joint text"),
    ];

    /// <summary>The act's body. Where no article is named, it is on what the accepted offers are on.</summary>
    /// <param name="inForce">The provision that a name means, by the agreement's slug and the name; null if none or several.</param>
    public JsonObject ToBody(TableReading table, DateOnly today, Func<string?, string, Provision?> inForce, FieldErrors errors)
    {
        var answers = Numbers("answers", Answers, errors);
        var labels = Lines(Articles, MoreArticles);
        if (labels.Count == 0) labels = [.. answers.Select(number => table.Register.Find(number!.GetValue<long>())).OfType<Row>().SelectMany(row => row.Said.Labels).DistinctBy(Labels.Key)];
        if (labels.Count == 0) errors.Add("answers", "Choose the proposal that was agreed, or name the article below");
        if (Signatures.All(option => option.Value != Signed)) errors.Add("signed", "Say who has signed");
        var body = new JsonObject { ["date"] = DateGiven(errors), ["party"] = string.IsNullOrWhiteSpace(Party) ? Particulars.Joint : Party, ["articles"] = Strings(labels), ["signed"] = Signed };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        if (answers.Count > 0) body["respondsTo"] = answers;
        if (!string.IsNullOrWhiteSpace(Effective) && Written.ReadDay(Effective.Trim()) is null) errors.Add("effective", $"\"{Plain.Short(Effective)}\" is no date: write YYYY-MM-DD, such as 2026-07-01");
        if (!string.IsNullOrWhiteSpace(Until) && Written.ReadDay(Until.Trim()) is null) errors.Add("until", $"\"{Plain.Short(Until)}\" is no date: write YYYY-MM-DD, such as 2027-06-30");
        Put(body, ("session", Session), ("summary", Summary), ("text", Text), ("basis", Basis), ("effective", Effective), ("until", Until));
        JsonNode?[] changes = [.. Changes.Select((row, at) => row.ToBody(at, inForce, errors)).OfType<JsonObject>()];
        if (changes.Length > 0) body["changes"] = new JsonArray(changes);
        var signers = new JsonArray();
        foreach (var (name, side) in Pairs(Signers)) signers.Add(side.Length > 0 ? new JsonObject { ["name"] = name, ["party"] = side } : new JsonObject { ["name"] = name });
        if (signers.Count > 0) body["signers"] = signers;
        return body;
    }
}

/// <summary>What the form for a vote holds, as it was typed.</summary>
public sealed class VoteForm : TableForm
{
    public string? Party { get; set; }

    /// <summary>yes or no.</summary>
    public string? Passed { get; set; }
    public string? Yes { get; set; }
    public string? No { get; set; }
    public string? Percent { get; set; }

    /// <summary>As it was reported, in words.</summary>
    public string? Words { get; set; }
    public List<string> On { get; set; } = [];

    /// <summary>Whether the form came with papers to choose from: then none chosen means none.</summary>
    public string? Offered { get; set; }
    public string? Mover { get; set; }
    public string? Seconder { get; set; }

    /// <summary>One name a line, with its vote: "Ana Ruiz: aye".</summary>
    public string? RollCall { get; set; }
    public string? Minutes { get; set; }

    private static readonly string[] Ways = ["aye", "no", "abstain", "absent", "recused"];

    public JsonObject ToBody(bool board, DateOnly today, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Party)) errors.Add("party", board ? "Name the governing board" : "Say whose members voted");
        if (Passed is not ("yes" or "no")) errors.Add("passed", "Say whether it passed");
        if (Offered is not null && On.TrueForAll(string.IsNullOrEmpty)) errors.Add("on", "Choose what was voted on");
        var ballot = new JsonObject { ["passed"] = Passed == "yes" };
        Count(ballot, "yes", Yes, errors);
        Count(ballot, "no", No, errors);
        Put(ballot, ("percent", Percent?.Replace("%", "", StringComparison.Ordinal)));
        if (On.Count > 0) ballot["on"] = Numbers("on", On, errors);
        var body = new JsonObject { ["date"] = DateGiven(errors), ["party"] = Party?.Trim(), ["outcome"] = Outcome(board), ["ballot"] = ballot };
        if (TimeGiven(today, errors) is { } time) body["time"] = time;
        Put(body, ("vote", Words), ("minutes", Minutes));
        if (board && Called(errors) is { } called) body["rollCall"] = called;
        return body;
    }

    /// <summary>The words that the record's views read as passed or failed (<see cref="Outcomes"/>).</summary>
    private string Outcome(bool board) => (board, Passed == "yes") switch { (true, true) => "approved", (true, false) => "not approved", (false, true) => "ratified", _ => "rejected" };

    private static void Count(JsonObject ballot, string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (int.TryParse(text.Trim(), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 0) ballot[field] = count;
        else errors.Add(field, $"\"{Plain.Short(text)}\" is no count: write a whole number, such as 310");
    }

    private JsonObject? Called(FieldErrors errors)
    {
        var votes = new JsonArray();
        foreach (var (name, vote) in Pairs(RollCall))
        {
            var way = vote.ToLowerInvariant() switch { "yes" or "yea" or "y" => "aye", "nay" or "n" => "no", var word => word };
            if (Ways.Contains(way)) votes.Add(new JsonObject { ["name"] = name, ["vote"] = way });
            else errors.Add("rollCall", $"\"{Plain.Short(name + ": " + vote)}\" cannot be read: write a name, a colon and {string.Join(", ", Ways[..^1])} or {Ways[^1]}, such as Ana Ruiz: aye");
        }

        if (votes.Count == 0 && string.IsNullOrWhiteSpace(Mover) && string.IsNullOrWhiteSpace(Seconder)) return null;
        var called = new JsonObject { ["votes"] = votes };
        Put(called, ("mover", Mover), ("seconder", Seconder));
        // The record's shape has both; what is not known is said to be so.
        called.TryAdd("mover", null);
        called.TryAdd("seconder", null);
        return called;
    }
}
