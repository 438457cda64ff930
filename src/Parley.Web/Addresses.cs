namespace Parley.Web;

/// <summary>The site's own addresses; where several agencies keep a record here, each names its agency.</summary>
/// <param name="Agency">The agency's slug, or null where it is the only one.</param>
public sealed record Addresses(string? Agency)
{
    public string To(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        (string Name, string? Value)[] given = [("agency", Agency), .. query];
        var parts = given.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}").ToList();
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts);
    }

    public string Tables => To("/");

    public string Events => To("/events");

    public string Board(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}", query);

    public string Entry(string slug, long number) => To($"/negotiations/{slug}/entries/{number}");

    public string Record(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}/record", query);

    public string TentativeAgreement(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}/tentative-agreement", query);

    public string Votes(string slug) => To($"/negotiations/{slug}/votes");

    public string Text(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}", query);

    public string Compare(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}/compare", query);

    public string Clause(string slug, string provision) => To($"/agreements/{slug}/provisions/{Uri.EscapeDataString(provision)}");
}
