namespace Parley.Web.Texts;

/// <summary>On what ground a text holds, in words.</summary>
public static class BasisNames
{
    public static string Of(string basis) => basis switch
    {
        "not-begun" => "term not begun",
        "in-term" => "in term",
        "extended" => "extended beyond its term",
        "expired" => "expired, status quo",
        _ => basis.Replace('-', ' '),
    };

    /// <summary>As a sentence beside the text.</summary>
    public static string Sentence(string basis) => basis switch
    {
        "not-begun" => "The agreement's term has not begun on this date.",
        "in-term" => "In force within the agreement's term.",
        "extended" => "In force beyond the printed term, which an act has extended.",
        "expired" => "The term has ended; these words remain as the status quo until a successor takes effect.",
        _ => "In force: " + basis.Replace('-', ' ') + ".",
    };

    /// <summary>The act that made a provision's words.</summary>
    public static string Source(string act) => act switch
    {
        "imported" => "as imported",
        "tentative-agreement" => "tentative agreement",
        "side-letter" => "side letter",
        "scriveners-correction" => "scrivener's correction",
        "conforming" => "conforming change",
        _ => act.Replace('-', ' '),
    };
}
