using Parley.Recording;
using Parley.Table;

namespace Parley.Sunshine;

// The steps by which initial proposals are presented in public before bargaining: Cal. Gov. Code 3547.

[Event("initial_proposal_presented", StreamKind.Negotiation, "An initial proposal was presented at a public meeting.", Word = "initial-proposal-presented")]
public sealed record InitialProposalPresented(Entry Entry, Particulars Particulars) : IStep;

[Event("public_comment_heard", StreamKind.Negotiation, "The public was heard on an initial proposal.", Word = "public-comment")]
public sealed record PublicCommentHeard(Entry Entry, Particulars Particulars) : IStep;

[Event("initial_proposal_adopted", StreamKind.Negotiation, "The governing board adopted its initial proposal.", Word = "initial-proposal-adopted")]
public sealed record InitialProposalAdopted(Entry Entry, Particulars Particulars) : IStep;

[Event("first_reading_held", StreamKind.Negotiation, "An initial proposal or agreement had its first reading.", Word = "first-reading")]
public sealed record FirstReadingHeld(Entry Entry, Particulars Particulars) : IStep;

[Event("costs_disclosed", StreamKind.Negotiation, "The costs of a proposal or agreement were disclosed (Cal. Gov. Code 3547.5).", Word = "cost-disclosure")]
public sealed record CostsDisclosed(Entry Entry, Particulars Particulars) : IStep;
