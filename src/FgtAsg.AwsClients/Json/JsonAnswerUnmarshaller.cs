using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Json;

/// <summary>Reads one operation's answers: its response, or the service's error.</summary>
internal sealed class JsonAnswerUnmarshaller(JsonService service, string operation, Func<JsonElement, AmazonWebServiceResponse> read)
    : JsonResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Without Core's own frame around it, whose exception says neither which operation it was nor the status.</summary>
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
                // Core takes an unreadable success as passing, and repeats the call, by this.
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
            // No error of the service's: a proxy's page, an empty or a broken body. The headers, the status and what there is of the body have to do.
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
