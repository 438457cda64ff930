using System.Globalization;
using System.Text;
using System.Xml;
using Parley.Agreements;

namespace Parley.Documents.Akn;

/// <summary>
/// A contract text as Akoma Ntoso 3.0 (OASIS LegalDocML), for archives and other systems. An element's eId says where it stands in this text; its
/// wId is the provision's own id, which it keeps when it is renumbered or moved. From when its words hold, and by which act, is a life-cycle event.
/// </summary>
public static class AkomaNtosoText
{
    public const string Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /// <param name="agency">Whose agreement it is: a slug.</param>
    public static byte[] Of(TextView text, string agency)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            new Writing(xml, text, agency).Write();
        return stream.ToArray();
    }

    private sealed class Writing(XmlWriter xml, TextView text, string agency)
    {
        private readonly List<(string Since, string Act, string? Table)> events =
            [.. text.Provisions.Select(Event).Distinct().OrderBy(one => one.Since, StringComparer.Ordinal).ThenBy(one => one.Act, StringComparer.Ordinal).ThenBy(one => one.Table, StringComparer.Ordinal)];
        private readonly ILookup<string?, TextProvision> held = text.Provisions.ToLookup(provision => provision.Parent);
        private readonly HashSet<string> given = [];

        private string Work => $"/akn/us/doc/agreement/{text.Agreement.From}/{agency}-{text.Agreement.Slug}";

        private string Expression => $"{Work}/eng@{text.On}";

        public void Write()
        {
            xml.WriteStartElement("akomaNtoso", Namespace);
            Start("doc", ("name", "collectiveAgreement"));
            Meta();
            Start("preface");
            Start("longTitle");
            Start("p");
            Element("docTitle", XmlWords.Clean(text.Agreement.Title));
            End(3);
            Start("mainBody");
            var ids = text.Provisions.Select(provision => provision.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var provision in text.Provisions.Where(provision => provision.Parent is null || !ids.Contains(provision.Parent))) Provision(provision, "");
            if (text.Provisions.Count == 0) Element("p", "");
            End(3);
        }

        private void Meta()
        {
            Start("meta");
            Start("identification", ("source", "#record"));
            Level("FRBRWork", $"{Work}/!main", Work, text.Agreement.From, "generation", ("FRBRcountry", "value", "us"));
            Level("FRBRExpression", $"{Expression}/!main", Expression, text.On, "in-force", ("FRBRlanguage", "language", "eng"));
            Level("FRBRManifestation", $"{Expression}/!main.xml", $"{Expression}.akn", text.On, "export", ("FRBRformat", "value", "application/akn+xml"));
            End();
            Start("lifecycle", ("source", "#record"));
            for (var at = 0; at < events.Count; at++)
                Empty("eventRef", ("eId", Id("event", at)), ("date", events[at].Since), ("source", Reference(at)), ("type", events[at].Act == "imported" ? "generation" : "amendment"));
            if (events.Count == 0) Empty("eventRef", ("eId", "event_1"), ("date", text.Agreement.From), ("source", "#text"), ("type", "generation"));
            End();
            if (events.Count > 0) Temporal();
            Start("references", ("source", "#record"));
            Empty("original", ("eId", "text"), ("href", Work), ("showAs", XmlWords.Clean(text.Agreement.Title)));
            for (var at = 0; at < events.Count; at++)
                if (events[at].Act != "imported") Empty("passiveRef", ("eId", Id("act", at)), ("href", $"{Work}/acts/{Token(events[at].Act)}/{Token(events[at].Table ?? "text")}"), ("showAs", XmlWords.Clean($"{Said.Capital(events[at].Act.Replace('-', ' '))}{(events[at].Table is { } table ? " of " + table : "")}")));
            Empty("TLCOrganization", ("eId", "record"), ("href", "/ontology/organization/" + agency), ("showAs", agency));
            Empty("TLCConcept", ("eId", "inforce"), ("href", "/ontology/concept/in-force"), ("showAs", "in force"));
            End();
            Start("proprietary", ("source", "#record"));
            xml.WriteElementString("parley", "digest", "urn:parley:text", text.Digest);
            xml.WriteElementString("parley", "basis", "urn:parley:text", text.Basis);
            if (text.Known is { } known) xml.WriteElementString("parley", "known", "urn:parley:text", known);
            End(2);
        }

        private void Temporal()
        {
            Start("temporalData", ("source", "#record"));
            for (var at = 0; at < events.Count; at++)
            {
                Start("temporalGroup", ("eId", Id("period", at)));
                Empty("timeInterval", ("start", "#" + Id("event", at)), ("refersTo", "#inforce"));
                End();
            }

            End();
        }

        private void Level(string name, string @this, string uri, string date, string why, (string Name, string Attribute, string Value) last)
        {
            Start(name);
            Empty("FRBRthis", ("value", @this));
            Empty("FRBRuri", ("value", uri));
            Empty("FRBRdate", ("date", date), ("name", why));
            Empty("FRBRauthor", ("href", "#record"));
            Empty(last.Name, (last.Attribute, last.Value));
            End();
        }

        private void Provision(TextProvision provision, string holder)
        {
            var (element, prefix) = Kind(provision);
            var id = Unique((holder.Length > 0 ? holder + "__" : "") + prefix + "_" + Number(provision.Label));
            Start(element, ("eId", id), ("wId", Token(provision.Id)), ("period", "#" + Id("period", events.IndexOf(Event(provision)))));
            if (provision.Label.Length > 0) Element("num", XmlWords.Clean(provision.Label));
            if (provision.Heading.Length > 0) Element("heading", XmlWords.Clean(provision.Heading));
            var inside = held[provision.Id].ToList();
            if (inside.Count == 0 || provision.Text.Length > 0)
            {
                Start(inside.Count == 0 ? "content" : "intro");
                foreach (var part in provision.Text.Split("\n\n")) Element("p", XmlWords.Clean(part.Trim()));
                End();
            }

            foreach (var one in inside) Provision(one, id);
            End();
        }

        private static (string Element, string Prefix) Kind(TextProvision provision) => provision.Level switch
        {
            1 => ("article", "art"),
            2 => ("section", "sec"),
            3 => ("subsection", "subsec"),
            4 => ("paragraph", "para"),
            5 => ("subparagraph", "subpara"),
            _ => ("clause", "cl"),
        };

        /// <summary>The number in a label, without its word and signs: "ARTICLE 6" is 6, "[a]" is a.</summary>
        private static string Number(string label)
        {
            var last = label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
            var number = string.Concat(last.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')).Trim('.', '-');
            return number.Length > 0 ? number : "nn";
        }

        private string Unique(string id)
        {
            var free = id;
            for (var count = 2; !given.Add(free); count++) free = $"{id}~{count.ToString(CultureInfo.InvariantCulture)}";
            return free;
        }

        private string Reference(int at) => events[at].Act == "imported" ? "#text" : "#" + Id("act", at);

        private static (string Since, string Act, string? Table) Event(TextProvision provision) => (provision.Since, provision.Source.Act, provision.Source.Negotiation ?? provision.Source.SideLetter);

        private static string Id(string what, int at) => $"{what}_{(at + 1).ToString(CultureInfo.InvariantCulture)}";

        private static string Token(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));

        private void Start(string name, params IEnumerable<(string Name, string Value)> attributes)
        {
            xml.WriteStartElement(name, Namespace);
            foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        }

        private void Empty(string name, params IEnumerable<(string Name, string Value)> attributes)
        {
            Start(name, attributes);
            End();
        }

        private void Element(string name, string words) => xml.WriteElementString(name, Namespace, words);

        private void End(int levels = 1)
        {
            for (; levels > 0; levels--) xml.WriteEndElement();
        }
    }
}
