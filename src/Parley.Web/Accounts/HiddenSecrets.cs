using Serilog.Core;
using Serilog.Events;

namespace Parley.Web.Accounts;

/// <summary>A sign-in link's secret stands in its path: no line of the log may hold it.</summary>
public sealed class HiddenSecrets : ILogEventEnricher
{
    private const string Link = "/sign-in/link/";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is ScalarValue { Value: { } held } && held.ToString() is { } text && text.IndexOf(Link, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
                logEvent.AddOrUpdateProperty(new(name, new ScalarValue(text[..(at + Link.Length)] + "…")));
        }
    }
}
