using Parley.Recording;

namespace Parley.Parties;

[Event("unit_recognized", StreamKind.Unit, "A bargaining unit and its exclusive representative, with the statute that applies.")]
public sealed record UnitRecognized(string Slug, string Name, string Representative, string Profile);
