using System.Text.Json;

namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>The error object of an invocation: from the function's report, or from the service if the process ended.</summary>
/// <param name="Type">For example <c>Runtime.ExitError</c>.</param>
/// <param name="Message">One sentence. It contains the request id if Lambda's message does.</param>
/// <param name="Payload">The whole JSON object.</param>
internal sealed record FunctionError(string? Type, string? Message, byte[] Payload)
{
    public static FunctionError Of(string type, string message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorType", type);
            json.WriteString("errorMessage", message);
            json.WriteEndObject();
        }

        return new FunctionError(type, message, buffer.ToArray());
    }

    /// <summary>
    /// The error from a runtime's post to an error path. As in Lambda, a body that is not a JSON object is passed on unchanged.
    /// </summary>
    public static FunctionError Reported(string? typeHeader, byte[] payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return new FunctionError(Text(document, "errorType") ?? typeHeader, Text(document, "errorMessage"), payload);
        }
        catch (JsonException)
        {
            return new FunctionError(typeHeader, null, payload);
        }
    }

    public static FunctionError TimedOut(string requestId, TimeSpan timeout) =>
        Of("Sandbox.Timedout", string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:0.00} seconds"));

    public static FunctionError Exited(string requestId, int exitCode, IEnumerable<string> lastErrors)
    {
        var how = exitCode switch
        {
            0 => "Runtime exited without providing a reason (exit status 0)",
            137 => "Runtime exited with error: signal: killed (exit status 137)",
            _ => $"Runtime exited with error: exit status {exitCode}",
        };
        return Of("Runtime.ExitError", string.Join('\n', lastErrors.Prepend($"RequestId: {requestId} Error: {how}")));
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
