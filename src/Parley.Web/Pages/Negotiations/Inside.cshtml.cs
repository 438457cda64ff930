using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.History;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Tables;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Negotiations;

/// <summary>What stays inside: caucus notes, mandates and costings, sealed as they are recorded and opened for our side alone.</summary>
[Needs(Right.ReadInternal)]
public sealed class InsideModel(IDocumentStore store, TimeProvider clock, Posting posting) : FormPage(store, clock, posting)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty]
    public InsideForm Given { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "recorded")]
    public long? Recorded { get; set; }

    public TableReading Table { get; private set; } = null!;
    public IReadOnlyList<LayerEntry> Notes { get; private set; } = [];

    public static IReadOnlyList<Option> Kinds { get; } = [new("caucus-notes", "Caucus note: what we said among ourselves"), new("mandates", "Mandate: how far we may go"), new("costings", "Costing: what it would cost")];

    public static string Name(LayerEntry note) => note.Kind switch { "caucus" => "Caucus note", "mandate" => "Mandate", "costing" => "Costing", _ => "From a table log" };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Given.Begin(Now, withTime: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var body = Given.ToBody(Errors);
        if (Errors.Any) return Refused();
        var answer = await Record($"negotiations/{Slug}/{Given.Kind}", body, refusal => refusal.Code == "missing" ? "text" : FieldErrors.Whole);
        return answer is null ? Refused() : Redirect(To.Inside(Slug, ("recorded", answer.Entries[0].ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private async Task<bool> Load()
    {
        if (await TableReading.Read(Reader, StreamId.Negotiation(Slug), Today, null, Stop) is not { } table) return false;
        Table = table;
        About(table.Negotiation);
        Notes = [.. LayerViews.Of(await Reader.Stream(StreamId.Internal(StreamId.Negotiation(Slug)), null, Stop)).Reverse()];
        return true;
    }
}

/// <summary>What the form of an internal note holds, as it was typed.</summary>
public sealed class InsideForm : TableForm
{
    public string? Kind { get; set; }
    public string? Text { get; set; }
    public string? Authority { get; set; }
    public string? GivenBy { get; set; }
    public string? CostLines { get; set; }

    public JsonObject ToBody(FieldErrors errors)
    {
        if (InsideModel.Kinds.All(kind => kind.Value != Kind)) errors.Add("kind", "Choose what it is");
        if (string.IsNullOrWhiteSpace(Text) && Kind != "costings") errors.Add("text", "Write what is to be kept");
        if (Kind == "mandates" && string.IsNullOrWhiteSpace(GivenBy)) errors.Add("givenBy", "Say who gave the mandate, such as the governing board");
        if (Kind == "mandates" && string.IsNullOrWhiteSpace(Authority)) errors.Add("authority", "Say under what authority, such as the closed session of a date");
        if (Kind == "costings" && string.IsNullOrWhiteSpace(CostLines)) errors.Add("costLines", "Give at least one line of the costing");
        var body = new JsonObject { ["date"] = DateGiven(errors) };
        Put(body, ("text", Text));
        if (Kind == "mandates") Put(body, ("authority", Authority), ("givenBy", GivenBy));
        if (Kind == "costings") body["lines"] = Costing(errors);
        return body;
    }

    /// <summary>One line each, such as "Step increase: 1,200,000".</summary>
    private JsonArray Costing(FieldErrors errors)
    {
        var lines = new JsonArray();
        foreach (var line in (CostLines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.LastIndexOf(':');
            if (at <= 0 || at == line.Length - 1) errors.Add("costLines", $"\"{Plain.Short(line)}\" is no line of a costing: write what it is, a colon, and the amount");
            else lines.Add(new JsonObject { ["label"] = line[..at].Trim(), ["amount"] = line[(at + 1)..].Trim() });
        }

        return lines;
    }
}
