using System.Globalization;
using Parley.Access;
using Parley.Documents.Word;
using Parley.History;
using Parley.Recording;
using Parley.Table;
using Parley.Text;
using Parley.Web.Tables;

namespace Parley.Web.Downloads;

/// <summary>What a table's papers give: the sheet of a tentative agreement, and the redline of any paper.</summary>
internal static class TableDownloads
{
    public static async Task<IResult> Sheet(HttpContext context, Download download)
    {
        if (await Table(context, download, Right.ReadSheets) is not { } table) return Results.NotFound();
        var sheet = Sheets.Of(table.Negotiation, table.Facts, download.Today);
        if (table.Register.Find(Number(context)) is not { } row || sheet.Agreements.FirstOrDefault(one => one.Entry == row.Number) is not { } agreed) return Results.NotFound();
        var paper = new SheetPaper(download.Agency.Name, table.Negotiation.Title, [table.Union, table.Employer ?? download.Agency.Name], agreed,
            [.. sheet.Votes.Where(vote => vote.On.Contains(agreed.Entry))], await ShownChanges.Of(download, table, row));
        return await download.Paper(DownloadEndpoints.Route(context, "format"), $"{table.Slug} tentative agreement {Text(row.Number)}", "sheet", () => AgreementSheetWord.Of(paper, new(download.Agency.Name, At(row))));
    }

    public static async Task<IResult> Redline(HttpContext context, Download download)
    {
        if (await Table(context, download, Right.ReadExchanged) is not { } table || table.Register.Find(Number(context)) is not { } row || row.Event is not IMove) return Results.NotFound();
        var changes = await ShownChanges.Of(download, table, row);
        var before = changes.Count > 0 || row.Said.Text is null ? null : Before(table, row);
        IReadOnlyList<Segment> words = changes.Count > 0 || row.Said.Text is not { Length: > 0 } text ? [] : Words(before, text);
        var head = new PaperHead(TableReading.Short(row.Said.Labels) is { Length: > 0 } on ? $"{MoveNames.Of(row.Word).Name} on {on}" : MoveNames.Of(row.Word).Name, table.Negotiation.Title, row.Number, row.Said.Party, row.Happened.Date.ToString(),
            before is null ? null : $"entry {Text(before.Number)}: {TableReading.Told(before)}");
        return await download.Paper(DownloadEndpoints.Route(context, "format"), $"{table.Slug} entry {Text(row.Number)} redline", "redline", () => PaperRedlineWord.Of(head, changes, words, new(row.Said.Party, At(row))));
    }

    private static IReadOnlyList<Segment> Words(Row? before, string text) => before?.Said.Text is { } old ? Parley.Text.Redline.Between(old, text) : [new('+', text)];

    /// <summary>The other side's last words on a subject of the paper: those that it answers, else the last before it.</summary>
    private static Row? Before(TableReading table, Row row)
    {
        bool Others(Row other) => other.Said.Text is { Length: > 0 } && table.Board.Sides.Side(other.Said.Party) != table.Board.Sides.Side(row.Said.Party);
        return row.Said.RespondsTo.Select(table.Register.Find).OfType<Row>().LastOrDefault(Others)
            ?? table.Register.Rows.TakeWhile(other => other.Number != row.Number).LastOrDefault(other => other.Event is IMove && Others(other) && other.Subjects.Any(subject => row.Subjects.Any(own => own.Key == subject.Key)));
    }

    private static Task<TableReading?> Table(HttpContext context, Download download, Right right)
    {
        var letters = context.Request.Path.StartsWithSegments("/side-letters", StringComparison.OrdinalIgnoreCase);
        var slug = DownloadEndpoints.Route(context, "slug");
        return TableReading.Read(download.Reader, letters ? StreamId.SideLetter(slug) : StreamId.Negotiation(slug), DateOnly.MaxValue, null, download.Stop, right);
    }

    private static long Number(HttpContext context) => long.Parse(DownloadEndpoints.Route(context, "number"), CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset At(Row row) => new(row.Day, row.Happened.Time ?? default, TimeSpan.Zero);
}
