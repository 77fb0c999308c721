using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>The vocabulary in which requests are written. What is null is left out.</summary>
internal static class JsonWriting
{
    public static void Add(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
