using System.Text;

namespace Parley.Documents.Reading;

/// <summary>What is counted while a file is read: against the limits, and for the remarks.</summary>
internal sealed class Tally
{
    private const int HiddenShown = 200;
    private int paragraphs;
    private int runs;
    private long characters;

    public int Notes { get; set; }
    public int Comments { get; set; }
    public int Pictures { get; set; }

    /// <summary>Words inserted and struck again in one paper, which are in neither text.</summary>
    public int Passing { get; set; }

    /// <summary>The beginning of what the file says and does not print.</summary>
    public StringBuilder Hidden { get; } = new();

    public void Paragraph()
    {
        if (++paragraphs > PaperLimits.Paragraphs) throw TooLong();
    }

    public void Run(int length)
    {
        if (++runs > PaperLimits.Runs || (characters += length) > PaperLimits.Characters) throw TooLong();
    }

    public void Hide(string text)
    {
        if (Hidden.Length < HiddenShown) Hidden.Append(text.AsSpan(0, Math.Min(text.Length, HiddenShown)));
    }

    private static HostileFile TooLong() => new($"the file has more than {PaperLimits.Paragraphs:N0} paragraphs or {PaperLimits.Characters >> 20} million characters: split it");
}
