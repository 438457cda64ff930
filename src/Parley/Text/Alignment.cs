namespace Parley.Text;

/// <summary>
/// Finds for every provision of an agreement the one of the earlier agreement that it continues, so that identity survives rewording,
/// renumbering and moving.
/// </summary>
/// <remarks>
/// Pairs are decided best first. What they share in rare words weighs most; heading, parent, neighbours and what they hold weigh in
/// as those are decided, and every decision lets its surroundings be weighed again. So a long section brings its short subsections
/// along, twins of boilerplate go with their parents, and in a split or merge the larger share keeps the identity. A label is weak
/// evidence and only ever tips a balance.
/// </remarks>
public static class Alignment
{
    /// <summary>For every later provision the index of the earlier one it continues, at most one each, or null for a new one.</summary>
    public static IReadOnlyList<int?> Align(IReadOnlyList<Provision> earlier, IReadOnlyList<ReadProvision> later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new BestFirst(earlier, later).Run();
    }

    private sealed class BestFirst
    {
        private readonly IReadOnlyList<Provision> earlier;
        private readonly IReadOnlyList<ReadProvision> later;
        private readonly ProvisionTree earlierTree;
        private readonly ProvisionTree laterTree;
        private readonly Likeness likeness;
        private readonly int[] laterOf;
        private readonly int[] earlierOf;
        private readonly PriorityQueue<(int Earlier, int Later), (float Score, int Later, int Earlier)> queue = new();
        private readonly Dictionary<(int, int), float> contents = [];
        private readonly Dictionary<(int, int), float> queued = [];
        private readonly (float First, float Second)[] bestOfEarlier;
        private readonly (float First, float Second)[] bestOfLater;

        public BestFirst(IReadOnlyList<Provision> earlier, IReadOnlyList<ReadProvision> later)
        {
            (this.earlier, this.later) = (earlier, later);
            (earlierTree, laterTree) = (ProvisionTree.Of(earlier), ProvisionTree.Of(later));
            likeness = new([.. earlier.Select(p => (p.Heading, p.Text))], [.. later.Select(p => (p.Heading, p.Text))]);
            (laterOf, earlierOf) = (new int[earlier.Count], new int[later.Count]);
            Array.Fill(laterOf, -1);
            Array.Fill(earlierOf, -1);
            (bestOfEarlier, bestOfLater) = (new (float, float)[earlier.Count], new (float, float)[later.Count]);
        }

        public IReadOnlyList<int?> Run()
        {
            foreach (var pair in likeness.Pairs().ToList()) Content(pair);
            foreach (var pair in contents.Keys.ToList()) Consider(pair.Item1, pair.Item2);
            ConsiderAll(-1, -1);
            while (queue.TryDequeue(out var pair, out _))
            {
                var (e, l) = pair;
                if (laterOf[e] >= 0 || earlierOf[l] >= 0) continue;
                var score = Score(e, l);
                if (queued.TryGetValue(pair, out var known) && score < known - 0.001f)
                {
                    // Its surroundings were decided otherwise; it waits for its turn.
                    queued[pair] = score;
                    queue.Enqueue(pair, (-score, l, e));
                    continue;
                }
                queued.Remove(pair);
                if (Convincing(e, l)) Decide(e, l);
            }
            return [.. earlierOf.Select(e => e < 0 ? (int?)null : e)];
        }

        private float Content((int Earlier, int Later) pair)
        {
            if (contents.TryGetValue(pair, out var content)) return content;
            content = likeness.Of(pair.Earlier, pair.Later);
            contents.Add(pair, content);
            bestOfEarlier[pair.Earlier] = With(bestOfEarlier[pair.Earlier], content);
            bestOfLater[pair.Later] = With(bestOfLater[pair.Later], content);
            return content;
        }

        private static (float First, float Second) With((float First, float Second) best, float content) =>
            content > best.First ? (content, best.First) : (best.First, Math.Max(best.Second, content));

        private static float Rival((float First, float Second) best, float content) => best.First > content ? best.First : best.Second;

        private void Consider(int e, int l)
        {
            if (e < 0 || l < 0 || laterOf[e] >= 0 || earlierOf[l] >= 0) return;
            Content((e, l));
            var score = Score(e, l);
            if (score <= 0.1f || (queued.TryGetValue((e, l), out var known) && score <= known)) return;
            queued[(e, l)] = score;
            queue.Enqueue((e, l), (-score, l, e));
        }

        private void Decide(int e, int l)
        {
            (laterOf[e], earlierOf[l]) = (l, e);
            Consider(earlierTree.ParentOf(e), laterTree.ParentOf(l));
            foreach (var step in (ReadOnlySpan<int>)[-1, 1]) Consider(earlierTree.SiblingOf(e, step), laterTree.SiblingOf(l, step));
            ConsiderAll(e, l);
        }

        /// <summary>Weighs what two decided provisions hold against each other. Long lists are weighed near the diagonal only.</summary>
        private void ConsiderAll(int e, int l)
        {
            var (held, now) = (earlierTree.ChildrenOf(e), laterTree.ChildrenOf(l));
            for (var i = 0; i < held.Count; i++)
                for (var j = 0; j < now.Count; j++)
                    if (held.Count * now.Count <= 4000 || Math.Abs(i - j) <= 8 || contents.ContainsKey((held[i], now[j]))) Consider(held[i], now[j]);
        }

        private float Score(int e, int l)
        {
            var content = Content((e, l));
            var score = content + (likeness.SameWords(e, l) ? 0.1f : 0) + (likeness.SameHeading(e, l) ? 0.15f : 0) + 0.4f * Held(e, l)
                + (SameLabel(e, l) ? 0.04f : 0) + 0.02f * (1 - Math.Abs((float)e / earlier.Count - (float)l / later.Count));
            var parents = Parents(e, l);
            score += parents switch { true => 0.25f, false => -0.05f, null => 0 };
            score += Beside(e, l, -1) + Beside(e, l, +1);
            // Another provision is liker, or as like and the parents do not tell them apart yet: wait for the surroundings.
            var rival = Math.Max(Rival(bestOfEarlier[e], content), Rival(bestOfLater[l], content));
            if (rival > content + 0.02f || (parents != true && rival > 0.85f * content)) score -= 0.3f;
            return score;
        }

        /// <summary>Whether a lawyer would call them one provision. What is unsure stays apart: a false identity is worse than none.</summary>
        private bool Convincing(int e, int l)
        {
            var content = Content((e, l));
            if (content >= 0.5f) return true;
            var (parents, held) = (Parents(e, l) == true, Held(e, l));
            if (held >= 0.5f) return true;
            var near = Beside(e, l, -1) + Beside(e, l, +1);
            if (likeness.SameWords(e, l)) return parents || near > 0 || content >= 0.3f;
            if (likeness.SameHeading(e, l)) return parents || near > 0 || content >= 0.2f || held >= 0.25f;
            return content >= 0.25f && (parents || near > 0.1f || held >= 0.25f);
        }

        /// <summary>True if their parents are decided to be one, false if decided otherwise, null if open.</summary>
        private bool? Parents(int e, int l)
        {
            var (before, now) = (earlierTree.ParentOf(e), laterTree.ParentOf(l));
            if (before < 0 && now < 0) return true;
            if (before < 0 || now < 0) return false;
            if (laterOf[before] < 0 && earlierOf[now] < 0) return null;
            return laterOf[before] == now;
        }

        private float Beside(int e, int l, int step)
        {
            var (before, now) = (earlierTree.SiblingOf(e, step), laterTree.SiblingOf(l, step));
            if (before < 0 || now < 0) return before < 0 && now < 0 && Parents(e, l) == true ? 0.05f : 0;
            return laterOf[before] == now ? 0.12f : 0;
        }

        /// <summary>The share of what they hold that is decided to be one, of the one that holds more.</summary>
        private float Held(int e, int l)
        {
            var (held, now) = (earlierTree.ChildrenOf(e), laterTree.ChildrenOf(l));
            if (held.Count == 0 || now.Count == 0) return 0;
            var same = held.Count(child => laterOf[child] is >= 0 and var other && laterTree.ParentOf(other) == l);
            return (float)same / Math.Max(held.Count, now.Count);
        }

        private bool SameLabel(int e, int l) =>
            earlier[e].Label.Length > 0 && string.Equals(earlier[e].Label.TrimEnd('.'), later[l].Label.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
    }
}
