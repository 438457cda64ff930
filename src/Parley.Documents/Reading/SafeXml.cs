using System.Xml;
using System.Xml.Linq;

namespace Parley.Documents.Reading;

/// <summary>XML of an unknown sender: no document type, no entity, nothing fetched, not too deep.</summary>
internal static class SafeXml
{
    private const string Transitional = "http://schemas.openxmlformats.org/";
    private const string Strict = "http://purl.oclc.org/ooxml/";

    public static XmlReader Reader(byte[] part) => XmlReader.Create(new MemoryStream(part, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = PaperLimits.Part, MaxCharactersFromEntities = 1024,
        IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    });

    /// <summary>A small part as a tree; an empty one where the file does not have it.</summary>
    public static XElement Tree(byte[]? part)
    {
        if (part is null) return new XElement("none");
        if (part.Length > PaperLimits.Definitions) throw new HostileFile($"the file's styles, lists or links take more than {PaperLimits.Definitions >> 20} MiB: copy the text into a new Word document and save that");
        CheckDepth(part);
        using var reader = Reader(part);
        return XElement.Load(reader);
    }

    /// <summary>Both forms of the standard in one vocabulary: "w:p" whatever the namespace's year.</summary>
    public static bool IsWord(string space) =>
        space is Transitional + "wordprocessingml/2006/main" or Strict + "wordprocessingml/main";

    public static bool IsRelationships(string space) =>
        space is Transitional + "officeDocument/2006/relationships" or Strict + "officeDocument/relationships";

    /// <summary>An attribute by its local name.</summary>
    public static string? Said(this XElement? element, string name) => element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    public static int? Number(string? value) => int.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch of Word's: present and not said to be off. Null where it is absent.</summary>
    public static bool? Switch(this XElement? parent, string name) => parent.Child(name) is { } found ? IsOn(found.Said("val")) : null;

    public static bool IsOn(string? value) => value is not ("0" or "false" or "off" or "none");

    /// <summary>A tree is built by recursion in places; what is too deep is refused while it is streamed.</summary>
    private static void CheckDepth(byte[] part)
    {
        using var reader = Reader(part);
        while (reader.Read()) CheckDepth(reader);
    }

    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > PaperLimits.Depth) throw new HostileFile($"the file nests more than {PaperLimits.Depth} elements, which Word never writes: copy the text into a new Word document and save that");
    }
}
