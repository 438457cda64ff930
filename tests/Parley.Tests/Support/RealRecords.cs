namespace Parley.Tests;

/// <summary>The real records that tests read in place: PARLEY_DATA, or <c>../shared/data</c> beside the checkout.</summary>
public static class RealRecords
{
    private static readonly string? Folder = Find();

    public static bool Present => Folder is not null;

    public static string PathOf(string name) => Path.Combine(Folder ?? throw new InvalidOperationException(Absent), name);

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public const string Absent = "the folder of real records is absent: set PARLEY_DATA, or put it at ../shared/data";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PARLEY_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;

        for (var here = new DirectoryInfo(AppContext.BaseDirectory); here is not null; here = here.Parent)
        {
            if (!File.Exists(Path.Combine(here.FullName, "global.json"))) continue;
            var beside = Path.Combine(here.Parent?.FullName ?? "", "shared", "data");
            return Directory.Exists(beside) ? beside : null;
        }

        return null;
    }
}

/// <summary>A test on real records; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealRecordFactAttribute : FactAttribute
{
    public RealRecordFactAttribute()
    {
        if (!RealRecords.Present) Skip = RealRecords.Absent;
    }
}

/// <summary>A theory on real records; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealRecordTheoryAttribute : TheoryAttribute
{
    public RealRecordTheoryAttribute()
    {
        if (!RealRecords.Present) Skip = RealRecords.Absent;
    }
}
