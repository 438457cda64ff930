using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Parley.Agreements;
using Parley.Documents.Akn;
using Parley.Documents.Tests.Support;
using Parley.Tests;

namespace Parley.Documents.Tests.Akn;

/// <summary>Contract text as Akoma Ntoso: its schema, read where it lies, accepts it.</summary>
public sealed class AkomaNtosoTests
{
    private static readonly Lazy<XmlSchemaSet> Schema = new(() =>
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        foreach (var name in new[] { "xml.xsd", "akomantoso30.xsd" })
        {
            using var reader = XmlReader.Create(RealRecords.PathOf("akn/" + name), new() { DtdProcessing = DtdProcessing.Ignore });
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    });

    private static List<string> Wrong(byte[] file)
    {
        var wrong = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schema.Value };
        settings.ValidationEventHandler += (_, found) => wrong.Add(found.Message);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read()) { }
        return wrong;
    }

    private static TextView Amended()
    {
        var text = Contract.Of("cba", "2025-01-01", new("a1", null, 1, "ARTICLE 6", "PAY", "By year."), new("a11", "a1", 2, "6.1", "", "Pay is 100.\n\nMonthly."), new("a12", "a1", 2, "6.1", "", "Again \u0001."), new("a2", null, 1, "", "", ""));
        return text with { Provisions = [.. text.Provisions.Select(held => held.Id == "a11" ? held with { Since = "2024-07-01", Source = new("tentative-agreement", "t-2024", null, 7, "e") } : held)] };
    }

    [RealRecordFact]
    public void The_schema_takes_it_and_a_wrong_element_it_does_not()
    {
        var file = AkomaNtosoText.Of(Amended(), "elgin");
        Assert.Empty(Wrong(file));
        Assert.NotEmpty(Wrong(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file).Replace("longTitle", "longestTitle", StringComparison.Ordinal))));
    }

    [RealRecordTheory]
    [InlineData("mcea-2014-2017")]
    [InlineData("davis-2015-16")]
    [InlineData("uesf-classified-2020-2023")]
    public void The_schema_takes_real_agreements_with_every_word(string name)
    {
        var text = Contract.Real(name);
        var file = AkomaNtosoText.Of(text, "elgin");
        Assert.Empty(Wrong(file));
        XNamespace akn = AkomaNtosoText.Namespace;
        Assert.Equal(Contract.Letters(text), Contract.Letters(XDocument.Load(new MemoryStream(file)).Descendants(akn + "mainBody").Single().Value));
    }

    [Fact]
    public void A_provision_has_its_place_its_identity_and_since_when_and_by_which_act_it_holds()
    {
        var file = AkomaNtosoText.Of(Amended(), "elgin");
        Assert.Equal(file, AkomaNtosoText.Of(Amended(), "elgin"));
        XNamespace akn = AkomaNtosoText.Namespace;
        var document = XDocument.Load(new MemoryStream(file));
        string? Of(XElement element, string name) => element.Attribute(name)?.Value;
        Assert.Equal([("art_6__sec_6.1", "a11"), ("art_6__sec_6.1~2", "a12")], document.Descendants(akn + "section").Select(section => (Of(section, "eId")!, Of(section, "wId")!)));
        var period = Of(document.Descendants(akn + "section").First(), "period")!;
        var start = Of(document.Descendants(akn + "temporalGroup").Single(group => "#" + Of(group, "eId") == period).Element(akn + "timeInterval")!, "start");
        var happened = document.Descendants(akn + "eventRef").Single(one => "#" + Of(one, "eId") == start);
        Assert.Equal(("2024-07-01", "amendment"), (Of(happened, "date"), Of(happened, "type")));
        Assert.Equal("Tentative agreement of t-2024", Of(document.Descendants(akn + "passiveRef").Single(act => "#" + Of(act, "eId") == Of(happened, "source")), "showAs"));
    }
}
