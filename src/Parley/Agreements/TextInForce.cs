using Parley.Recording;
using Parley.Text;

namespace Parley.Agreements;

/// <summary>A provision in force, and the act that last changed it.</summary>
/// <param name="Since">From when it is in force as it is.</param>
public sealed record ProvisionInForce(Provision Provision, DateOnly Since, TextSource Source)
{
    /// <summary>The act from which its words are: a new number or heading leaves them to whoever made them.</summary>
    public required TextSource Words { get; init; }
}

/// <summary>The act that made a provision's words; an imported text has act "imported".</summary>
public sealed record TextSource(string Act, string? Negotiation, long? TentativeAgreement, Guid EventId, string? SideLetter = null);

/// <summary>
/// The text of one agreement on a date, folded from its stream: the imported articles, then the lasting changes in the order of their
/// effective dates, then those that hold only for a time. It is computed and never stored (docs/adr/0004).
/// </summary>
public static class TextInForce
{
    /// <summary>The provisions in document order.</summary>
    /// <param name="leave">Amendments to leave out, if any.</param>
    public static IReadOnlyList<ProvisionInForce> On(IReadOnlyList<Fact> facts, DateOnly on, Func<Amendment, bool>? leave = null)
    {
        var outline = new Outline();
        DateOnly from = default;
        foreach (var fact in facts)
        {
            if (fact.Event is AgreementImported imported) from = imported.From;
            else if (fact.Event is ArticleImported article) outline.Add(article.Provisions, from, new("imported", null, null, fact.EventId));
        }

        // A lasting change that takes effect while a text is suspended stays hidden until the suspension ends: what holds for a time goes on top.
        var acts = Amendments.Of(facts).Standing.Where(amendment => amendment.Act.Effective <= on && !(amendment.Act.Until < on) && leave?.Invoke(amendment) != true);
        foreach (var (act, fact) in acts.OrderBy(amendment => amendment.Act.Until is not null).ThenBy(amendment => amendment.Act.Effective).ThenBy(amendment => amendment.Fact.Number))
            foreach (var change in act.Changes)
                outline.Apply(change, act.Effective, new(act.Act, act.Negotiation, act.TentativeAgreement, fact.EventId, act.SideLetter));
        return outline.InOrder();
    }

    /// <summary>The text as one tree that can be changed while it is being built.</summary>
    private sealed class Outline
    {
        private readonly Dictionary<string, Node> nodes = [];
        private readonly Node top = new(null!, default, null!);

        public void Add(IReadOnlyList<Provision> provisions, DateOnly since, TextSource source)
        {
            foreach (var provision in provisions) Insert(new(provision, since, source), Holder(provision.Parent), null, atEnd: true);
        }

        public void Apply(TextChange change, DateOnly since, TextSource source)
        {
            // A change of a provision that the text no longer has, or never had, changes nothing; findings report it.
            var node = nodes.GetValueOrDefault(change.Provision);
            switch (change.Change)
            {
                case TextChangeKind.Replaced when node is not null:
                    node.Provision = node.Provision with { Label = change.Label ?? node.Provision.Label, Heading = change.Heading ?? node.Provision.Heading, Text = change.Text ?? node.Provision.Text };
                    (node.Since, node.Source) = (since, source);
                    if (change.Text is not null) node.Words = source;
                    break;
                case TextChangeKind.Added when node is null:
                    Insert(new(new(change.Provision, change.Parent, 0, change.Label ?? "", change.Heading ?? "", change.Text ?? ""), since, source), Holder(change.Parent), change.After);
                    break;
                case TextChangeKind.Removed when node is not null:
                    node.Holder!.Held.Remove(node);
                    Forget(node);
                    break;
                case TextChangeKind.Moved when node is not null && !Holds(node, change.Parent):
                    node.Holder!.Held.Remove(node);
                    node.Provision = node.Provision with { Parent = change.Parent, Label = change.Label ?? node.Provision.Label };
                    Insert(node, Holder(change.Parent), change.After);
                    break;
            }
        }

        public List<ProvisionInForce> InOrder()
        {
            var provisions = new List<ProvisionInForce>(nodes.Count);
            Walk(top, 0);
            return provisions;

            void Walk(Node holder, int level)
            {
                if (level > 0) provisions.Add(new(holder.Provision with { Level = level, Parent = holder.Holder == top ? null : holder.Holder!.Provision.Id }, holder.Since, holder.Source) { Words = holder.Words });
                foreach (var node in holder.Held) Walk(node, level + 1);
            }
        }

        private Node Holder(string? parent) => parent is null ? top : nodes.GetValueOrDefault(parent, top);

        private void Insert(Node node, Node holder, string? after, bool atEnd = false)
        {
            var index = atEnd ? holder.Held.Count : after is null ? 0 : holder.Held.FindIndex(other => other.Provision.Id == after) + 1;
            if (after is not null && index == 0) index = holder.Held.Count;
            holder.Held.Insert(index, node);
            node.Holder = holder;
            nodes[node.Provision.Id] = node;
        }

        private void Forget(Node node)
        {
            nodes.Remove(node.Provision.Id);
            foreach (var held in node.Held) Forget(held);
        }

        private static bool Holds(Node node, string? id) => id is not null && (node.Provision.Id == id || node.Held.Any(held => Holds(held, id)));

        private sealed class Node(Provision provision, DateOnly since, TextSource source)
        {
            public Provision Provision { get; set; } = provision;
            public DateOnly Since { get; set; } = since;
            public TextSource Source { get; set; } = source;
            public TextSource Words { get; set; } = source;
            public Node? Holder { get; set; }
            public List<Node> Held { get; } = [];
        }
    }
}
