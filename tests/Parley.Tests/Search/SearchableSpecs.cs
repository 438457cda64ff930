using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Agreements;
using Parley.Proposals;
using Parley.Recording;
using Parley.Search;
using Parley.Table;
using Parley.Tests.Architecture;
using Parley.Text;

namespace Parley.Tests.Search;

/// <summary>What of each event can be found, and nothing of what stays inside.</summary>
public sealed class SearchableSpecs
{
    /// <summary>Nothing of these is found: they hold names of things, or say when and no words.</summary>
    private static readonly string[] Silent = ["agency_established", "sample_put_away", "unit_recognized", "amendment_revoked", "amendment_last_day_set", "term_set", "label_linked", "log_imported", "internal_entry_withheld", "caucus_noted", "mandate_given", "costing_prepared", "internal_noted", "entry_hidden", "account_entry_hidden", "entry_confirmed",
        .. EventCatalogue.All.Where(kind => kind.Stream is StreamKind.Grant or StreamKind.Order or StreamKind.AccessLog).Select(kind => kind.Alias)];

    public static TheoryData<string> Aliases { get; } = [.. EventCatalogue.All.Select(kind => kind.Alias)];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Every_event_is_found_or_is_known_to_be_silent(string alias)
    {
        var found = Searchable.Of(InClear(EventCatalogue.All.Single(kind => kind.Alias == alias).Type));
        Assert.Equal(Silent.Contains(alias), found is null);
        if (found is not null) Assert.All(found.Parts, part => Assert.True(part.Label.Length + part.Words.Length > 0));
    }

    /// <summary>The sample of an event, without the seal that it has like every field.</summary>
    private static object InClear(Type type)
    {
        var json = JsonSerializer.SerializeToNode(Samples.Of(type), type, Json.Options)!;
        (json["entry"] as JsonObject)?.Remove("sealed");
        return JsonSerializer.Deserialize(json, type, Json.Options)!;
    }

    [Fact]
    public void An_internal_event_gives_nothing() =>
        Assert.All(EventCatalogue.In(StreamKind.Internal), kind => Assert.Null(Searchable.Of(Samples.Of(kind.Type))));

    [Fact]
    public void A_move_is_found_by_its_labels_its_words_and_what_it_would_change()
    {
        var said = new Particulars("DEA", ["Wages", "Hours"])
        {
            Summary = "six percent", Text = "the proposed words", Condition = "if funded", Outcome = "agreed", Package = "D-1", Vote = "7-0", Document = new("wages.docx", null),
            Changes = [new(TextChangeKind.Replaced, "4.2") { Heading = "Rates", Text = "as it would read", Was = "as it reads" }],
        };
        Assert.True(PartialDate.TryParse("2026-03", out var march));
        var entry = Searchable.Of(new ProposalMade(new(new(march)), said))!;
        var part = Assert.Single(entry.Parts);
        Assert.Equal(("move", "proposal", "2026-03", "DEA", "Wages; Hours"), (entry.Kind, entry.Move, entry.Happened, entry.Party, part.Label));
        Assert.Equal("six percent\nthe proposed words\n4.2 Rates\nas it would read\nas it reads\nif funded\nagreed\nD-1\n7-0\nwages.docx", part.Words);
    }

    [Fact]
    public void Our_account_is_found_by_who_spoke_and_why()
    {
        var entry = Searchable.Of(new AccountNoted(new(new(PartialDate.Day(new(2026, 3, 1)))), new("DEA", ["Wages"]) { Summary = "asked why" }) { Speaker = "Dana", Rationale = "costs rose", Move = "question" })!;
        Assert.Equal(("note", "question", "Dana\ncosts rose\nasked why"), (entry.Kind, entry.Move, entry.Parts[0].Words));
    }

    [Fact]
    public void Each_provision_is_a_part_of_its_own_and_two_changes_of_one_are_one_part()
    {
        var imported = Searchable.Of(new ArticleImported([new("p1", null, 1, "ARTICLE 4", "PAY", ""), new("p2", "p1", 2, "4.2.6.", "Stipend", "Ten dollars.")]))!;
        Assert.Equal([new SearchPart("p1", "ARTICLE 4 PAY", ""), new("p2", "4.2.6. Stipend", "Ten dollars.")], imported.Parts);
        var amended = Searchable.Of(new ProvisionsAmended("ratification", new(2026, 7, 1),
            [new(TextChangeKind.Moved, "p2") { Parent = "p9", Label = "9.1." }, new(TextChangeKind.Replaced, "p2") { Text = "Twenty dollars." }, new(TextChangeKind.Removed, "p3")]))!;
        Assert.Equal([new SearchPart("p2", "9.1.", "Twenty dollars.")], amended.Parts);
        Assert.Equal(("2026-07-01", "ratification"), (amended.Happened, amended.Move));
    }

    [Theory]
    [InlineData(100_000, "word ")]
    [InlineData(100_000, "x")]
    [InlineData(50_000, "\U0001F600")]
    public void A_long_text_is_kept_whole_in_several_parts_and_no_character_is_cut(int times, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var parts = Searchable.Of(new ArticleImported([new("p1", null, 1, "1", "", text)]))!.Parts;
        Assert.Equal(text, string.Concat(parts.Select(part => part.Words)));
        Assert.Equal(["p1", "p1#2", "p1#3"], parts.Take(3).Select(part => part.Part));
        Assert.All(parts, part => Assert.True(part.Words.Length <= Searchable.Most && !char.IsLowSurrogate(part.Words[0])));
        if (piece == "word ") Assert.All(parts, part => Assert.EndsWith(" ", part.Words, StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_too_long_to_show_are_found_whole_all_the_same()
    {
        string[] labels = [.. Enumerable.Range(1, 400).Select(number => $"Article {number}")];
        var part = Assert.Single(Searchable.Of(new ProposalMade(new(new(PartialDate.Day(new(2026, 3, 1)))), new("DEA", labels)))!.Parts);
        Assert.True(part.Label.Length <= 1000);
        Assert.EndsWith("Article 400", part.Words, StringComparison.Ordinal);
    }
}
