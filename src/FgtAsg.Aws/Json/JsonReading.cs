using System.Text.Json;

namespace Amazon.Json;

/// <summary>The vocabulary in which responses are read. What is absent or null is null, as version 4 of the SDK has it.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement element, string name) => element.Child(name)?.GetString();

    public static int? Int(this JsonElement element, string name) => element.Child(name)?.GetInt32();

    /// <summary>A time in seconds since 1970, with a fraction, as UTC; to the millisecond, as the services have it.</summary>
    public static DateTime? Time(this JsonElement element, string name) => element.Child(name) is { } seconds
        ? DateTime.UnixEpoch.AddMilliseconds(Math.Round(seconds.GetDouble() * 1000))
        : null;

    public static T? Structure<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class =>
        element.Child(name) is { } child ? read(child) : null;

    public static List<T>? Items<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class
    {
        if (element.Child(name) is not { } list)
        {
            return null;
        }

        var items = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            items.Add(read(item));
        }

        return items;
    }

    public static List<string>? Items(this JsonElement element, string name) => element.Items(name, static item => item.GetString()!);

    private static JsonElement? Child(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;
}
