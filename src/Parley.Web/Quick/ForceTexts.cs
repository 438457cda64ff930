using Microsoft.Extensions.Caching.Memory;
using Parley.Agreements;
using Parley.Record.Queries;
using Parley.Recording;

namespace Parley.Web.Quick;

/// <summary>
/// Texts in force, kept while somebody types: folding a long agreement anew at each key would take longer than typing it. A text is known by its
/// stream's version, so that what is recorded meanwhile is never missed; whether the person may see it is asked each time.
/// </summary>
public sealed class ForceTexts : IDisposable
{
    /// <summary>Two agreements each of the tables that are likely to sit on one day.</summary>
    private const int Most = 24;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public async Task<IReadOnlyList<ForceText>> Of(RecordReader reader, string agency, IReadOnlyList<string> agreements, DateOnly day, CancellationToken stop)
    {
        var texts = new List<ForceText>();
        foreach (var slug in agreements)
        {
            if (await reader.Agreement(slug, stop) is not { } agreement) continue;
            var key = (agency, slug, agreement.Version, day);
            if (kept.Get<ForceText>(key) is not { } text)
            {
                text = new(slug, TextInForce.On(await reader.Stream(StreamId.Agreement(slug), null, stop), day));
                kept.Set(key, text, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
            }

            texts.Add(text);
        }

        return texts;
    }

    public void Dispose() => kept.Dispose();
}
