using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Json;

/// <summary>Reads the responses of one operation: its result or the service's error.</summary>
internal sealed class JsonAnswerUnmarshaller(JsonService service, string operation, Func<JsonElement, AmazonWebServiceResponse> read)
    : JsonResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Bypasses the wrapper of the SDK's core, whose exception contains neither the operation nor the status.</summary>
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input) => Unmarshall((JsonUnmarshallerContext)input);

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var body = TextOf(input);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"The body is JSON, but of the kind {document.RootElement.ValueKind}.");
            }

            var response = read(document.RootElement);
            response.ResponseMetadata = new ResponseMetadata { RequestId = HeaderOf(input, RequestIdHeader) };
            return response;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new AmazonUnmarshallingException(
                HeaderOf(input, RequestIdHeader),
                lastKnownLocation: null,
                Excerpt.Of(body),
                $"{service.ServiceId}, {operation}: {e.Message}",
                e)
            {
                // Because of this status, the SDK's core treats an unreadable success as transient and repeats the call.
                StatusCode = input.ResponseData.StatusCode,
            };
        }
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = "";
        string? code = null;
        string? message = null;
        try
        {
            body = TextOf(input);
            using var document = JsonDocument.Parse(body);
            code = JsonErrors.CodeIn(document.RootElement);
            message = JsonErrors.MessageIn(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // The body is not an error of the service: it is a proxy's page, empty or broken. The message has to use the headers, the
            // status and the body's text.
        }

        code = JsonErrors.CodeOf(HeaderOf(input, "x-amzn-query-error"), HeaderOf(input, "x-amzn-ErrorType")) ?? code;
        return service.Failure(new ServiceFailure(
            code is null ? Unreadable(input, body, statusCode) : message ?? $"{service.ServiceId} refused {operation}: {code}",
            innerException,
            ServiceFailure.TypeOf(statusCode),
            code,
            HeaderOf(input, RequestIdHeader),
            statusCode));
    }

    private string Unreadable(JsonUnmarshallerContext input, string body, HttpStatusCode status)
    {
        var what = body.Length == 0
            ? "no body"
            : $"no error that can be read ({HeaderOf(input, "Content-Type") ?? "no content type"}): {Excerpt.Of(body)}";
        return $"{service.ServiceId} answered {operation} with HTTP {(int)status} ({status}) and {what}";
    }

    private static string? HeaderOf(JsonUnmarshallerContext input, string name) =>
        input.ResponseData.IsHeaderPresent(name) ? input.ResponseData.GetHeaderValue(name) : null;

    private static string TextOf(JsonUnmarshallerContext input)
    {
        using var reader = new StreamReader(input.Stream, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
