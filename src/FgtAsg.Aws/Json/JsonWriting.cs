using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.Json;

/// <summary>The vocabulary in which requests are written. What is null is left out; a list that is there and empty is written.</summary>
internal static class JsonWriting
{
    public static void Add(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Add(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    public static void Add(this Utf8JsonWriter json, string name, ConstantClass? value) => json.Add(name, value?.Value);

    public static void Add(this Utf8JsonWriter json, string name, List<string>? values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    public static void Add(this Utf8JsonWriter json, string name, Dictionary<string, List<string>>? values)
    {
        if (values is not null)
        {
            json.WriteStartObject(name);
            foreach (var (key, items) in values)
            {
                json.Add(key, items);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>A list of structures.</summary>
    public static void Add<T>(this Utf8JsonWriter json, string name, List<T>? values, Action<T, Utf8JsonWriter> write)
        where T : class
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStartObject();
                write(value, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
