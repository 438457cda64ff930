using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Imports;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Import;

/// <summary>Brings in what there is: a contract text, or a table log. Nothing is stored until it was looked at and confirmed.</summary>
[Needs(Right.ImportText, Right.RecordExchanged)]
[RequestSizeLimit(Limits.PaperFile + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.PaperFile + (1 << 20))]
public sealed class IndexModel(IDocumentStore store, TimeProvider clock, ImportDesk desk) : ImportPage(store, clock, desk)
{
    public IReadOnlyList<ImportJob> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? kind)
    {
        Given = new() { Kind = kind is ImportForm.Text or ImportForm.Log && MayBring(kind) ? kind : null };
        Open = Desk.Of(Agency.Slug, Person.Id);
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Given.Kind is not (ImportForm.Text or ImportForm.Log)) return Redirect(To.To("/import"));
        await Load();
        if (!Guid.TryParse(FormId, out var id)) Errors.Add(FieldErrors.Whole, "This form has lost its number: open it anew and fill it in again");
        await Check(fileNeeded: true);
        if (Errors.Any) return Refused();
        var (job, refused) = Desk.Begin(id, Agency.Slug, Person.Id, Given, NameOf(Chosen!), await Read(Chosen!, Stop), Sight, Person.Name);
        if (job is not null) return Redirect(To.Import(job.Id));
        Errors.Add(FieldErrors.Whole, refused!);
        return Refused();
    }

    private async Task Load() => Part = await ImportPart.Of(Given, Errors, Reader, To.To("/import"), Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString(), null, Stop);
}
