using System.Diagnostics;

namespace Parley.Documents.Tests.Reading;

/// <summary>A test that has LibreOffice write a file; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (Office.Path is null) Skip = "LibreOffice is not installed";
    }
}

internal static class Office
{
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => System.IO.Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>A page as LibreOffice makes a Word file of it.</summary>
    public static byte[] ToWord(string html)
    {
        var folder = Directory.CreateTempSubdirectory("parley-office-");
        try
        {
            var page = System.IO.Path.Combine(folder.FullName, "a.html");
            File.WriteAllText(page, html);
            using var office = Process.Start(new ProcessStartInfo(Path!, [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder.FullName, page])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!office.WaitForExit(TimeSpan.FromMinutes(3)))
            {
                office.Kill(entireProcessTree: true);
                throw new InvalidOperationException("LibreOffice did not end within three minutes");
            }
            return File.ReadAllBytes(System.IO.Path.Combine(folder.FullName, "a.docx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
