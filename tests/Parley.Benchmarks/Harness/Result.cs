namespace Parley.Benchmarks.Harness;

/// <summary>A row as it is reported (docs: the contract's ops/bench).</summary>
/// <param name="Value">The median of the rounds, between Min and Max.</param>
/// <param name="Peer">The peer's median in the same rounds, or null.</param>
/// <param name="Ratio">Value over peer: above 1 is better for a rate, worse for a time.</param>
internal sealed record Result(string Name, string Unit, double Value, double Min, double Max, double? Peer, double? Ratio);
