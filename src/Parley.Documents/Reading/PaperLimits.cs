namespace Parley.Documents.Reading;

/// <summary>What a Word file may hold at most (docs/adr/0022). The largest known agreement needs a fiftieth of any of these.</summary>
public static class PaperLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int File = 20 << 20;

    /// <summary>Parts in the file.</summary>
    public const int Parts = 2_000;

    /// <summary>Bytes of one part, unpacked.</summary>
    public const int Part = 50 << 20;

    /// <summary>Bytes of all parts together, unpacked.</summary>
    public const int Unpacked = 200 << 20;

    /// <summary>Bytes of styles, numbering or relationships, unpacked: they are held as trees.</summary>
    public const int Definitions = 8 << 20;

    /// <summary>How many times its packed size a part of a megabyte and more may be. Word's own XML packs to a twentieth at best.</summary>
    public const int Ratio = 200;

    /// <summary>Elements within elements.</summary>
    public const int Depth = 256;

    public const int Paragraphs = 200_000;

    /// <summary>Stretches of text of one look.</summary>
    public const int Runs = 1_000_000;

    /// <summary>Characters of text.</summary>
    public const int Characters = 20 << 20;
}
