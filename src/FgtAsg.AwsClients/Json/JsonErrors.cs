using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>Where the JSON protocols say what is wrong.</summary>
internal static class JsonErrors
{
    /// <summary>
    /// The code in the headers, which come before the body's: <c>x-amzn-query-error: code;fault</c>, of services that spoke the query protocol
    /// once, then <c>x-amzn-ErrorType: code:uri</c>. Null where neither is there.
    /// </summary>
    public static string? CodeOf(string? queryError, string? errorType) =>
        Bare(queryError?.Split(';')[0]) ?? Bare(errorType);

    /// <summary>The code in the body: <c>__type</c>, with or without the model's namespace before it, or <c>code</c>.</summary>
    public static string? CodeIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? Bare(Text(root, "__type") ?? Text(root, "code")) : null;

    public static string? MessageIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? Text(root, "message") ?? Text(root, "Message") : null;

    /// <summary><c>InvalidName</c> of <c>com.amazonaws.service#InvalidName:http://...</c></summary>
    private static string? Bare(string? code)
    {
        if (code is null)
        {
            return null;
        }

        var end = code.IndexOf(':', StringComparison.Ordinal);
        var bare = end < 0 ? code : code[..end];
        bare = bare[(bare.LastIndexOf('#') + 1)..].Trim();
        return bare.Length > 0 ? bare : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
