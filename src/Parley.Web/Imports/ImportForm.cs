using Parley.Agreements;
using Parley.Parties;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Forms;

namespace Parley.Web.Imports;

/// <summary>What a person says of a file that they bring in, as it was typed.</summary>
public sealed record ImportForm
{
    public const string Text = "text";
    public const string Log = "log";

    /// <summary>The choice of a negotiation that is not in the record yet.</summary>
    public const string NewTable = "*";

    /// <summary><see cref="Text"/> or <see cref="Log"/>.</summary>
    public string? Kind { get; set; }
    public string? Unit { get; set; }
    public string? Title { get; set; }

    /// <summary>For a text: the first and last day of its term, and the slug of the text before it.</summary>
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Succeeds { get; set; }

    /// <summary>For a log: the slug of a known negotiation, or <see cref="NewTable"/>.</summary>
    public string? Table { get; set; }
    public string? Type { get; set; }
    public List<string> Agreements { get; set; } = [];

    public bool IsLog => Kind == Log;

    public bool IsNewTable => Table is null or "" or NewTable;

    public string Slug => IsLog && !IsNewTable ? Table! : BeginForm.SlugOf(Title ?? "");

    public DateOnly FirstDay => Written.ReadDay(From ?? "") ?? default;

    public DateOnly LastDay => Written.ReadDay(To ?? "") ?? default;

    public NegotiationKind NegotiationKind => Enum.GetValues<NegotiationKind>().FirstOrDefault(kind => Json.Word(kind) == Type);

    public void Check(IReadOnlyList<Unit> units, IReadOnlyList<Agreement> texts, IReadOnlyList<Negotiation> tables, FieldErrors errors)
    {
        if (IsLog && !IsNewTable)
        {
            if (tables.All(table => table.Slug != Table)) errors.Add("table", "Choose one of the negotiations, or a new one");
            return;
        }

        if (units.All(unit => unit.Slug != Unit)) errors.Add("unit", "Choose the bargaining unit");
        var example = IsLog ? "Teachers 2026" : "Teachers 2023-2026";
        if (string.IsNullOrWhiteSpace(Title)) errors.Add("title", $"Give a title, such as {example}");
        else if (BeginForm.SlugOf(Title).Length == 0) errors.Add("title", "Use at least one letter or digit: the page's address is made of it");
        else if (Limits.Text("The title", Title, Limits.Name) is { } refusal) errors.Add("title", refusal.Text);
        if (IsLog)
        {
            if (tables.Any(table => table.Slug == Slug)) errors.Add("title", "There is a negotiation of this title already: choose it above, or give another title");
            return;
        }

        if (Written.ReadDay(From ?? "") is null) errors.Add("from", "Write the first day of its term as YYYY-MM-DD, such as 2023-07-01");
        if (Written.ReadDay(To ?? "") is null) errors.Add("to", "Write the last day of its term as YYYY-MM-DD, such as 2026-06-30");
        else if (Written.ReadDay(From ?? "") is { } first && LastDay < first) errors.Add("to", "The term ends before it begins: put one of the two days right");
        if (!string.IsNullOrEmpty(Succeeds) && texts.All(text => text.Slug != Succeeds)) errors.Add("succeeds", "Choose one of the texts in the record, or none");
    }
}
