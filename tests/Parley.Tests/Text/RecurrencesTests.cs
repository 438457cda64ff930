using FsCheck.Xunit;
using Parley.Text;

namespace Parley.Tests.Text;

public sealed class RecurrencesTests
{
    [Fact]
    public void Each_place_has_the_longest_stretch_that_ends_there_and_where_it_stood_first()
    {
        // 0 1 2 3 | 1 2 4
        var stood = new Recurrences();
        foreach (var number in (int[])[0, 1, 2, 3, -1, 1, 2, 4]) stood.Add(number);
        Assert.Equal([(1, 1), (2, 2), (3, 7), (0, -1), (1, 2), (2, 3)], stood.In([1, 2, 4, 9, 2, 3]));
    }

    [Property(MaxTest = 500)]
    public void It_finds_what_looking_everywhere_finds(byte[] known, byte[] sought)
    {
        var (text, query) = (known.Select(n => n % 3).ToArray(), sought.Select(n => n % 3).ToArray());
        var stood = new Recurrences();
        foreach (var number in text) stood.Add(number);
        Assert.Equal(Enumerable.Range(1, query.Length).Select(end => Everywhere(text, query[..end])), stood.In(query));
    }

    private static (int Length, int End) Everywhere(int[] text, int[] upTo)
    {
        for (var length = upTo.Length; length > 0; length--)
            for (var end = length; end <= text.Length; end++)
                if (text.AsSpan(end - length, length).SequenceEqual(upTo.AsSpan(^length..))) return (length, end - 1);
        return (0, -1);
    }
}
