using System.Text.Json;

namespace FgtAsg.AwsClients.Json;

/// <summary>Finds the error in a response of the JSON protocols.</summary>
internal static class JsonErrors
{
    /// <summary>
    /// The error code in the headers, which take precedence over the body. The first is <c>x-amzn-query-error: code;fault</c>, sent by
    /// services that once used the query protocol; the second is <c>x-amzn-ErrorType: code:uri</c>. Null if both are missing.
    /// </summary>
    public static string? CodeOf(string? queryError, string? errorType) =>
        Bare(queryError?.Split(';')[0]) ?? Bare(errorType);

    /// <summary>The error code in the body: <c>__type</c>, with or without the model's namespace as a prefix, or <c>code</c>.</summary>
    public static string? CodeIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? Bare(Text(root, "__type") ?? Text(root, "code")) : null;

    public static string? MessageIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? Text(root, "message") ?? Text(root, "Message") : null;

    /// <summary>Returns <c>InvalidName</c> for <c>com.amazonaws.service#InvalidName:http://...</c>.</summary>
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
