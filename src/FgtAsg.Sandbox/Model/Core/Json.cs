using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>Writes the JSON details of events.</summary>
internal static class Json
{
    /// <summary>An object with these members in this order, without null values.</summary>
    public static string Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                result[name] = value;
            }
        }

        return result.ToJsonString();
    }
}
