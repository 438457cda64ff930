namespace Parley.Table;

public static class Corrections
{
    /// <summary>The first entry of a chain of corrections; of entries that correct each other in a circle, the one with the lowest number.</summary>
    /// <param name="corrects">The number of the entry that an entry corrects, or null.</param>
    public static long Origin(long number, Func<long, long?> corrects)
    {
        var met = new List<long>();
        for (var next = corrects(number); next is { } corrected; next = corrects(number))
        {
            if (met.IndexOf(number) is >= 0 and var start) return met.Skip(start).Min();
            met.Add(number);
            number = corrected;
        }

        return number;
    }
}
