namespace Parley.Web.Forms;

/// <summary>One labelled field with its hint and what is wrong with it (_Field.cshtml).</summary>
/// <param name="Value">What stands in it: the default, or what was typed.</param>
public sealed record Field(string Name, string Label, string? Value)
{
    public string? Hint { get; init; }
    public string? Error { get; init; }

    /// <summary>The input's type. A date or time that the browser could not show is shown as the text that was typed.</summary>
    public string Type { get; init; } = "text";

    public bool Required { get; init; }

    /// <summary>Lines of a text area; 0 for a one-line field.</summary>
    public int Rows { get; init; }

    /// <summary>What can be chosen, if it is a list.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    public string? Autocomplete { get; init; }

    public bool Narrow { get; init; }

    /// <summary>The id of a list of suggestions (datalist).</summary>
    public string? Suggestions { get; init; }

    /// <summary>Tells apart fields of one name in several forms of a page.</summary>
    public string? Part { get; init; }

    public string Id => Part is null ? "f-" + Name : $"f-{Name}-{Part}";

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-hint {Id}-error",
    };

    public string ShownType => Value is null ? Type : Type switch
    {
        "date" when Written.ReadDay(Value) is null => "text",
        "time" when !TimeOnly.TryParse(Value, System.Globalization.CultureInfo.InvariantCulture, out _) => "text",
        "datetime-local" when !DateTime.TryParseExact(Value, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _) => "text",
        "number" when !long.TryParse(Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) => "text",
        _ => Type,
    };
}

/// <summary>One choice of a list or of a set of boxes.</summary>
/// <param name="Group">The heading under which it stands in a list.</param>
public sealed record Option(string Value, string Text, string? Group = null);

/// <summary>A set of boxes or of radio buttons under one legend (_Choices.cshtml).</summary>
/// <param name="Single">Radio buttons: exactly one.</param>
public sealed record Choices(string Name, string Legend, IReadOnlyList<Option> Options, IReadOnlyList<string> Chosen, bool Single = false)
{
    public string? Hint { get; init; }
    public string? Error { get; init; }

    /// <summary>Tells apart several sets that give one member.</summary>
    public string? Part { get; init; }
    public string Id => Part is null ? "f-" + Name : $"f-{Name}-{Part}";
}
