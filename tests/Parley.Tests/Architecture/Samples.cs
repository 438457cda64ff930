using System.Reflection;
using System.Text.Json.Serialization;
using Parley.Recording;

namespace Parley.Tests.Architecture;

/// <summary>One instance of any event with every field filled, always the same: what a golden file shows.</summary>
internal static class Samples
{
    public static object Of(Type type, string name = "value")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name;
        if (type == typeof(int)) return 3;
        if (type == typeof(bool)) return true;
        if (type == typeof(long)) return 7L;
        if (type == typeof(Guid)) return new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");
        if (type == typeof(DateOnly)) return new DateOnly(2026, 2, 7);
        if (type == typeof(TimeOnly)) return new TimeOnly(20, 22);
        if (type == typeof(PartialDate)) return PartialDate.Day(new(2026, 2, 7));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GetGenericArguments()[0], name);
        return Record(type);
    }

    private static Array List(Type item, string name)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, name), 0);
        return list;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, Camel(parameter.Name!)))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.Name != "EqualityContract" && property.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            property.SetValue(record, Of(property.PropertyType, Camel(property.Name)));
        return record;
    }

    public static string Named(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Named(inner);
        if (type.IsGenericType) return Named(type.GetGenericArguments()[0]) + "[]";
        return type == typeof(string) ? "text" : type == typeof(int) || type == typeof(long) ? "number" : type == typeof(bool) ? "true or false" : type == typeof(Guid) ? "account" : type == typeof(DateOnly) ? "date" : type == typeof(TimeOnly) ? "time"
            : type.IsEnum ? string.Join(" or ", Enum.GetNames(type).Select(name => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name))) : type.Name;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

internal static class States
{
    /// <summary>The fold of the state of a kind of stream, or null where none is kept.</summary>
    public static Func<object?, Fact, object?>? Evolving(StreamKind kind)
    {
        var type = typeof(Fact).Assembly.GetTypes().SingleOrDefault(one => one.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IState<>)) && (StreamKind)one.GetProperty("Kind")!.GetValue(null)! == kind);
        if (type is null) return null;
        var evolve = type.GetMethod("Evolve")!;
        return (state, fact) =>
        {
            try { return evolve.Invoke(null, [state, fact]); }
            catch (TargetInvocationException error) { throw error.InnerException!; }
        };
    }
}
