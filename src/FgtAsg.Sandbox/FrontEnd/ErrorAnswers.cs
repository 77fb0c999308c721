using System.Security;
using System.Text;
using System.Text.Json;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>Writes errors in the format of each protocol, and reads their codes from responses.</summary>
internal static class ErrorAnswers
{
    private const string Xml = "text/xml;charset=UTF-8";

    public static ServiceAnswer Of(ServiceCall call, int statusCode, string code, string message)
    {
        var requestId = Guid.NewGuid().ToString();
        var side = statusCode < 500 ? "Sender" : "Receiver";
        var error = $"<Code>{SecurityElement.Escape(code)}</Code><Message>{SecurityElement.Escape(message)}</Message>";
        return call.Protocol switch
        {
            Protocol.Ec2 => ServiceAnswer.Text(statusCode, Xml, $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Errors><Error>{error}</Error></Errors><RequestID>{requestId}</RequestID></Response>
                """),
            Protocol.S3 when call.Action.StartsWith("Head", StringComparison.Ordinal) => new ServiceAnswer { StatusCode = statusCode },
            Protocol.S3 => ServiceAnswer.Text(statusCode, "application/xml", $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <Error>{error}<Resource>/{SecurityElement.Escape(call.Resource)}</Resource><RequestId>{requestId}</RequestId></Error>
                """),
            Protocol.Json => Json(statusCode, call.Service, code, message),
            _ => ServiceAnswer.Text(statusCode, Xml, $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <ErrorResponse><Error><Type>{side}</Type>{error}</Error><RequestId>{requestId}</RequestId></ErrorResponse>
                """),
        };
    }

    /// <returns>The error code of a response; <see langword="null"/> if it is not an error or contains no code (HEAD requests).</returns>
    public static string? CodeOf(ServiceAnswer answer)
    {
        if (answer.StatusCode < 400)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return text.StartsWith('{') ? JsonCode(text) : Between(text, "<Code>", "</Code>");
    }

    private static ServiceAnswer Json(int statusCode, string service, string code, string message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("__type", service == "dynamodb" ? $"com.amazonaws.dynamodb.v20120810#{code}" : code);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        return ServiceAnswer.Text(statusCode, "application/x-amz-json-1.0", Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string? JsonCode(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("__type", out var type) ? type.ToString().Split('#')[^1] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? null : text[(from + start.Length)..to];
    }
}

/// <summary>
/// Refuses unsupported operations by name. The model only supports what the function, its tests and an operator's command line use.
/// </summary>
internal static class NotSupported
{
    public static NotSupportedException Operation(ServiceCall call) => new($"Not supported here: {call.Action} of {call.Service}.");

    /// <param name="call">A supported operation.</param>
    /// <param name="what">The part of the request that is not supported.</param>
    public static NotSupportedException Part(ServiceCall call, string what) =>
        new($"Not supported here: {call.Action} of {call.Service} with {what}.");

    public static NotSupportedException Service(ServiceCall call, IEnumerable<string> services) => new(
        $"Not supported here: the service {call.Service}. There are {string.Join(", ", services.Order(StringComparer.Ordinal))}.");
}
