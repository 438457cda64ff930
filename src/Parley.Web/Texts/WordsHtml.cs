using Microsoft.AspNetCore.Html;
using Parley.Search;
using Parley.Text;

namespace Parley.Web.Texts;

/// <summary>Words with marks on them, encoded, and no white space that is not theirs: templates would put some between the pieces.</summary>
public static class WordsHtml
{
    public static IHtmlContent Redline(IReadOnlyList<Segment> segments)
    {
        var words = new HtmlContentBuilder();
        foreach (var segment in segments) Add(words, segment.Op switch { '+' => "ins", '-' => "del", _ => null }, segment.Text);
        return words;
    }

    public static IHtmlContent Found(string text, string? find)
    {
        var words = new HtmlContentBuilder();
        foreach (var (piece, mark) in TextReading.Pieces(text, find)) Add(words, mark ? "mark" : null, piece);
        return words;
    }

    /// <summary>Words that lead somewhere.</summary>
    public static IHtmlContent Linked(string text, string? find, string address)
    {
        var words = new HtmlContentBuilder();
        words.AppendHtml("<a href=\"").Append(address).AppendHtml("\">");
        foreach (var (piece, mark) in TextReading.Pieces(text, find)) Add(words, mark ? "mark" : null, piece);
        return words.AppendHtml("</a>");
    }

    public static IHtmlContent Found(IReadOnlyList<ExcerptPiece> pieces)
    {
        var words = new HtmlContentBuilder();
        foreach (var piece in pieces) Add(words, piece.Found ? "mark" : null, piece.Text);
        return words;
    }

    private static void Add(HtmlContentBuilder words, string? tag, string text)
    {
        if (tag is not null) words.AppendHtml($"<{tag}>");
        words.Append(text);
        if (tag is not null) words.AppendHtml($"</{tag}>");
    }
}
