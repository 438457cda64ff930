using System.Text;
using System.Xml.Linq;

namespace Parley.Documents.Reading;

/// <summary>A Word file taken apart: which of its parts holds what. Refused is whatever runs, is fetched, or is another file (docs/adr/0022).</summary>
internal sealed class WordPackage
{
    private readonly Unpacked parts;
    private readonly ILookup<string, string> byKind;

    private WordPackage(Unpacked parts, string main, ILookup<string, string> byKind) => (this.parts, Main, this.byKind) = (parts, parts.Get(main)!, byKind);

    /// <summary>The document itself.</summary>
    public byte[] Main { get; }

    public static WordPackage Of(ReadOnlyMemory<byte> bytes)
    {
        if (FileKind.Wrong(bytes.Span) is { } wrong) throw new HostileFile(wrong);
        var unpacked = Unpacked.Of(bytes);
        var all = unpacked.Names.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).SelectMany(name => Relationships(unpacked, name)).ToList();
        var main = all.FirstOrDefault(relation => relation.From.Length == 0 && relation.Kind == "officeDocument")?.Target;
        if (main is null || unpacked.Get("[Content_Types].xml") is null || unpacked.Get(main) is null)
            throw new HostileFile(FileKind.OfParts(unpacked.Names, Encoding.ASCII.GetString(unpacked.Get("mimetype") ?? []))!);
        CheckTypes(SafeXml.Tree(unpacked.Get("[Content_Types].xml")), unpacked.Names, main);
        foreach (var relation in all) Check(relation);
        return new(unpacked, main, all.Where(relation => string.Equals(relation.From, main, StringComparison.OrdinalIgnoreCase) && !relation.External).ToLookup(relation => relation.Kind, relation => relation.Target));
    }

    /// <summary>The parts of a kind that the document names ("styles", "footnotes", "header"), in its order.</summary>
    public IEnumerable<byte[]> Of(string kind) => byKind[kind].Select(parts.Get).OfType<byte[]>();

    private sealed record Relation(string From, string Kind, string Target, bool External);

    private static IEnumerable<Relation> Relationships(Unpacked parts, string name)
    {
        // "word/_rels/document.xml.rels" speaks for "word/document.xml"; "_rels/.rels" for the whole.
        var at = name.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        if (at < 0) yield break;
        var folder = name[..at];
        var from = folder + name[(at + 6)..^5];
        foreach (var relation in SafeXml.Tree(parts.Get(name)).Children("Relationship"))
        {
            var (type, target) = (relation.Said("Type") ?? "", relation.Said("Target") ?? "");
            var external = string.Equals(relation.Said("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            yield return new(from, type[(type.LastIndexOf('/') + 1)..], external ? target : Resolve(folder, target), external);
        }
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "..")) steps.Add(step);
        }
        return string.Join('/', steps);
    }

    private static void CheckTypes(XElement types, IReadOnlyCollection<string> names, string main)
    {
        var named = types.Children("Override").ToList();
        var type = named.FirstOrDefault(over => string.Equals(over.Said("PartName"), "/" + main, StringComparison.OrdinalIgnoreCase)).Said("ContentType")
            ?? types.Children("Default").FirstOrDefault(over => main.EndsWith("." + over.Said("Extension"), StringComparison.OrdinalIgnoreCase)).Said("ContentType") ?? "";
        if (FileKind.OfContentType(type) is { } wrong) throw new HostileFile(wrong);
        var macros = names.Any(name => name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("vbaData", StringComparison.OrdinalIgnoreCase))
            || types.Elements().Any(said => said.Said("ContentType")?.Contains("vba", StringComparison.OrdinalIgnoreCase) == true);
        if (macros) throw new HostileFile(FileKind.OfContentType("macroEnabled")!);
        if (names.Any(name => name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))) throw Embedded();
    }

    private static void Check(Relation relation)
    {
        if (relation.Kind is "oleObject" or "package" or "control" or "activeXControlBinary" or "aFChunk" or "subDocument") throw Embedded();
        if (relation.Kind is "vbaProject" or "wordVbaData") throw new HostileFile(FileKind.OfContentType("macroEnabled")!);
        // A link in the text is text: it is never followed. The template that a document was made from is a path on its writer's own disk, as a rule.
        if (!relation.External || relation.Kind == "hyperlink" || (relation.Kind == "attachedTemplate" && IsOnOwnDisk(relation.Target))) return;
        throw new HostileFile($"the file takes a part of it from elsewhere when it is opened ({Recording.Plain.Short(relation.Target)}): in Word, break its links (File, Info, Edit Links to Files), put pictures into the document itself, and save it again");
    }

    private static bool IsOnOwnDisk(string target)
    {
        var path = target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) ? target[8..] : target;
        return path.Length > 2 && !path.StartsWith('/') && !path.StartsWith('\\') && (path[1] is ':' or '|' ? char.IsAsciiLetter(path[0]) : !path.Contains(':', StringComparison.Ordinal));
    }

    private static HostileFile Embedded() => new("the file has another file or a program object in it: in Word, copy what is to be read into the text (a table as a table), delete the object, and save it again");
}
