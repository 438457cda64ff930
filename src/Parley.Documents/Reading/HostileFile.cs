using Parley.Recording;

namespace Parley.Documents.Reading;

/// <summary>
/// A file that is not read, with the sentence for its sender. Thrown because limits are met deep inside a stream that the base library pulls;
/// it never leaves <see cref="WordPaper.Read"/>.
/// </summary>
internal sealed class HostileFile(string text) : Exception(text)
{
    public InputError Error => new(Message, 0, 0);
}
