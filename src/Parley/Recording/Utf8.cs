using System.Buffers;
using System.Text;

namespace Parley.Recording;

public static class Utf8
{
    /// <summary>The place of the first byte that is not UTF-8 (a lone surrogate included), or of the first NUL; null where there is none.</summary>
    public static InputError? FirstError(ReadOnlySpan<byte> bytes)
    {
        int line = 1, column = 1;
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) != OperationStatus.Done)
                return new($"byte 0x{bytes[0]:X2} is not UTF-8: save the file as UTF-8", line, column);
            if (rune.Value == 0) return new("a NUL character: remove it, or save the file as UTF-8", line, column);
            if (rune.Value == '\n') (line, column) = (line + 1, 1);
            else column += rune.Utf16SequenceLength;
            bytes = bytes[length..];
        }

        return null;
    }
}
