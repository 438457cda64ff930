using System.Diagnostics;

namespace Parley.Documents.Pdf;

/// <summary>
/// Word files to PDF by an installed LibreOffice: tagged for screen readers (PDF/UA) and for archives (PDF/A-2). Each run has a profile of its
/// own, a time limit, and ends with all that it started.
/// </summary>
public sealed class PdfConverter : IDisposable
{
    private const string Tagged = """pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}""";

    private readonly SemaphoreSlim turns = new(1, 1);

    /// <param name="program">The converter's file; null where none is installed.</param>
    public PdfConverter(string? program, TimeSpan? limit = null) => (Program, Limit) = (program, limit ?? TimeSpan.FromSeconds(60));

    /// <summary>With the LibreOffice that is installed on this machine, if one is.</summary>
    public PdfConverter() : this(Find()) { }

    public string? Program { get; }

    public TimeSpan Limit { get; }

    public bool Installed => Program is not null;

    /// <summary>The PDF; null where no converter is installed, or it did not make one in time.</summary>
    public Task<byte[]?> Pdf(byte[] docx, CancellationToken stop) => Convert(docx, Tagged, "pdf", stop);

    /// <param name="filter">As <c>soffice --convert-to</c> has it.</param>
    /// <param name="extension">Of the file that comes of it.</param>
    public async Task<byte[]?> Convert(byte[] docx, string filter, string extension, CancellationToken stop)
    {
        if (Program is null) return null;
        // One at a time: each takes a processor and some hundred megabytes.
        await turns.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("parley-pdf-");
        try
        {
            var (source, made) = (Path.Combine(folder.FullName, "paper.docx"), Directory.CreateDirectory(Path.Combine(folder.FullName, "made")));
            await File.WriteAllBytesAsync(source, docx, stop);
            var result = Path.Combine(made.FullName, "paper." + extension);
            return await Run(folder.FullName, ["--headless", "--norestore", "--nolockcheck", "-env:UserInstallation=file://" + Path.Combine(folder.FullName, "profile"), "--convert-to", filter, "--outdir", made.FullName, source], stop) && File.Exists(result)
                ? await File.ReadAllBytesAsync(result, stop) : null;
        }
        finally
        {
            turns.Release();
            Remove(folder);
        }
    }

    private async Task<bool> Run(string folder, IEnumerable<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Program!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        // It needs none of the site's own settings, among which are secrets.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token), process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A file that is written as it is removed stays for the machine's own sweep of temporary files.
        }
    }

    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"];

    private static string? Find() => Places.FirstOrDefault(File.Exists);

    public void Dispose() => turns.Dispose();
}
