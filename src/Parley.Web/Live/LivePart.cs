using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Live;

/// <summary>What makes a page of a table hear of what others record (_Live.cshtml).</summary>
/// <param name="Stream">Where its events come from.</param>
/// <param name="News">Where it is told in words what is new.</param>
/// <param name="Mark">How far the table had come when the page was read.</param>
public sealed record LivePart(string Stream, string News, string Mark)
{
    /// <summary>To be asked before the page reads the table, so that nothing falls between. Null where the person may not see where it stands.</summary>
    public static async Task<LivePart?> Of(RecordReader reader, Addresses to, string slug, CancellationToken stop) =>
        await LiveLook.Mark(reader, StreamId.Negotiation(slug), stop) is { } mark ? new(to.Live(slug, mark), to.News(slug, mark), mark) : null;
}
