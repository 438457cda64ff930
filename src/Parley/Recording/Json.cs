using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Parley.Recording;

/// <summary>One JSON for events, answers and what comes back: camelCase, absent instead of null in events, words for enums.</summary>
public static class Json
{
    /// <summary>The options for events and commands: what is null or empty is left out.</summary>
    public static JsonSerializerOptions Options { get; } = Events(new JsonSerializerOptions());

    /// <summary>The options for what comes back to programs: every promised member is there, null included (contract.md).</summary>
    public static JsonSerializerOptions Answers { get; } = Common(new JsonSerializerOptions());

    /// <summary>As <see cref="Answers"/>, indented, for people who look.</summary>
    public static JsonSerializerOptions Indented { get; } = Common(new JsonSerializerOptions { WriteIndented = true });

    /// <summary>An enum's word as JSON has it: TentativelyAgreed is tentatively-agreed.</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Sets up options for events; the store is given the same.</summary>
    public static JsonSerializerOptions Events(JsonSerializerOptions options)
    {
        Common(options);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } };
        return options;
    }

    private static JsonSerializerOptions Common(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        // Text of contracts is full of § and curly quotes: readable in SQL and in files. Pages encode for HTML themselves.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.MaxDepth = 32;
        options.AllowDuplicateProperties = false;
        if (options.Converters.Any(converter => converter is PartialDateConverter)) return options;
        options.Converters.Add(new WordConverters());
        options.Converters.Add(new PartialDateConverter());
        return options;
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) continue;
            property.ShouldSerialize = (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
        }
    }

    /// <summary>An enum is one of its words, as it is written. The library's own reading takes "a,b" for both at once, which here would be a third thing.</summary>
    private sealed class WordConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class WordConverter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        private static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(Word, StringComparer.Ordinal);

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException($"it is one of {string.Join(", ", Values.Keys)}");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Enum.IsDefined(value) ? Word(value) : throw new JsonException($"{typeof(TEnum).Name} has no such value"));
    }

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("a date is YYYY-MM-DD, YYYY-MM or YYYY");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
