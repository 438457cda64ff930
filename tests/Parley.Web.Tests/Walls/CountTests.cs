using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parley.Web.Tests.Walls;

/// <summary>How much is tried: each row of a theory of an …Attacks class is one attack that must come to nothing.</summary>
public sealed class CountTests(ITestOutputHelper output)
{
    [Fact]
    public void The_attacks_that_are_tried_are_more_than_fourteen_hundred()
    {
        var tried = typeof(CountTests).Assembly.GetTypes().Where(type => type.Name.EndsWith("Attacks", StringComparison.Ordinal)).SelectMany(type => type.GetMethods()).Sum(Rows);
        output.WriteLine($"tried {tried}");
        Assert.True(tried > 1_400, $"tried {tried}");
    }

    private static int Rows(MethodInfo method) => method.GetCustomAttribute<FactAttribute>() switch
    {
        TheoryAttribute => method.GetCustomAttributes<DataAttribute>().Sum(data => data.GetData(method).Count()),
        FactAttribute => 1,
        null => 0,
    };
}
