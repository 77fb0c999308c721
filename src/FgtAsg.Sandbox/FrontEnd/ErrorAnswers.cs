using System.Security;
using System.Text;
using System.Text.Json;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>Errors as each protocol writes them, and their codes as each protocol's answers tell them.</summary>
internal static class ErrorAnswers
{
    private const string Xml = "text/xml;charset=UTF-8";

    public static ServiceAnswer Of(ServiceCall call, int statusCode, string code, string message)
    {
        var requestId = Guid.NewGuid().ToString();
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
                <ErrorResponse><Error><Type>{(statusCode < 500 ? "Sender" : "Receiver")}</Type>{error}</Error><RequestId>{requestId}</RequestId></ErrorResponse>
                """),
        };
    }

    /// <returns>The error code of an answer, or <see langword="null"/> when it is none, or says none (HEAD requests).</returns>
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
/// What the model does not have is refused by its name: it has no more than the function, its tests and an operator's command line use.
/// </summary>
internal static class NotSupported
{
    public static NotSupportedException Operation(ServiceCall call) => new($"Not supported here: {call.Action} of {call.Service}.");

    /// <param name="call">An operation that there is.</param>
    /// <param name="what">What it was asked for, and is not there.</param>
    public static NotSupportedException Part(ServiceCall call, string what) => new($"Not supported here: {call.Action} of {call.Service} with {what}.");

    public static NotSupportedException Service(ServiceCall call, IEnumerable<string> services) => new(
        $"Not supported here: the service {call.Service}. There are {string.Join(", ", services.Order(StringComparer.Ordinal))}.");
}
