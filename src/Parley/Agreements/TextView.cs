using System.Globalization;
using Parley.Recording;
using Parley.Text;

namespace Parley.Agreements;

// The shapes of `text` in contract.md.

public sealed record TextView(TextAgreement Agreement, string On, string? Known, string Basis, string Digest, IReadOnlyList<TextProvision> Provisions);

public sealed record TextAgreement(string Id, string Slug, string Title, string From, string To);

public sealed record TextProvision(string Id, string? Parent, int Level, string Label, string Heading, string Text, string Since, TextProvisionSource Source);

/// <param name="TentativeAgreement">The number of the entry that holds the terms, in the negotiation's stream or the side letter's.</param>
public sealed record TextProvisionSource(string Act, string? Negotiation, string? SideLetter, long? TentativeAgreement, string EventId);

public static class TextViews
{
    public static TextView Of(Agreement agreement, IReadOnlyList<Fact> facts, DateOnly on, DateTimeOffset? known)
    {
        var provisions = TextInForce.On(facts, on);
        return new(
            new(agreement.Id, agreement.Slug, agreement.Title, Day(agreement.From), Day(on <= agreement.To ? agreement.To : agreement.LastDay)),
            Day(on), known?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture), Basis(agreement, on),
            TextDigest.Of(provisions.Select(held => held.Provision)), [.. provisions.Select(Provision)]);
    }

    /// <summary>
    /// On what ground the text is in force. After its term it remains as the status quo: an employer may not change terms alone while
    /// a successor is bargained (Cal. Gov. Code 3543.5(c)).
    /// </summary>
    public static string Basis(Agreement agreement, DateOnly on) =>
        on < agreement.From ? "not-begun" : on <= agreement.To ? "in-term" : on > agreement.LastDay ? "expired" : agreement.Extensions[^1].Successor ? "in-term" : "extended";

    /// <summary>The date for which nobody asked: today, or the last day of the term if that has passed, or its first if it has not begun.</summary>
    public static DateOnly DefaultDate(Agreement agreement, DateOnly today) =>
        today < agreement.From ? agreement.From : today > agreement.LastDay ? agreement.LastDay : today;

    private static TextProvision Provision(ProvisionInForce held) => new(
        held.Provision.Id, held.Provision.Parent, held.Provision.Level, held.Provision.Label, held.Provision.Heading, held.Provision.Text, Day(held.Since),
        new(held.Source.Act, held.Source.Negotiation, held.Source.SideLetter, held.Source.TentativeAgreement, held.Source.EventId.ToString()));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
