using System.Text;
using Parley.Agreements;
using Parley.Documents.Pdf;
using Parley.Documents.Tests.Support;
using Parley.Documents.Word;

namespace Parley.Documents.Tests.Word;

/// <summary>A test with an installed LibreOffice; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        using var converter = new PdfConverter();
        if (!converter.Installed) Skip = "LibreOffice is absent: install libreoffice-writer-nogui";
    }
}

/// <summary>Another program than ours opens what we write, and keeps what matters in it.</summary>
public sealed class LibreOfficeTests
{
    private static byte[] Redline()
    {
        var from = Contract.Of("cba", "2025-01-01", new("a", null, 1, "ARTICLE 1", "PAY", ""), new("b", "a", 2, "1.1", "", "Pay is 100 dollars."), new("c", "a", 2, "1.2", "", "Paid monthly."));
        var to = Contract.Of("cba", "2026-01-01", new("a", null, 1, "ARTICLE 1", "PAY", ""), new("b", "a", 2, "1.1", "", "Pay is 120 dollars."), new("d", "a", 2, "1.3", "", "A bonus."));
        return ComparisonWord.Of(CompareViews.Of(from, to), from, to, new("District", new(2026, 3, 2, 10, 30, 0, TimeSpan.Zero)));
    }

    [LibreOfficeFact]
    public async Task A_redline_saved_by_it_has_every_change_with_author_and_date()
    {
        using var converter = new PdfConverter();
        var saved = await converter.Convert(Redline(), "docx", "docx", CancellationToken.None);
        Assert.NotNull(saved);
        // It may cut one change in two where a run begins: the words in order are the same.
        static string Words(IEnumerable<Change> changes, char op) => Contract.Letters(string.Concat(changes.Where(change => change.Op == op).Select(change => change.Words)));
        var (ours, theirs) = (WordReading.Of(Redline()), WordReading.Of(saved));
        Assert.Equal(("1201.3Abonus.", "1001.2Paidmonthly."), (Words(ours.Changes, '+'), Words(ours.Changes, '-')));
        Assert.Equal(("1201.3Abonus.", "1001.2Paidmonthly."), (Words(theirs.Changes, '+'), Words(theirs.Changes, '-')));
        Assert.All(theirs.Changes, change => Assert.Equal(("District", new DateTime(2026, 3, 2, 10, 30, 0, DateTimeKind.Utc)), (change.Author, change.Date!.Value.ToUniversalTime())));
    }

    [LibreOfficeFact]
    public async Task A_pdf_is_tagged_for_screen_readers()
    {
        using var converter = new PdfConverter();
        var pdf = Encoding.Latin1.GetString((await converter.Pdf(Redline(), CancellationToken.None))!);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("pdfuaid:part", pdf, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo<</Marked true>>", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_converter_that_does_not_end_is_ended_with_what_it_started()
    {
        var folder = Directory.CreateTempSubdirectory("parley-slow-");
        var (slow, child) = (Path.Combine(folder.FullName, "soffice"), Path.Combine(folder.FullName, "child"));
        await using (var file = OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : new FileStream(slow, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite }))
            await file.WriteAsync(Encoding.UTF8.GetBytes($"#!/bin/sh\nsleep 300 &\necho $! > {child}\nwait\n"));
        using var converter = new PdfConverter(slow, TimeSpan.FromSeconds(2));
        Assert.Null(await converter.Pdf(Redline(), CancellationToken.None));
        var status = $"/proc/{(await File.ReadAllTextAsync(child)).Trim()}/stat";
        Assert.True(!File.Exists(status) || (await File.ReadAllTextAsync(status)).Contains(") Z ", StringComparison.Ordinal), "what the converter started goes on");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_none_is_installed_there_is_no_pdf()
    {
        using var converter = new PdfConverter(null);
        Assert.False(converter.Installed);
        Assert.Null(await converter.Pdf(Redline(), CancellationToken.None));
    }
}
