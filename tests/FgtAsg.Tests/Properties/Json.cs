using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FgtAsg.Tests.Properties;

/// <summary>
/// A tree of JSON texts. Unlike <see cref="System.Text.Json.Nodes.JsonNode"/> it can be JSON that no correct writer writes: with a
/// duplicate name, half a surrogate pair, or very deep nesting.
/// </summary>
internal abstract record Json
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Json Null { get; } = new Raw("null");

    public static Json Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static Json Parse(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return From(document.RootElement);
    }

    public static Json Text(string text) => new Raw(Quote(text));

    public static Json Of(params (string Name, Json Value)[] members) => new Map([.. members.Select(m => (Quote(m.Name), m.Value))]);

    public static string Quote(string text) => JsonSerializer.Serialize(text, Readable);

    public static Json From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Map([.. element.EnumerateObject().Select(p => (Quote(p.Name), From(p.Value)))]),
        JsonValueKind.Array => new List([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.String => Text(element.GetString()!),
        _ => new Raw(element.GetRawText()),
    };

    public sealed override string ToString() => this switch
    {
        Map map => $"{{{string.Join(',', map.Members.Select(m => $"{m.QuotedName}:{m.Value}"))}}}",
        List list => $"[{string.Join<Json>(',', list.Items)}]",
        Raw raw => raw.Token,
        _ => throw new NotSupportedException($"{GetType()} is no JSON."),
    };

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString());

    /// <param name="Token">Any text: a number, a quoted text, or an invalid token.</param>
    internal sealed record Raw(string Token) : Json;

    /// <param name="Members">The members; their names have quotes.</param>
    internal sealed record Map(IReadOnlyList<(string QuotedName, Json Value)> Members) : Json;

    internal sealed record List(IReadOnlyList<Json> Items) : Json;
}
