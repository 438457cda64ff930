using System.Buffers.Binary;
using System.IO.Compression;

namespace Parley.Documents.Reading;

/// <summary>
/// The parts of a file, by name. Every part is unpacked once, whether it is read or not, and counted while it is: what the headers claim is not
/// believed. A part whose bytes do not have the checksum that the file states is a damaged part.
/// </summary>
internal sealed class Unpacked
{
    private static readonly uint[] Table = Checksums();
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Names => names;

    public static Unpacked Of(ReadOnlyMemory<byte> bytes)
    {
        CheckDirectory(bytes.Span);
        var unpacked = new Unpacked();
        var total = 0L;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                if (!unpacked.names.Add(entry.FullName)) throw new HostileFile("the file has two parts of one name, which Word never writes: open it in Word and save it again");
                if (entry.IsEncrypted) throw new HostileFile("the file is a zip archive with a password: give the Word document (.docx) itself, without one");
                if (entry.FullName.Split('/', '\\').Contains("..") || entry.FullName.StartsWith('/')) throw new HostileFile("the file has a part whose name leads out of it, which Word never writes: open it in Word and save it again");
                unpacked.Take(entry, ref total);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException or OverflowException)
        {
            throw Damaged();
        }

        return unpacked;
    }

    public byte[]? Get(string name) => parts.GetValueOrDefault(name);

    private void Take(ZipArchiveEntry entry, ref long total)
    {
        // Pictures and fonts are counted and not kept.
        var kept = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName == "mimetype";
        using var whole = new MemoryStream();
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        var (length, sum) = (0L, uint.MaxValue);
        while (stream.Read(buffer) is > 0 and var read)
        {
            (length, total) = (length + read, total + read);
            if (length > PaperLimits.Part || total > PaperLimits.Unpacked || (length > 1 << 20 && length / PaperLimits.Ratio > entry.CompressedLength))
                throw new HostileFile("the file unpacks to far more than a document holds, as files do that are made to choke a reader: open it in Word, take out what is not text, and save it again");
            foreach (var b in buffer.AsSpan(0, read)) sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
            if (kept) whole.Write(buffer, 0, read);
        }

        if (~sum != entry.Crc32 || length != entry.Length) throw Damaged();
        if (kept) parts[entry.FullName] = whole.ToArray();
    }

    /// <summary>The end of the zip's directory, before anything is made of its entries: how many it lists, in plain 32-bit form.</summary>
    private static void CheckDirectory(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 22 - ushort.MaxValue)..];
        var at = tail.LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < 22) throw Damaged();
        var end = tail[at..];
        var (count, offset) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        // A file of this size needs no 64-bit directory; with one, the count could be given in two places.
        if (count > PaperLimits.Parts || offset == uint.MaxValue || BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) == ushort.MaxValue)
            throw new HostileFile($"the file has more than {PaperLimits.Parts:N0} parts, or a directory made for more: open it in Word and save it again");
    }

    private static HostileFile Damaged() => new("the file is damaged or cut short: send it again, or open it in Word, let Word repair it, and save it");

    /// <summary>CRC-32 of ISO 3309, as APPNOTE 4.4.7 has it; the base library checks none when it unpacks.</summary>
    private static uint[] Checksums()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var sum = i;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
            table[i] = sum;
        }

        return table;
    }
}
