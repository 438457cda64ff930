using System.Globalization;
using System.Net;
using System.Text;
using Parley.Agreements;
using Parley.Text;

namespace Parley.Documents;

/// <summary>A comparison for people: what changed as inserted and struck words, what did not as one line.</summary>
public static class CompareDocument
{
    public static string Html(CompareView compared, string fromTitle, string toTitle)
    {
        var counts = compared.Counts;
        var body = new StringBuilder($"""
            <h1>{Encoded(fromTitle)} and {Encoded(toTitle)}</h1>
            <p class="about">{Encoded(compared.From)} against {Encoded(compared.To)}:
            {counts.Changed} changed, {counts.Added} added, {counts.Removed} removed, {counts.Moved} moved, {counts.Renumbered} renumbered, {counts.Unchanged} unchanged;
            {Math.Round(compared.TracedShare * 100, 1).ToString(CultureInfo.InvariantCulture)} % of the later text's words stand in the earlier one.</p>

            """);
        foreach (var provision in compared.Provisions)
        {
            var label = provision.ToLabel == provision.FromLabel || provision.FromLabel is null || provision.ToLabel is null
                ? provision.ToLabel ?? provision.FromLabel : $"{provision.FromLabel} → {provision.ToLabel}";
            if (provision.Status == ComparisonStatus.Unchanged)
            {
                body.Append($"<details><summary class=\"status\">{Encoded(label ?? "")} unchanged</summary>{Words(provision)}</details>\n");
                continue;
            }

            body.Append($"<section id=\"{Encoded(provision.Id)}\"><p class=\"status\">{Encoded(label ?? "")} {provision.Status.ToString().ToLowerInvariant()}</p>{Words(provision)}</section>\n");
        }

        return HtmlPage.Of($"{fromTitle} and {toTitle}", body.ToString());
    }

    private static string Words(ComparedProvision provision)
    {
        var words = new StringBuilder("<div class=\"words\">");
        foreach (var segment in provision.Segments)
            words.Append(segment.Op switch { '+' => $"<ins>{Encoded(segment.Text)}</ins>", '-' => $"<del>{Encoded(segment.Text)}</del>", _ => Encoded(segment.Text) });
        return words.Append("</div>").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
