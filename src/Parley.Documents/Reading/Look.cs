using System.Xml.Linq;

namespace Parley.Documents.Reading;

/// <summary>What of the look of words can be a mark. Null: not said here, so what is above decides.</summary>
/// <param name="Struck">A line through them, or two.</param>
/// <param name="Underlined">A line below them, of any kind.</param>
/// <param name="Hidden">Not printed.</param>
/// <param name="Colour">Six hexadecimal digits, or "auto".</param>
internal sealed record Look(bool? Struck, bool? Underlined, bool? Hidden, string? Colour)
{
    public static Look None { get; } = new(null, null, null, null);

    /// <summary>What a w:rPr says itself.</summary>
    public static Look Of(XElement? properties) => properties is null || !properties.HasElements ? None : new(
        (properties.Switch("strike"), properties.Switch("dstrike")) switch
        {
            (null, null) => null,
            var (one, two) => one == true || two == true,
        },
        properties.Switch("u"), properties.Switch("vanish"), properties.Child("color").Said("val"));

    public Look Over(Look below) => new(Struck ?? below.Struck, Underlined ?? below.Underlined, Hidden ?? below.Hidden, Colour ?? below.Colour);
}
