using DocumentFormat.OpenXml;
using Parley.Agreements;
using Parley.Recording;
using Parley.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Parley.Documents.Word;

/// <summary>A comparison as a Word file with tracked changes: accepting all gives the later text, rejecting all the earlier one.</summary>
public static class ComparisonWord
{
    /// <param name="by">Whose the changes are, and of when.</param>
    /// <param name="onlyChanged">Whether what stands unchanged is folded to a line that says how much it is.</param>
    public static byte[] Of(CompareView compared, TextView from, TextView to, Revision by, bool onlyChanged = false)
    {
        var title = from.Agreement.Slug == to.Agreement.Slug ? $"{from.Agreement.Title}: what changed" : $"{from.Agreement.Title} and {to.Agreement.Title}: what changed";
        return WordFile.Of(new(title, by, title, [$"Earlier: {Side(from)}, SHA-256 {from.Digest}", $"Later: {Side(to)}, SHA-256 {to.Digest}"]),
            [Blocks.Line(WordStyles.Title, title), .. About(compared, from, to), .. new Setting(compared, from, to, new(by)).Body(onlyChanged), Blocks.Line(WordStyles.Note, "End of the comparison.")]);
    }

    private static string Side(TextView text) => $"{text.Agreement.Title}, text on {Said.Date(text.On)}";

    private static IEnumerable<W.Paragraph> About(CompareView compared, TextView from, TextView to)
    {
        var counts = compared.Counts;
        yield return Blocks.Told(WordStyles.About, "Earlier:", $"{Side(from)} ({Said.Basis(from.Basis)})");
        yield return Blocks.Told(WordStyles.About, "Later:", $"{Side(to)} ({Said.Basis(to.Basis)})");
        yield return Blocks.Line(WordStyles.About, $"{Plain.Count(counts.Changed, "provision")} changed, {counts.Added} added, {counts.Removed} removed, {counts.Moved} moved, {counts.Renumbered} renumbered, {counts.Unchanged} unchanged.");
        var moved = compared.Provisions.Where(provision => provision.Status == ComparisonStatus.Moved).Select(provision => provision.FromLabel == provision.ToLabel || string.IsNullOrEmpty(provision.FromLabel) ? provision.ToLabel : $"{provision.FromLabel} (now {provision.ToLabel})").Where(label => !string.IsNullOrEmpty(label)).ToList();
        if (moved.Count > 0) yield return Blocks.Line(WordStyles.About, $"Moved with their words as they were: {string.Join(", ", moved)}.");
        yield return Blocks.Line(WordStyles.Note, "Changes are tracked: accepting all gives the later text, rejecting all the earlier one.");
    }

    private sealed class Setting(CompareView compared, TextView from, TextView to, RedlineMarks marks)
    {
        private readonly Dictionary<string, TextProvision> later = ById(to);
        private readonly Dictionary<string, TextProvision> earlier = ById(from);
        private readonly HashSet<string> shown = [];

        public IEnumerable<OpenXmlElement> Body(bool onlyChanged)
        {
            var folded = new List<ComparedProvision>();
            foreach (var provision in compared.Provisions)
            {
                if (onlyChanged && provision.Status == ComparisonStatus.Unchanged)
                {
                    folded.Add(provision);
                    continue;
                }

                if (folded.Count > 0) yield return Folded(folded);
                folded.Clear();
                if (onlyChanged)
                    foreach (var holder in Holders(provision.Id)) yield return holder;
                foreach (var paragraph in Paragraphs(provision)) yield return paragraph;
            }

            if (folded.Count > 0) yield return Folded(folded);
        }

        private IReadOnlyList<W.Paragraph> Paragraphs(ComparedProvision provision)
        {
            shown.Add(provision.Id);
            var end = provision.Status switch { ComparisonStatus.Added => '+', ComparisonStatus.Removed => '-', _ => '=' };
            return ProvisionParagraphs.Of(Printed(end == '-' ? earlier[provision.Id] : later[provision.Id]), provision.Segments, marks, end);
        }

        /// <summary>The headings under which a changed provision stands, where they are folded.</summary>
        private List<W.Paragraph> Holders(string id)
        {
            var texts = later.ContainsKey(id) ? later : earlier;
            var above = new Stack<TextProvision>();
            for (var parent = texts[id].Parent; parent is not null && texts.TryGetValue(parent, out var holder) && shown.Add(parent); parent = holder.Parent) above.Push(holder);
            return [.. above.SelectMany(holder => ProvisionParagraphs.Of(Printed(holder) with { Text = "" }, marks).Take(1))];
        }

        private static W.Paragraph Folded(List<ComparedProvision> folded)
        {
            var labels = folded.Select(provision => provision.ToLabel).Where(label => !string.IsNullOrEmpty(label)).ToList();
            var range = labels.Count switch { 0 => "", 1 => $" ({labels[0]})", _ => $" ({labels[0]} to {labels[^1]})" };
            return Blocks.Line(WordStyles.Note, $"[{Plain.Count(folded.Count, "provision")} {(folded.Count == 1 ? "stands" : "stand")} unchanged{range}.]");
        }

        private static Dictionary<string, TextProvision> ById(TextView text) => text.Provisions.DistinctBy(provision => provision.Id).ToDictionary(provision => provision.Id);

        private static Provision Printed(TextProvision held) => new(held.Id, held.Parent, held.Level, held.Label, held.Heading, held.Text);
    }
}
