using Marten;
using Npgsql;
using Parley.Access;
using Parley.Benchmarks.Harness;
using Parley.Benchmarks.Moves;
using Parley.Record.Queries;
using Parley.Record.Store;
using Parley.Search;
using Row = Parley.Benchmarks.Harness.Row;

namespace Parley.Benchmarks.Search;

/// <summary>
/// Search over 100,000 moves of 500 negotiations: words that few moves have, and words that many have. Peer: the same full-text query by
/// bare Npgsql, ranked and limited alike, without total, titles, later corrections and marks.
/// </summary>
internal sealed class Search100K(Server server) : IBenchmark
{
    private const int Negotiations = 500;
    private const int MovesEach = 200;
    private const int Shown = 50;

    private const string Bare = $"""
        select stream_id, version, label, words, ts_rank(vector, query) from {SearchTable.Name}, websearch_to_tsquery('english', $1) as query
        where vector @@ query and tenant_id = $2 and layer = any($3) order by 5 desc limit $4
        """;

    private static readonly (string Suffix, string[] Questions)[] Kinds = [("", Questions.Narrow), (".common", Questions.Common)];

    private DocumentStore? store;
    private string connection = "";

    public string Name => "search.100k";

    public IReadOnlyList<Row> Rows =>
    [
        .. Kinds.Select(kind => new Row($"{Name}{kind.Suffix}/sql", "ms", Measure.Milliseconds, $"parley{kind.Suffix}", $"sql{kind.Suffix}")),
        new($"{Name}.memory/sql", "MB", Measure.AllocatedMegabytes, "parley", "sql"),
    ];

    public async Task<IReadOnlyList<Contender>> Prepare()
    {
        connection = await server.Create("search");
        store = RecordStore.Open(connection, TimeProvider.System);
        await RecordDatabase.Prepare(store, connection);
        await ManyMoves.Seed(connection, Negotiations, MovesEach);
        await server.Settle();
        return [.. Kinds.SelectMany(kind => new Contender[] { new($"parley{kind.Suffix}", () => Each(kind.Questions, Answer)), new($"sql{kind.Suffix}", () => Each(kind.Questions, Select)) })];
    }

    public async Task Verify()
    {
        foreach (var question in Kinds.SelectMany(kind => kind.Questions))
        {
            var view = await Answer(question);
            if (view.Results.Count == 0) throw new InvalidOperationException($"search.100k found nothing for {question}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
    }

    private static async Task<Work> Each<T>(string[] questions, Func<string, Task<T>> ask)
    {
        foreach (var question in questions) await ask(question);
        return new(questions.Length, questions.Length);
    }

    private async Task<SearchView> Answer(string words)
    {
        var (view, refusal) = await new RecordSearch(store!, SampleMoves.Agency, Sight.Operator).Answer(SearchQuestion.Of(words, null, Shown).Question!, new(2026, 1, 1));
        return view ?? throw new InvalidOperationException(refusal!.Text);
    }

    private async Task<int> Select(string words)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(Bare, opened);
        foreach (var value in (object[])[words, SampleMoves.Agency, new[] { "exchanged", "account" }, Shown]) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        for (; await reader.ReadAsync(); rows++) reader.GetString(3);
        return rows;
    }
}
