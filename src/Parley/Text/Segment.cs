namespace Parley.Text;

/// <summary>A stretch of a comparison.</summary>
/// <param name="Op">'=' in both, '+' only in the new text, '-' only in the old.</param>
/// <param name="Text">As printed in the new text for '=' and '+', in the old for '-', white space included.</param>
public sealed record Segment(char Op, string Text);
