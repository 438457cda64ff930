using System.Globalization;
using System.Xml;

namespace Parley.Documents.Reading;

/// <summary>
/// Reads the paragraphs of one part (the document, its notes, a head) as a stream: nothing of it is held as a tree, however large or
/// deep the file makes it.
/// </summary>
internal sealed class StoryReader(Styles styles, Tally tally)
{
    /// <summary>Former looks, codes of fields, and settings of pages and tables: no text, and no look that holds.</summary>
    private static readonly HashSet<string> Skipped =
        ["rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblPrExChange", "tblGridChange", "numberingChange", "sectPr", "tblPr", "tblPrEx", "tblGrid",
         "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "rubyPr"];

    private readonly Stack<(int Depth, Action Close)> open = [];
    private readonly Stack<string> names = [];
    private readonly Stack<SourceParagraph> paragraphs = [];
    private readonly Stack<OpenRun> runs = [];
    private readonly Stack<(char Op, string? Author, DateTimeOffset? Date)> changes = [];
    private readonly Stack<OpenRow?> rows = [];
    private readonly Stack<bool> branches = [];
    private readonly List<bool> fields = [];
    private List<SourceParagraph> into = [];
    private int links;

    /// <summary>Notes by their ids, where the part holds notes.</summary>
    public Dictionary<string, List<SourceParagraph>> ByNote { get; } = [];

    public List<SourceParagraph> Read(byte[] part)
    {
        var all = into;
        using var reader = SafeXml.Reader(part);
        reader.Read();
        while (!reader.EOF)
        {
            SafeXml.CheckDepth(reader);
            if (reader.NodeType == XmlNodeType.Element && IsSkipped(reader)) reader.Skip();
            else
            {
                Take(reader);
                reader.Read();
            }
        }

        return all;
    }

    private bool IsSkipped(XmlReader reader) => reader.LocalName switch
    {
        "Fallback" => branches.TryPeek(out var taken) && taken,
        "Choice" => branches.TryPeek(out var taken) && taken,
        _ => SafeXml.IsWord(reader.NamespaceURI) && Skipped.Contains(reader.LocalName),
    };

    private void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var (name, empty, depth) = (reader.LocalName, reader.IsEmptyElement, reader.Depth);
                var close = SafeXml.IsWord(reader.NamespaceURI) ? Begin(reader, name) : BeginOther(reader, name);
                if (empty) close?.Invoke();
                else
                {
                    names.Push(name);
                    if (close is not null) open.Push((depth, close));
                }
                break;
            case XmlNodeType.EndElement:
                names.Pop();
                if (open.TryPeek(out var last) && last.Depth == reader.Depth) open.Pop().Close();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when names.TryPeek(out var holder):
                if (holder is "t" or "delText") Write(reader.XmlSpace == XmlSpace.Preserve ? reader.Value : reader.Value.Trim(' ', '\t', '\r', '\n'));
                else if (holder is "instrText" or "delInstrText") CheckField(reader.Value);
                break;
        }
    }

    /// <summary>Markup of other makers: the first branch of an alternative stands for all, and pictures are counted.</summary>
    private Action? BeginOther(XmlReader reader, string name)
    {
        switch (name)
        {
            case "AlternateContent":
                branches.Push(false);
                return () => branches.Pop();
            case "Choice" or "Fallback" when branches.Count > 0:
                branches.Pop();
                branches.Push(true);
                return null;
            case "blip" or "imagedata":
                tally.Pictures++;
                return null;
            case "r":
                return BeginRun();
            case "OLEObject":
                throw new HostileFile("the file has a program object in it: in Word, copy what is to be read into the text, delete the object, and save it again");
            default:
                return null;
        }
    }

    private Action? Begin(XmlReader reader, string name)
    {
        var value = reader.GetAttribute("val", reader.NamespaceURI);
        switch (name)
        {
            case "p": return BeginParagraph();
            case "r": return BeginRun();
            case "ins" or "del" or "moveFrom" or "moveTo": return BeginChange(reader, name is "ins" or "moveTo" ? '+' : '-');
            case "cellIns" or "cellDel" when rows.TryPeek(out var row) && row is not null: row.Cell = name == "cellIns" ? '+' : '-'; return null;
            case "tr": rows.Push(new()); return () => rows.Pop()?.Close();
            case "tc" when rows.TryPeek(out var row) && row is not null: row.NextCell(); return () => row.Cell = '=';
            case "tbl" when rows.TryPeek(out var row) && row is not null: row.HoldsMore = true; return null;
            case "txbxContent": rows.Push(null); return () => rows.Pop();
            case "hyperlink": links++; return () => links--;
            case "footnote" or "endnote": return BeginNote(reader.GetAttribute("id", reader.NamespaceURI) ?? "");
            case "fldSimple": CheckField(reader.GetAttribute("instr", reader.NamespaceURI) ?? ""); return null;
            case "fldChar": Field(reader.GetAttribute("fldCharType", reader.NamespaceURI)); return null;
            case "pStyle" or "numId" or "ilvl" or "outlineLvl" or "ind": Say(reader, name, value); return null;
            case "rStyle" or "strike" or "dstrike" or "u" or "vanish" or "color" when runs.TryPeek(out var run) && names.Peek() == "rPr" && names.ElementAtOrDefault(1) == "r": run.Say(name, value); return null;
            case "tab" when runs.Count > 0 && names.Peek() == "r": Write("\t"); return null;
            case "ptab": Write("\t"); return null;
            case "br" or "cr": Write("\n"); return null;
            case "noBreakHyphen": Write("-"); return null;
            case "sym": Write(Symbol(reader.GetAttribute("char", reader.NamespaceURI))); return null;
            case "footnoteReference" or "endnoteReference": Refer(name[..^9] + "s", reader.GetAttribute("id", reader.NamespaceURI) ?? ""); return null;
            case "commentReference": tally.Comments++; return null;
            default: return null;
        }
    }

    private Action BeginParagraph()
    {
        tally.Paragraph();
        var paragraph = new SourceParagraph();
        if (rows.TryPeek(out var row)) row?.Take(paragraph);
        // Its place is where it begins: what stands in a box within it comes behind.
        into.Add(paragraph);
        paragraphs.Push(paragraph);
        for (var at = 0; at < fields.Count; at++) fields[at] = true;
        return () => paragraphs.Pop();
    }

    private void Say(XmlReader reader, string name, string? value)
    {
        if (!paragraphs.TryPeek(out var paragraph) || names.Peek() is not ("pPr" or "numPr")) return;
        switch (name)
        {
            case "pStyle": paragraph.Style = value; break;
            case "numId": paragraph.List = SafeXml.Number(value); break;
            case "ilvl": paragraph.ListLevel = SafeXml.Number(value); break;
            case "outlineLvl": paragraph.Outline = SafeXml.Number(value); break;
            default:
                int? Of(string side) => SafeXml.Number(reader.GetAttribute(side, reader.NamespaceURI));
                if ((Of("left") ?? Of("start")) is { } left) paragraph.Left = Math.Clamp(left + (Of("firstLine") ?? -Of("hanging") ?? 0), 0, 20_000);
                break;
        }
    }

    private Action? BeginChange(XmlReader reader, char op)
    {
        switch (names.TryPeek(out var holder) ? holder : "")
        {
            case "rPr":
                if (paragraphs.TryPeek(out var paragraph) && names.ElementAtOrDefault(1) == "pPr") paragraph.End = op;
                return null;
            case "trPr":
                if (rows.TryPeek(out var row) && row is not null) row.Op = op;
                return null;
            case "numPr" or "ctrlPr":
                return null;
            default:
                var author = reader.GetAttribute("author", reader.NamespaceURI);
                changes.Push((op, author?.Length > 255 ? author[..255] : author, Date(reader.GetAttribute("date", reader.NamespaceURI))));
                return () => changes.Pop();
        }
    }

    private static DateTimeOffset? Date(string? written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private Action BeginRun()
    {
        var run = new OpenRun(links > 0);
        runs.Push(run);
        return () =>
        {
            runs.Pop();
            if (run.Text.Length > 0 && paragraphs.TryPeek(out var paragraph)) Close(run, paragraph);
        };
    }

    private void Close(OpenRun run, SourceParagraph paragraph)
    {
        var text = run.Text.ToString();
        tally.Run(text.Length);
        var (source, hidden) = run.Closed(text, styles, paragraph);
        var row = rows.TryPeek(out var held) ? held : null;
        var ops = changes.Select(change => change.Op).Append(row?.Op ?? '=').Append(row?.Cell ?? '=').Where(op => op != '=').Distinct().ToList();
        paragraph.Recorded |= ops.Count > 0;
        if (hidden) tally.Hide(text);
        else if (ops.Count > 1) tally.Passing += Text.Words.Count(text);
        else
        {
            var (_, author, date) = changes.Count > 0 ? changes.Peek() : default;
            paragraph.Runs.Add(source with { Tracked = ops.Count > 0 ? ops[0] : '=', Author = author, Date = date });
        }
    }

    private Action BeginNote(string id)
    {
        var before = into;
        ByNote[id] = into = [];
        return () => into = before;
    }

    private void Refer(string kind, string id)
    {
        if (!paragraphs.TryPeek(out var paragraph) || runs.Count == 0) return;
        paragraph.Notes.Add(new(kind, id, ++tally.Notes));
        Write(Raised(tally.Notes));
    }

    /// <summary>A number as a reader sees it at a note: raised, and so no part of the word before it.</summary>
    public static string Raised(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private void Write(string text)
    {
        if (runs.TryPeek(out var run) && !fields.Contains(false)) run.Text.Append(text.Replace("\u00AD", "", StringComparison.Ordinal).Replace('\u2011', '-'));
    }

    private void Field(string? kind)
    {
        if (kind == "begin") fields.Add(false);
        else if (fields.Count > 0 && kind == "separate") fields[^1] = true;
        else if (fields.Count > 0 && kind == "end") fields.RemoveAt(fields.Count - 1);
        if (fields.Count > PaperLimits.Depth) throw new HostileFile("the file nests fields within fields without end: copy the text into a new Word document and save that");
    }

    /// <summary>A field that starts a program when the file is opened in Word is a macro by another name.</summary>
    private static void CheckField(string code)
    {
        if (code.TrimStart().StartsWith("DDE", StringComparison.OrdinalIgnoreCase))
            throw new HostileFile("the file has a field that starts another program (DDE): in Word, delete the field (Alt+F9 shows it), and save it again");
    }

    /// <summary>A sign of a symbol font: the boxes and bullets that forms use; any other is a sign that cannot be told.</summary>
    private static string Symbol(string? code) => int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sign) ? sign switch
    {
        0xF0B7 or 0xF0A7 or 0xF076 => "•",
        0xF06F or 0xF0A8 or 0xF071 => "☐",
        0xF0FE or 0xF052 => "☑",
        0xF0FD or 0xF053 => "☒",
        0xF0FC => "✓",
        0xF0E0 => "→",
        >= 0xE000 and <= 0xF8FF or < 0x20 or > 0xFFFF or >= 0xD800 and <= 0xDFFF => "\uFFFD",
        _ => ((char)sign).ToString(),
    } : "";
}
