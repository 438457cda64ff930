using System.IO.Compression;
using System.Security;
using System.Text;

namespace Parley.Documents.Tests.Reading;

/// <summary>A Word file built part by part, by other means than those that read it.</summary>
internal sealed class AWordFile
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly Dictionary<string, byte[]> parts = [];
    private readonly List<(string Kind, string Target, bool External)> links = [];

    public string Body { get; init; } = "";
    public string? Styles { get; init; }
    public string? Numbering { get; init; }
    public string? Footnotes { get; init; }
    public string? Header { get; init; }

    /// <summary>The document part whole, where it is not to be well formed.</summary>
    public string? Raw { get; init; }
    public string MainType { get; init; } = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public AWordFile With(string name, byte[] bytes)
    {
        parts[name] = bytes;
        return this;
    }

    public AWordFile Link(string kind, string target, bool external = true)
    {
        links.Add((kind, target, external));
        return this;
    }

    public byte[] Bytes()
    {
        var all = new Dictionary<string, byte[]>
        {
            ["[Content_Types].xml"] = Utf8($"""<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MainType}"/></Types>"""),
            ["_rels/.rels"] = Relations([("officeDocument", "word/document.xml", false)]),
            ["word/document.xml"] = Utf8(Raw ?? Root("document", $"<w:body>{Body}</w:body>")),
        };
        Add("styles", Styles is null ? null : Root("styles", Styles));
        Add("numbering", Numbering is null ? null : Root("numbering", Numbering));
        Add("footnotes", Footnotes is null ? null : Root("footnotes", Footnotes));
        Add("header", Header is null ? null : Root("hdr", Header));
        all["word/_rels/document.xml.rels"] = Relations(links);
        foreach (var (name, bytes) in parts) all[name] = bytes;
        return Zip(all);

        void Add(string kind, string? xml)
        {
            if (xml is null) return;
            all[$"word/{kind}.xml"] = Utf8(xml);
            links.Add((kind, kind + ".xml", false));
        }
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> parts, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Root(string name, string inner) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">{inner}</w:{name}>""";

    private static byte[] Relations(IEnumerable<(string Kind, string Target, bool External)> relations) => Utf8(
        """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(relations.Select((relation, i) => $"""<Relationship Id="rId{i + 1}" Type="{R}/{relation.Kind}" Target="{SecurityElement.Escape(relation.Target)}"{(relation.External ? " TargetMode=\"External\"" : "")}/>"""))
        + "</Relationships>");

    /// <summary>A paragraph; <paramref name="properties"/> is what stands in its w:pPr.</summary>
    public static string P(string inner, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{inner}</w:p>";

    /// <summary>A run; <paramref name="look"/> is what stands in its w:rPr.</summary>
    public static string T(string text, string look = "") => $"<w:r>{(look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    public static string Item(string text, int list, int level) => P(T(text), $"""<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>""");

    public static string Ins(string inner, string author = "Adan", string date = "2026-02-07T14:27:00Z") => $"<w:ins w:id=\"1\" w:author=\"{author}\" w:date=\"{date}\">{inner}</w:ins>";

    public static string Del(string text, string author = "Adan", string date = "2026-02-07T14:27:00Z") => $"<w:del w:id=\"2\" w:author=\"{author}\" w:date=\"{date}\"><w:r><w:delText xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:delText></w:r></w:del>";

    public const string U = "<w:u w:val=\"single\"/>";
    public const string S = "<w:strike/>";

    /// <summary>A level of a list.</summary>
    public static string Lvl(int level, string form, string text, string more = "", int start = 1) =>
        $"""<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>""";
}
