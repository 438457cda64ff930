using System.Xml.Linq;

namespace Parley.Documents.Reading;

/// <summary>What a style says of the paragraphs that have it, its ancestors' word included.</summary>
/// <param name="Look">The look of its words.</param>
/// <param name="List">The number of its list (w:numId), if it is one of a list.</param>
/// <param name="ListLevel">The depth in that list, from 0; null if the list tells it.</param>
/// <param name="Outline">The depth of a heading, from 0.</param>
/// <param name="Left">Where the text begins, in twentieths of a point.</param>
/// <param name="IsContents">An entry of a table of contents.</param>
internal sealed record Style(Look Look, int? List, int? ListLevel, int? Outline, int? Left, bool IsContents)
{
    public static Style Plain { get; } = new(Look.None, null, null, null, null, false);
}

/// <summary>The styles of a document, by their ids.</summary>
internal sealed class Styles
{
    /// <summary>Styles that rest on one another; Word stops at eleven.</summary>
    private const int Ancestors = 32;

    private readonly Dictionary<string, XElement> elements = [];
    private readonly Dictionary<string, Style> known = [];
    private readonly Look everywhere;

    public Styles(byte[]? part)
    {
        var tree = SafeXml.Tree(part);
        foreach (var style in tree.Children("style"))
        {
            if (style.Said("styleId") is not { } id) continue;
            elements.TryAdd(id, style);
            if (style.Said("type") == "paragraph" && style.Said("default") is { } usual && SafeXml.IsOn(usual)) Usual ??= id;
        }
        everywhere = Look.Of(tree.Child("docDefaults").Child("rPrDefault").Child("rPr"));
    }

    /// <summary>The style of paragraphs that name none.</summary>
    public string? Usual { get; }

    public Style Of(string? id) =>
        id is null ? Style.Plain with { Look = everywhere } : known.TryGetValue(id, out var style) ? style : known[id] = Read(id);

    /// <summary>The look that a character style adds; links to the web are underlined by every writer, and that marks nothing.</summary>
    public Look OfWords(string? id)
    {
        if (id is null || !elements.TryGetValue(id, out var element)) return Look.None;
        var look = Of(id).Look;
        var name = element.Child("name").Said("val") ?? "";
        return name.Contains("hyperlink", StringComparison.OrdinalIgnoreCase) || name is "Internet Link" ? look with { Underlined = false } : look;
    }

    private Style Read(string id)
    {
        var (style, next) = (Style.Plain, (string?)id);
        for (var above = 0; above < Ancestors && next is not null && elements.TryGetValue(next, out var element); above++)
        {
            var paragraph = element.Child("pPr");
            var list = paragraph.Child("numPr");
            style = new(
                style.Look.Over(Look.Of(element.Child("rPr"))),
                style.List ?? SafeXml.Number(list.Child("numId").Said("val")),
                style.ListLevel ?? SafeXml.Number(list.Child("ilvl").Said("val")),
                style.Outline ?? SafeXml.Number(paragraph.Child("outlineLvl").Said("val")),
                style.Left ?? Indents.Left(paragraph.Child("ind")),
                style.IsContents || (element.Child("name").Said("val") ?? "").StartsWith("toc ", StringComparison.OrdinalIgnoreCase));
            next = element.Child("basedOn").Said("val");
        }

        return elements.GetValueOrDefault(id).Said("type") == "character" ? style : style with { Look = style.Look.Over(everywhere) };
    }
}

internal static class Indents
{
    /// <summary>The column of a paragraph's first line, in twentieths of a point; null where it says none.</summary>
    public static int? Left(XElement? indent)
    {
        var left = SafeXml.Number(indent.Said("left") ?? indent.Said("start"));
        var first = SafeXml.Number(indent.Said("firstLine")) ?? -SafeXml.Number(indent.Said("hanging"));
        return left is null && first is null ? null : Math.Clamp((left ?? 0) + (first ?? 0), 0, 20_000);
    }
}
