namespace Parley.Log;

/// <summary>One field of a table log, with the place where it begins in its file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public readonly record struct Cell(string Value, int Line, int Column);
