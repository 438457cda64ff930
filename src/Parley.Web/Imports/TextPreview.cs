using Parley.Agreements;
using Parley.Audit;
using Parley.Recording;
using Parley.Text;

namespace Parley.Web.Imports;

/// <summary>A part at the top of a text as it was read.</summary>
/// <param name="Provisions">How many provisions it holds, itself counted.</param>
public sealed record OutlinePart(string Name, int Line, int Provisions, int Words);

/// <summary>Which provisions of the text before it a text continues.</summary>
public sealed record Continued(string Title, int Kept, IReadOnlyList<string> Changed, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

/// <summary>What would come of a contract text.</summary>
public sealed record TextPreview(IReadOnlyList<OutlinePart> Outline, int Provisions, int Words, IReadOnlyList<FurnitureLine> Furniture, Continued? Continued, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Remarks)
{
    /// <param name="before">The text that it succeeds, with its provisions.</param>
    public static TextPreview Of(ImportAgreement command, ReadFile file, (Agreement Agreement, IReadOnlyList<Provision> Provisions)? before, IReadOnlyList<Agreement> all)
    {
        var read = file.Read!;
        var events = Agreement.Decide(command, null).Events;
        var agreement = Fold.Of<Agreement>(events.Select((happening, i) => new Fact(command.Stream, i + 1, command.Stamp.Now, command.Stamp.Actor, Guid.Empty, happening)))!;
        return new(Parts(read), read.Provisions.Count, read.Provisions.Sum(WordsOf), read.Furniture, before is { } earlier ? Against(earlier.Agreement.Title, earlier.Provisions, command.Provisions) : null,
            AgreementFindings.Of(agreement, all, read), file.Remarks);
    }

    private static List<OutlinePart> Parts(ReadAgreement read)
    {
        var parts = new List<OutlinePart>();
        foreach (var provision in read.Provisions)
        {
            if (provision.Level == 1 || parts.Count == 0) parts.Add(new(NameOf(provision.Label, provision.Heading, provision.Text), provision.Line, 1, WordsOf(provision)));
            else parts[^1] = parts[^1] with { Provisions = parts[^1].Provisions + 1, Words = parts[^1].Words + WordsOf(provision) };
        }

        return parts;
    }

    private static Continued Against(string title, IReadOnlyList<Provision> earlier, IReadOnlyList<Provision> later)
    {
        var (known, now) = (earlier.ToDictionary(one => one.Id), later.Select(one => one.Id).ToHashSet());
        var same = later.Where(one => known.ContainsKey(one.Id)).ToLookup(one => Said(one) == Said(known[one.Id]));
        return new(title, same[true].Count(), [.. same[false].Select(Name)], [.. later.Where(one => !known.ContainsKey(one.Id)).Select(Name)], [.. earlier.Where(one => !now.Contains(one.Id)).Select(Name)]);
    }

    private static string Name(Provision provision) => NameOf(provision.Label, provision.Heading, provision.Text);

    private static string NameOf(string label, string heading, string text) => Plain.Short($"{label} {(heading.Length > 0 ? heading : label.Length > 0 ? "" : text)}".Trim(), 100);

    /// <summary>Line ends are the printer's.</summary>
    private static string Said(Provision provision) => string.Join(' ', $"{provision.Label} {provision.Heading} {provision.Text}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int WordsOf(ReadProvision provision) => $"{provision.Label} {provision.Heading} {provision.Text}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
