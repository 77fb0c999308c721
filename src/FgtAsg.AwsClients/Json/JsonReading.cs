using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>Helpers that read responses. A missing or null value is null, as in version 4 of the SDK.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement element, string name) => element.Child(name)?.GetString();

    /// <summary>Converts seconds since 1970, with a fraction, to UTC. Rounds to milliseconds, the precision of the services.</summary>
    public static DateTime? Time(this JsonElement element, string name) => element.Child(name) is { } seconds
        ? DateTime.UnixEpoch.AddMilliseconds(Math.Round(seconds.GetDouble() * 1000))
        : null;

    private static JsonElement? Child(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;
}
