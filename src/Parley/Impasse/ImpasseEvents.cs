using Parley.Recording;
using Parley.Table;

namespace Parley.Impasse;

// Impasse, mediation and factfinding: Cal. Gov. Code 3548 to 3548.4; COMAR 14.30.14.

[Event("impasse_declared", StreamKind.Negotiation, "A party, both, or the labor board declared impasse.", Word = "impasse")]
public sealed record ImpasseDeclared(Entry Entry, Particulars Particulars) : IStep, IReachesFurther;

[Event("mediation_held", StreamKind.Negotiation, "A mediator met with the parties.", Word = "mediation")]
public sealed record MediationHeld(Entry Entry, Particulars Particulars) : IStep;

[Event("released_to_factfinding", StreamKind.Negotiation, "The mediator released the parties to factfinding.", Word = "released-to-factfinding")]
public sealed record ReleasedToFactfinding(Entry Entry, Particulars Particulars) : IStep;

[Event("factfinding_proceeded", StreamKind.Negotiation, "A step of factfinding: appointment, hearing, report.", Word = "factfinding")]
public sealed record FactfindingProceeded(Entry Entry, Particulars Particulars) : IStep;

[Event("strike_vote_held", StreamKind.Negotiation, "The membership voted on a strike.", Word = "strike-vote")]
public sealed record StrikeVoteHeld(Entry Entry, Particulars Particulars) : IStep;

[Event("strike_notice_given", StreamKind.Negotiation, "Notice of a strike was given.", Word = "strike-notice")]
public sealed record StrikeNoticeGiven(Entry Entry, Particulars Particulars) : IStep;

[Event("concerted_activity_observed", StreamKind.Negotiation, "Employees acted together: picket, petition, strike.", Word = "concerted-activity")]
public sealed record ConcertedActivityObserved(Entry Entry, Particulars Particulars) : IStep;

[Event("terms_imposed", StreamKind.Negotiation, "The employer put terms of its own into effect after impasse: terms, and no agreement.", Word = "implementation")]
public sealed record TermsImposed(Entry Entry, Particulars Particulars) : IImposedTerms;
