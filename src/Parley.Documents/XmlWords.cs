using System.Text;
using System.Xml;

namespace Parley.Documents;

/// <summary>Words as XML 1.0 can hold them: what it forbids (control characters, lone surrogates) becomes U+FFFD, so that it is seen that something stood there.</summary>
internal static class XmlWords
{
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && XmlConvert.IsXmlChar(text[at])) at++;
        if (at == text.Length) return text;

        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) clean.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) clean.Append(text[at]).Append(text[++at]);
            else clean.Append(text[at] is '\f' or '\v' ? ' ' : '\uFFFD');
        }

        return clean.ToString();
    }
}
