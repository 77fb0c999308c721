using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>The vocabulary in which responses are read. What is absent or null is null, as version 4 of the SDK has it.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement element, string name) => element.Child(name)?.GetString();

    /// <summary>A time in seconds since 1970, with a fraction, as UTC; to the millisecond, as the services have it.</summary>
    public static DateTime? Time(this JsonElement element, string name) => element.Child(name) is { } seconds
        ? DateTime.UnixEpoch.AddMilliseconds(Math.Round(seconds.GetDouble() * 1000))
        : null;

    private static JsonElement? Child(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;
}
