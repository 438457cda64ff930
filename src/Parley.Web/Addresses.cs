namespace Parley.Web;

/// <summary>The site's own addresses; where several agencies keep a record here, each names its agency.</summary>
/// <param name="Agency">The agency's slug, or null where it is the one meant when none is named.</param>
public sealed record Addresses(string? Agency)
{
    /// <summary>Whether the tables that are named are side letters: each has its pages as a negotiation has.</summary>
    public bool SideLetters { get; init; }

    /// <summary>Samples are passed over where there is an own record: its addresses stay short.</summary>
    public static Addresses Of(IReadOnlyList<Parties.Agency> agencies, Parties.Agency one) => new(Parties.Agency.Only(agencies)?.Slug == one.Slug ? null : one.Slug);

    private string Kind => SideLetters ? "side-letters" : "negotiations";

    /// <summary>Where an act on a table is posted, below /api/v1/.</summary>
    public string Act(string slug, string noun) => $"{Kind}/{slug}/{noun}";

    public string To(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        (string Name, string? Value)[] given = [("agency", Agency), .. query];
        var parts = given.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}").ToList();
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts);
    }

    public string Tables => To("/");

    public string Overview => To("/overview");

    public string Events => To("/events");

    public string Event(long position) => To($"/events/{position}");

    public string Board(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/{Kind}/{slug}", query);

    public string Entry(string slug, long number, params IEnumerable<(string Name, string? Value)> query) => To($"/{Kind}/{slug}/entries/{number}", query);

    public string Import(Guid id) => To($"/import/{id}");

    /// <summary>The file that an entry names, as it was passed.</summary>
    public string Paper(string slug, long number) => To($"/{Kind}/{slug}/entries/{number}/paper");

    public string DraftPaper(string slug, long number) => To($"/negotiations/{slug}/drafts/{number}/paper");

    /// <summary>The file from which a text was imported.</summary>
    public string Original(string slug) => To($"/agreements/{slug}/original");

    public string Draft(string slug, long number) => To($"/negotiations/{slug}/drafts/{number}");

    public string Record(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}/record", query);

    public string Redline(string slug) => To($"/negotiations/{slug}/redline");

    public string TentativeAgreement(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}/tentative-agreement", query);

    public string Votes(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/{Kind}/{slug}/votes", query);

    public string Live(string slug, string since) => To($"/negotiations/{slug}/live", ("since", since));

    public string News(string slug, string told) => To($"/negotiations/{slug}/news", ("told", told));

    public string Session(string slug) => To($"/negotiations/{slug}/session");

    public string Inside(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/negotiations/{slug}/inside", query);

    /// <summary>The page of a side letter, and its entries.</summary>
    public Addresses OfSideLetters => this with { SideLetters = true };

    public Addresses OfNegotiations => this with { SideLetters = false };

    public string Text(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}", query);

    public string Compare(string slug, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}/compare", query);

    public string Clause(string slug, string provision) => To($"/agreements/{slug}/provisions/{Uri.EscapeDataString(provision)}");

    // Files to keep; the format is docx or pdf, and of a text also xml, txt or md.

    public string TextFile(string slug, string format, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}/text.{format}", query);

    public string CompareFile(string slug, string format, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}/compare.{format}", query);

    public string Exhibit(string slug, string provision, string format, params IEnumerable<(string Name, string? Value)> query) => To($"/agreements/{slug}/provisions/{Uri.EscapeDataString(provision)}/exhibit.{format}", query);

    public string Sheet(string slug, long number, string format) => To($"/{Kind}/{slug}/entries/{number}/sheet.{format}");

    public string Redline(string slug, long number, string format) => To($"/{Kind}/{slug}/entries/{number}/redline.{format}");
}
