using Parley.Recording;

namespace Parley.Web.Logs;

/// <summary>Kinds of event and streams as people call them.</summary>
public static class EventNames
{
    public static string Of(string type) => type.Replace('_', ' ');

    /// <summary>What it means, from the event catalogue; empty for what it does not have.</summary>
    public static string Meaning(string type) => EventCatalogue.All.FirstOrDefault(kind => kind.Alias == type)?.Meaning ?? "";

    /// <summary>Under which heading a kind stands in the list of them.</summary>
    public static string Group(string type) => EventCatalogue.All.FirstOrDefault(kind => kind.Alias == type)?.Stream switch
    {
        StreamKind.Negotiation => "At the table",
        StreamKind.Account => "Our own account",
        StreamKind.Internal => "Inside",
        StreamKind.Agreement => "Contract text",
        StreamKind.Grant or StreamKind.Order or StreamKind.AccessLog => "Access",
        _ => "Settings",
    };
}
