using Parley.Access;
using Parley.Agreements;
using Parley.Documents;
using Parley.Documents.Akn;
using Parley.Documents.Word;
using Parley.History;
using Parley.Record.Queries;
using Parley.Web.Walls;

namespace Parley.Web.Downloads;

/// <summary>Files to take away: contract text, comparisons, exhibits, sheets and redlines, each with the rights of the page that it belongs to.</summary>
public static class DownloadEndpoints
{
    private const string Paper = "{format:regex(^(docx|pdf)$)}";

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        Map(app, "/agreements/{slug}/text.{format:regex(^(docx|pdf|xml|txt|md)$)}", Right.ReadText, Text);
        Map(app, $"/agreements/{{slug}}/compare.{Paper}", Right.ReadText, Compare);
        Map(app, $"/agreements/{{slug}}/provisions/{{clause}}/exhibit.{Paper}", Right.ReadExchanged, Exhibit);
        foreach (var kind in new[] { "negotiations", "side-letters" })
        {
            Map(app, $"/{kind}/{{slug}}/entries/{{number:long}}/sheet.{Paper}", Right.ReadSheets, TableDownloads.Sheet);
            Map(app, $"/{kind}/{{slug}}/entries/{{number:long}}/redline.{Paper}", Right.ReadExchanged, TableDownloads.Redline);
        }
    }

    private static void Map(IEndpointRouteBuilder app, string path, Right right, Func<HttpContext, Download, Task<IResult>> answer) =>
        app.MapGet(path, async (HttpContext context) => await Download.Of(context) is { } download ? await answer(context, download) : Results.NotFound()).Needs(right).ExcludeFromDescription();

    internal static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static async Task<IResult> Text(HttpContext context, Download download)
    {
        var (slug, format) = (Route(context, "slug"), Route(context, "format"));
        var ((on, badDay), (known, badInstant)) = (download.Day("on"), download.Known);
        if ((badDay ?? badInstant) is { } wrong) return wrong;
        if (await download.Reader.Text(slug, on, download.Today, known, download.Stop) is not { } text) return Results.NotFound();
        var name = $"{slug} text on {text.On}";
        return format switch
        {
            "xml" => await download.File(AkomaNtosoText.Of(text, download.Agency.Slug), "application/akn+xml", $"{name}.xml", "text"),
            "txt" => await download.Text(TextDocument.Plain(text), "text/plain", $"{name}.txt", "text"),
            "md" => await download.Text(TextDocument.Markdown(text), "text/markdown", $"{name}.md", "text"),
            _ => await download.Paper(format, name, "text", () => ContractWord.Of(text, Of(text))),
        };
    }

    private static async Task<IResult> Compare(HttpContext context, Download download)
    {
        var slug = Route(context, "slug");
        var ((from, badFrom), (to, badTo)) = (download.Day("from"), download.Day("to"));
        if ((badFrom ?? badTo) is { } wrong) return wrong;
        if (await download.Reader.Agreement(slug, download.Stop) is not { } agreement) return Results.NotFound();
        // As the page: of one agreement the text as it began and as it is; of two each as it is.
        var other = download.Query("with");
        if (await download.Reader.Text(slug, from ?? (other is null ? agreement.From : null), download.Today, null, download.Stop) is not { } earlier
            || await download.Reader.Text(other ?? slug, to, download.Today, null, download.Stop) is not { } later) return Results.NotFound();
        var folded = download.Query("only") == "changes";
        return await download.Paper(Route(context, "format"), $"{slug} {earlier.On} against {(other is null ? "" : other + " ")}{later.On}", "comparison", () => ComparisonWord.Of(CompareViews.Of(earlier, later), earlier, later, Of(later), folded));
    }

    private static async Task<IResult> Exhibit(HttpContext context, Download download)
    {
        var (slug, clause) = (Route(context, "slug"), Route(context, "clause"));
        var (known, wrong) = download.Known;
        if (wrong is not null) return wrong;
        var without = context.Request.Query["without"].SelectMany(value => value!.Split(',')).ToHashSet(StringComparer.Ordinal);
        HistoryChoice choice = new(!without.Contains("supposals"), !without.Contains("mediation"), !without.Contains("corrections"), without.Contains("account"));
        if (await Histories.Of(download.Reader, slug, clause, download.Agency, download.Today, choice, known, download.Stop) is not { } view) return Results.NotFound();
        var title = (await download.Reader.Agreement(slug, download.Stop))?.Title ?? slug;
        IReadOnlyList<string> left = [.. without.Where(one => one is "supposals" or "mediation" or "corrections" or "account").Select(one => one == "account" ? "our own account" : one).Order(StringComparer.Ordinal)];
        var head = new ExhibitHead(download.Agency.Name, title, known is { } instant ? Recording.Instants.Text(instant) : null, left);
        var label = string.Concat(view.Provision.Label.Where(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or ' ')).Trim(' ', '.');
        return await download.Paper(Route(context, "format"), $"Exhibit {slug} {label}", "history", () => ExhibitWord.Of(view, head, new(download.Agency.Name, known ?? new(download.Today, default, TimeSpan.Zero))));
    }

    /// <summary>A text's changes are its own, of its day.</summary>
    private static Revision Of(TextView text) => new($"{text.Agreement.Title}, text on {text.On}", new(Written.ReadDay(text.On)!.Value, default, TimeSpan.Zero));
}
