using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace FgtAsg.Configuration;

/// <summary>
/// Reads the typed options of one interface. A null is an option that is not set: Terraform's <c>optional()</c> writes it.
/// </summary>
internal sealed class OptionFields(string path, JsonElement element, List<string> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public static bool IsIpv4(string text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text;

    public bool IsSaid(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => Refuse<bool?>(name, other, "true or false"),
    };

    public int? WholeNumber(string name, int least, int most) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) && value >= least && value <= most => value,
        { } other => Refuse<int?>(name, other, $"a whole number from {least} to {most}"),
    };

    public string? Text(string name, string expected = "a string", Func<string, bool>? isValid = null) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when text.GetString() is "" => null,
        { ValueKind: JsonValueKind.String } text when isValid?.Invoke(text.GetString()!) ?? true => text.GetString(),
        { } other => Refuse<string?>(name, other, expected),
    };

    public IReadOnlyList<string> List(string name, string expected, Func<string, bool> isValid) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => IsText(item, isValid)) =>
            [.. array.EnumerateArray().Select(item => item.GetString()!)],
        { } other => Refuse<IReadOnlyList<string>>(name, other, $"a list of {expected}") ?? [],
    };

    public IReadOnlyDictionary<string, string> Map(string name, string expected, Func<string, bool> isValid) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } map when map.EnumerateObject().All(item => IsText(item.Value, isValid)) =>
            map.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!, StringComparer.Ordinal),
        { } other => Refuse<IReadOnlyDictionary<string, string>>(name, other, $"a map of {expected}") ?? Nothing,
        null => Nothing,
    };

    public void RefuseUnknown()
    {
        foreach (var option in element.EnumerateObject().Where(option => !_known.Contains(option.Name)))
        {
            errors.Add($"{path}.{option.Name} is not an option: expected one of {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    private static bool IsText(JsonElement item, Func<string, bool> isValid) =>
        item.ValueKind == JsonValueKind.String && isValid(item.GetString()!);

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return IsSaid(name) ? element.GetProperty(name) : null;
    }

    private T? Refuse<T>(string name, JsonElement value, string expected)
    {
        errors.Add($"{path}.{name} is {value.GetRawText()}: expected {expected}");
        return default;
    }
}
