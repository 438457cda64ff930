namespace Parley.Recording;

/// <summary>Input that cannot be read unambiguously: what is wrong, where, and what would be right.</summary>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1, in characters; 0 where the whole line is meant.</param>
public sealed record InputError(string Text, int Line, int Column)
{
    /// <summary>FILE:LINE:COLUMN: text, as compilers say it.</summary>
    public string At(string file) => (Line, Column) switch
    {
        (0, _) => $"{file}: {Text}",
        (_, 0) => $"{file}:{Line}: {Text}",
        _ => $"{file}:{Line}:{Column}: {Text}",
    };
}
