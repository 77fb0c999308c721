using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>Helpers that write requests. Null values are left out.</summary>
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
