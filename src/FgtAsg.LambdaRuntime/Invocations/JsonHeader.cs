using System.Text.Json;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>Parses headers whose value is a JSON object that the caller wrote.</summary>
internal static class JsonHeader
{
    /// <exception cref="MalformedHeaderException">The value is not a JSON object.</exception>
    public static T? Parse<T>(string? json, string header, Func<JsonElement, T> read)
        where T : class
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => read(document.RootElement),
                JsonValueKind.Null => null,
                var kind => throw new MalformedHeaderException($"{header} is a JSON {kind}; expected an object."),
            };
        }
        catch (JsonException exception)
        {
            throw new MalformedHeaderException($"{header} is not JSON", exception);
        }
    }

    public static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Text(value) : "";

    public static Dictionary<string, string> Map(JsonElement parent, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (parent.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var value in values.EnumerateObject())
            {
                map[value.Name] = Text(value.Value);
            }
        }

        return map;
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
