using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Imports;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Import;

/// <summary>One import, from reading to recorded: what would come of it, and what is wrong with it, beside the lines.</summary>
[Needs(Right.ImportText, Right.RecordExchanged)]
[RequestSizeLimit(Limits.PaperFile + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.PaperFile + (1 << 20))]
public sealed class PreviewModel(IDocumentStore store, TimeProvider clock, ImportDesk desk) : ImportPage(store, clock, desk)
{
    /// <summary>Rows on one page: a long log is turned over, not scrolled.</summary>
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Job { get; set; }

    /// <summary>"remarked" for those rows alone; all by default.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "part")]
    public int Sheet { get; set; } = 1;

    public ImportJob Import { get; private set; } = null!;

    public ImportState State { get; private set; } = null!;

    public IReadOnlyList<PreviewRow> Rows => [.. Shown.Skip((Sheet - 1) * Most).Take(Most)];

    public int Sheets => Math.Max(1, (Shown.Count + Most - 1) / Most);

    private IReadOnlyList<PreviewRow> Shown => State.Log is not { } log ? [] : Show == "remarked" ? [.. log.Rows.Where(row => row.Findings.Count > 0)] : log.Rows;

    public string Here => To.Import(Import.Id);

    /// <summary>Where what was recorded stands.</summary>
    public string There => Import.Form.IsLog ? To.Board(Import.Form.Slug) : To.Text(Import.Form.Slug);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? act)
    {
        if (!await Load()) return NotFound();
        switch (act)
        {
            case "confirm":
                var table = Import.Form.IsLog && !Import.Form.IsNewTable ? await Reader.Negotiation(Import.Form.Slug, Stop) : null;
                if (ImportPart.Lacks(Import.Form, State.Log?.Rows ?? [], Reader, table) is { } right)
                {
                    Errors.Add(FieldErrors.Whole, Sentence(Denial.Of(right).Text));
                    return Refused();
                }

                Desk.Confirm(Import, Sight, Person.Name);
                return Redirect(Here);
            case "drop":
                Desk.Drop(Import);
                return Redirect(To.To("/import"));
            default:
                return await Again();
        }
    }

    /// <summary>What was put right: another file, other words about it, or both.</summary>
    private async Task<IActionResult> Again()
    {
        Given.Kind = Import.Form.Kind;
        Part = Part with { Form = Given };
        await Check(fileNeeded: false);
        if (Errors.Any) return Refused();
        if (Desk.Replace(Import, Given, Chosen is null ? null : NameOf(Chosen), Chosen is null ? default : await Read(Chosen, Stop), Sight, Person.Name)) return Redirect(Here);
        Errors.Add(FieldErrors.Whole, "It is being recorded already, as it was confirmed");
        return Refused();
    }

    private async Task<bool> Load()
    {
        if (Desk.Find(Job, Agency.Slug, Person.Id) is not { } job) return false;
        (Import, State) = (job, job.State);
        Part = await ImportPart.Of(job.Form, Errors, Reader, Here, job.Id.ToString(), job.File, Stop);
        Sheet = Math.Clamp(Sheet, 1, Sheets);
        return true;
    }
}
