using System.Net;
using System.Text;
using Parley.Agreements;

namespace Parley.Documents;

/// <summary>A contract text for people, in three forms; the words are the provisions' own in each.</summary>
public static class TextDocument
{
    /// <summary>Labels as printed, headings and texts in order, and nothing of our own.</summary>
    public static string Plain(TextView text)
    {
        var page = new StringBuilder();
        foreach (var provision in text.Provisions)
        {
            var head = Head(provision);
            if (provision.Heading.Length > 0 || provision.Text.Length == 0) page.Append(head).Append('\n').Append(provision.Text);
            else page.Append(head).Append(head.Length > 0 ? " " : "").Append(provision.Text);
            page.Append(page[^1] == '\n' ? "\n" : "\n\n");
        }

        return page.ToString();
    }

    /// <summary>Articles as headings, with title, term and basis above.</summary>
    public static string Markdown(TextView text)
    {
        var page = new StringBuilder($"# {Escaped(text.Agreement.Title)}\n\nText on {text.On}, {text.Basis}; term {text.Agreement.From} to {text.Agreement.To}; digest {text.Digest}\n\n");
        foreach (var provision in text.Provisions)
        {
            var head = Escaped(Head(provision));
            var marks = new string('#', Math.Min(provision.Level + 1, 6));
            if (provision.Heading.Length > 0 || provision.Level == 1) page.Append(marks).Append(' ').Append(head).Append("\n\n");
            else if (head.Length > 0) page.Append("**").Append(head).Append("** ");
            page.Append(string.Join('\n', provision.Text.Split('\n').Select(Escaped))).Append("\n\n");
        }

        return page.ToString();
    }

    /// <summary>One page that stands alone, readable on paper.</summary>
    public static string Html(TextView text)
    {
        var body = new StringBuilder($"<h1>{Encoded(text.Agreement.Title)}</h1>\n<p class=\"about\">Text on {text.On}, {text.Basis}; term {text.Agreement.From} to {text.Agreement.To}; digest <code>{text.Digest}</code></p>\n");
        foreach (var provision in text.Provisions)
        {
            var tag = provision.Level < 5 ? $"h{provision.Level + 1}" : "h6";
            body.Append($"<section id=\"{Encoded(provision.Id)}\" class=\"level-{Math.Min(provision.Level, 6)}\">");
            if (Head(provision) is { Length: > 0 } head) body.Append($"<{tag}>{Encoded(head)}</{tag}>");
            if (provision.Text.Length > 0) body.Append($"<div class=\"words\">{Encoded(provision.Text)}</div>");
            body.Append("</section>\n");
        }

        return HtmlPage.Of(text.Agreement.Title, body.ToString());
    }

    private static string Head(TextProvision provision) => string.Join(' ', new[] { provision.Label, provision.Heading }.Where(part => part.Length > 0));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    /// <summary>What Markdown would read as markup is escaped, so that the words stay as they are.</summary>
    internal static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        foreach (var letter in line.TrimStart())
        {
            if (letter is '\\' or '&' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#' or '|' or '~') escaped.Append('\\');
            escaped.Append(letter);
        }

        // At the beginning of a line these would make a list, a rule or a heading of the line above.
        var begins = 0;
        while (begins < escaped.Length && char.IsAsciiDigit(escaped[begins])) begins++;
        if (begins < escaped.Length && (begins > 0 ? escaped[begins] is '.' or ')' : escaped[0] is '-' or '+' or '=')) escaped.Insert(begins, '\\');
        return escaped.ToString();
    }
}
