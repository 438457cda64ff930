using Parley.Recording;
using Parley.Table;

namespace Parley.Benchmarks.Moves;

/// <summary>Moves as they pass at a table: one article, a sentence of summary, a paragraph of proposed words, the paper's digest.</summary>
internal static class SampleMoves
{
    public const string Agency = "district";
    public const string Actor = "recorder";

    private const string Words =
        "Except in an emergency, a unit member shall receive not less than ten working days' notice of an involuntary transfer, in writing and with the reasons for it. "
        + "The member may ask for a meeting with the Superintendent's designee within five days of that notice, may be accompanied by a representative, and shall have an answer within five days more.";

    private static readonly string[] Kinds = ["proposal", "counter", "counter", "package", "status-quo", "tentative-agreement"];
    private static readonly string[] Parties = ["Teachers Association", "District"];
    private static readonly DateOnly First = new(2025, 3, 3);

    public static string Slug(int table) => $"table-{table:000}";

    public static string Negotiation(int table) => StreamId.Negotiation(Slug(table));

    public static OpenNegotiation Opening(int table, DateTimeOffset now) => new(Stamp(now), Negotiation(table), $"Successor bargaining at table {table}", NegotiationKind.Successor,
        [StreamId.Unit("teachers")], ["teachers-2022-25"], [Parties[0]]);

    /// <summary>The stamp that a command gets where it comes in; each has an id of its own.</summary>
    public static Stamp Stamp(DateTimeOffset now) => new(Guid.NewGuid().ToString(), Agency, Actor, now);

    public static RecordEntry Move(int table, int number, DateTimeOffset now) => new(Stamp(now), Negotiation(table), Kinds[number % Kinds.Length], Entry(number), Said(number));

    /// <summary>The event that recording <see cref="Move"/> leads to.</summary>
    public static ITableEvent Event(int number) => TableWords.Event(Kinds[number % Kinds.Length], Entry(number), Said(number));

    private static Entry Entry(int number) => new(new(PartialDate.Day(First.AddDays(number / 8)), new TimeOnly(9, 0).AddMinutes(number % 8 * 45))) { Session = $"{(number / 8) + 1}" };

    private static Particulars Said(int number) => new(Parties[number % 2], [$"Article {(number * 7 % 30) + 1}"])
    {
        Summary = $"Notice before transfer, pass {number}: ten days, reasons in writing, a meeting on request",
        Text = Words,
        Agreements = ["teachers-2022-25"],
        Package = Kinds[number % Kinds.Length] == "package" ? $"package-{number / 20}" : null,
        Document = new($"article-{(number * 7 % 30) + 1}-pass-{number}.docx", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    };
}
