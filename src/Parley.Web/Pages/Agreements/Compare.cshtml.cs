using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Agreements;
using Parley.Recording;
using Parley.Text;
using Parley.Web.Forms;
using Parley.Web.Texts;
using Parley.Web.Walls;

namespace Parley.Web.Pages.Agreements;

/// <summary>Two texts, provision by provision and word by word: one agreement on two dates, or two agreements.</summary>
[Needs(Right.ReadText)]
public sealed class CompareModel(IDocumentStore store, TimeProvider clock) : RecordPage(store, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? Until { get; set; }

    /// <summary>The agreement of the later text, where it is another.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    public TextView Earlier { get; private set; } = null!;
    public CompareView? Compared { get; private set; }
    public IReadOnlyList<ComparedStretch> Stretches { get; private set; } = [];
    public IReadOnlyList<ChangedArticle> Articles { get; private set; } = [];
    public int Changes => Stretches.Count(stretch => !stretch.Unchanged);
    public IReadOnlyList<Option> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Reader.Agreement(Slug, Stop) is not { } agreement) return NotFound();
        Others = [new("", "the same agreement"), .. (await Reader.Agreements(Stop)).Where(one => one.Slug != Slug).OrderBy(one => one.From).Select(one => new Option(one.Slug, one.Title))];
        // Of one agreement the text as it began and as it is; of two each as it is, unless a date says otherwise.
        var other = string.IsNullOrEmpty(With) ? null : With;
        var (from, to) = (Day("from", From) ?? (other is null ? agreement.From : null), Day("to", Until));
        if (await Reader.Text(Slug, from, Today, null, Stop) is not { } earlier) return NotFound();
        var later = await Reader.Text(other ?? Slug, to, Today, null, Stop);
        if (later is null) Errors.Add("with", $"There is no agreement \"{Plain.Short(other)}\": choose one from the list");
        Earlier = earlier;
        if (Errors.Any) return Refused();
        Compared = CompareViews.Of(earlier, later!);
        Later = later!;
        Stretches = FoldedComparison.Of(Compared.Provisions);
        // The later text's own head goes before the earlier's, where an article stands in both.
        var heads = new[] { later!, earlier }.SelectMany(text => text.Provisions).Where(held => held.Parent is null).DistinctBy(held => held.Id)
            .ToDictionary(held => held.Id, held => string.Join(' ', new[] { held.Label, held.Heading }.Where(part => part.Length > 0)));
        Articles = FoldedComparison.Articles(Compared.Provisions, heads);
        return Page();
    }

    /// <summary>Where the comparison is taken out, as it is shown.</summary>
    public string Download(string format) => To.CompareFile(Slug, format, ("from", From), ("to", Until), ("with", With));

    public TextView Later { get; private set; } = null!;

    public string Traced => (Compared!.TracedShare * 100).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Look(ComparisonStatus status) => status switch
    {
        ComparisonStatus.Added => "added",
        ComparisonStatus.Removed => "removed",
        ComparisonStatus.Changed => "changed-words",
        _ => "",
    };

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Written.ReadDay(text) is { } day) return day;
        Errors.Add(field, $"\"{Plain.Short(text)}\" is no date: write YYYY-MM-DD, such as 2020-06-30");
        return null;
    }
}
