namespace Parley.Web.Forms;

/// <summary>What is wrong with a form, by field, in the order in which it was found.</summary>
public sealed class FieldErrors
{
    private readonly List<(string Field, string Text)> found = [];

    /// <summary>The field that means the form as a whole.</summary>
    public const string Whole = "";

    /// <summary>Which form of the page they are about, where several have fields of one name (<see cref="Field.Part"/>).</summary>
    public string? Part { get; set; }

    /// <summary>What the list of errors is headed by.</summary>
    public string Heading { get; init; } = "Nothing was recorded yet";

    public bool Any => found.Count > 0;

    public IReadOnlyList<(string Field, string Text)> All => found;

    public string? this[string field] => found.FirstOrDefault(one => one.Field == field).Text;

    public void Add(string field, string text) => found.Add((field, text));
}
