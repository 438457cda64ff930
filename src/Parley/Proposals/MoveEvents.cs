using Parley.Recording;
using Parley.Table;

namespace Parley.Proposals;

[Event("initial_proposal_made", StreamKind.Negotiation, "A party put its first proposal on a subject on the table.", Word = "initial")]
public sealed record InitialProposalMade(Entry Entry, Particulars Particulars) : IMove;

[Event("proposal_made", StreamKind.Negotiation, "A party passed a proposal.", Word = "proposal")]
public sealed record ProposalMade(Entry Entry, Particulars Particulars) : IMove;

[Event("counterproposal_made", StreamKind.Negotiation, "A party answered the other side's proposal with one of its own.", Word = "counter")]
public sealed record CounterproposalMade(Entry Entry, Particulars Particulars) : IMove;

[Event("partial_counterproposal_made", StreamKind.Negotiation, "A party agreed to some lines of a proposal and refused others.", Word = "partial-counter")]
public sealed record PartialCounterproposalMade(Entry Entry, Particulars Particulars) : IMove;

[Event("package_offered", StreamKind.Negotiation, "A party offered several subjects together, to stand or fall as one.", Word = "package")]
public sealed record PackageOffered(Entry Entry, Particulars Particulars) : IMove;

[Event("supposal_floated", StreamKind.Negotiation, "A party asked what if; kept, but no position.", Word = "supposal")]
public sealed record SupposalFloated(Entry Entry, Particulars Particulars) : IMove;

[Event("proposal_resubmitted", StreamKind.Negotiation, "A party put an earlier proposal of its own on the table again, with or without change.", Word = "resubmission")]
public sealed record ProposalResubmitted(Entry Entry, Particulars Particulars) : IMove;

[Event("proposal_rejected", StreamKind.Negotiation, "A party rejected a proposal; the offer is not ended by that.", Word = "rejection")]
public sealed record ProposalRejected(Entry Entry, Particulars Particulars) : IMove;

[Event("status_quo_answered", StreamKind.Negotiation, "A party answered with current contract language.", Word = "status-quo")]
public sealed record StatusQuoAnswered(Entry Entry, Particulars Particulars) : IMove;

[Event("no_response_given", StreamKind.Negotiation, "A party gave no answer where one was due.", Word = "no-response")]
public sealed record NoResponseGiven(Entry Entry, Particulars Particulars) : IMove;

[Event("question_asked", StreamKind.Negotiation, "A party asked the other a question about a subject.", Word = "question")]
public sealed record QuestionAsked(Entry Entry, Particulars Particulars) : IMove;

[Event("subject_held", StreamKind.Negotiation, "A party put a subject on hold.", Word = "hold")]
public sealed record SubjectHeld(Entry Entry, Particulars Particulars) : IMove;

[Event("proposal_withdrawn", StreamKind.Negotiation, "A party took its offer or package off the table.", Word = "withdrawal")]
public sealed record ProposalWithdrawn(Entry Entry, Particulars Particulars) : IMove;

[Event("tentative_agreement_reached", StreamKind.Negotiation, "The parties reached a tentative agreement.", Word = "tentative-agreement")]
public sealed record TentativeAgreementReached(Entry Entry, Particulars Particulars) : IConcludingMove;

[Event("last_best_and_final_offer_made", StreamKind.Negotiation, "A party made its last, best and final offer.", Word = "lbfo")]
public sealed record LastBestAndFinalOfferMade(Entry Entry, Particulars Particulars) : IMove;

[Event("side_letter_proposed", StreamKind.Negotiation, "A party offered a side letter, MOU, resolution or policy instead of contract language.", Word = "side-letter-proposal")]
public sealed record SideLetterProposed(Entry Entry, Particulars Particulars) : IMove;

[Event("tentative_agreement_reopened", StreamKind.Negotiation, "A tentative agreement was taken up again.", Word = "reopening")]
public sealed record TentativeAgreementReopened(Entry Entry, Particulars Particulars) : IMove;
