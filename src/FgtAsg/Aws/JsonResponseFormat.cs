using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Json;

namespace FgtAsg.Aws;

/// <summary>JSON 1.0 and 1.1. A response does not name its operation, so the members identify it.</summary>
/// <param name="service">The service's name for people.</param>
internal abstract class JsonResponseFormat(string service) : IResponseFormat
{
    public bool IsResponse(string operation, byte[] body) => Parse(body) is { ValueKind: JsonValueKind.Object };

    /// <remarks>
    /// Passes on only the code and the message. Without a message, the SDK would quote the whole body, and a body may repeat the parameters
    /// of a command, secrets included. The older code in <c>x-amzn-query-error</c> stays in its header, where the SDK reads it.
    /// </remarks>
    public byte[]? FindError(string operation, IWebResponseData response, byte[] body)
    {
        var root = Parse(body) ?? default;
        var code = JsonErrors.CodeOf(queryError: null, response.GetHeaderValue("x-amzn-ErrorType")) ?? JsonErrors.CodeIn(root);
        if (code is null)
        {
            return null;
        }

        using var error = new MemoryStream();
        using (var json = new Utf8JsonWriter(error))
        {
            json.WriteStartObject();
            json.WriteString("__type", code);
            json.WriteString("message", JsonErrors.MessageIn(root) ?? $"{service} refused {operation}: {code}");
            json.WriteEndObject();
        }

        return error.ToArray();
    }

    public abstract string? FindMissing(AmazonWebServiceResponse response);

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
