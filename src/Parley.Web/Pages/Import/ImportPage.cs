using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Imports;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Import;

/// <summary>A page on which a file is chosen.</summary>
public abstract class ImportPage(IDocumentStore store, TimeProvider clock, ImportDesk desk) : RecordPage(store, clock)
{
    [BindProperty]
    public ImportForm Given { get; set; } = new();

    [BindProperty(Name = "id")]
    public string? FormId { get; set; }

    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    public ImportPart Part { get; protected set; } = null!;

    protected ImportDesk Desk => desk;

    protected Accounts.SignedIn Person => HttpContext.RequestServices.GetRequiredService<Seat>().Person!;

    public bool MayBring(string kind) => kind == ImportForm.Text ? Sight.Everywhere(Right.ImportText) : Sight.Somewhere(Right.RecordExchanged);

    /// <summary>What was chosen is right in itself, and for this person.</summary>
    protected async Task Check(bool fileNeeded)
    {
        Given.Check(Part.Units, Part.Texts, Part.Tables, Errors);
        if (Chosen is null or { Length: 0 }) { if (fileNeeded) Errors.Add("file", Chosen is null ? "Choose the file" : "The file is empty: choose another"); }
        else if (Chosen.Length > Limits.PaperFile) Errors.Add("file", $"The file is larger than {Limits.PaperFile >> 20} MiB: divide it, or leave pictures out");
        else if (KindOf(Chosen.FileName) is { } wrong) Errors.Add("file", wrong);
        if (Errors.Any) return;
        var table = Given.IsLog && !Given.IsNewTable ? await Reader.Negotiation(Given.Slug, Stop) : null;
        if (ImportPart.Lacks(Given, [], Reader, table) is { } right) Errors.Add(FieldErrors.Whole, Sentence(Denial.Of(right).Text));
    }

    protected static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    protected static async Task<byte[]> Read(IFormFile file, CancellationToken stop)
    {
        using var read = new MemoryStream();
        await file.CopyToAsync(read, stop);
        return read.ToArray();
    }

    /// <summary>A browser may send a path: of it the name is kept.</summary>
    protected static string NameOf(IFormFile file) => Record.Papers.PaperName.Plain(file.FileName);

    private string? KindOf(string name) => (Given.IsLog, Path.GetExtension(name).ToLowerInvariant()) switch
    {
        (true, ".csv") or (false, ".txt" or ".md" or ".markdown" or ".docx") => null,
        (true, ".xlsx" or ".xls" or ".ods") => "This is a spreadsheet: save it as CSV (comma separated, UTF-8) and choose that file",
        (true, _) => "A table log is a .csv file: save the spreadsheet as CSV",
        (false, ".doc") => "This is Word's old format: open it in Word and save it as .docx",
        (false, ".pdf") => "Words in a PDF cannot be relied on: bring the .docx from which it was made, or the text as .txt",
        _ => "A contract text is a .docx, .txt or .md file",
    };
}
