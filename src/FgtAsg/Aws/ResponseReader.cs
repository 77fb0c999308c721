using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace FgtAsg.Aws;

/// <summary>
/// Replaces the SDK's unmarshalling step. A response that does not belong to the operation is a failed call, and no exception quotes its
/// body.
/// </summary>
/// <remarks>
/// The SDK reads a foreign body as an empty success, throws a dozen exception types for broken bodies, and quotes bodies in messages. This
/// class throws one <see cref="AmazonUnmarshallingException"/> without the body instead. The body is read completely within the attempt's
/// time.
/// </remarks>
internal sealed class ResponseReader(IResponseFormat format) : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The clients have no synchronous operations.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        HttpErrorResponseException? failure = null;
        try
        {
            await base.InvokeAsync<T>(executionContext);
        }
        catch (HttpErrorResponseException e)
        {
            failure = e;
        }

        var request = executionContext.RequestContext;
        var received = failure?.Response ?? executionContext.ResponseContext.HttpResponse;
        using var responseBody = received.ResponseBody;
        var body = await ReadAsync(responseBody, request.CancellationToken);
        if (failure is not null)
        {
            throw ReadError(request, received, body, failure);
        }

        var (response, fault) = ReadResponse<T>(request, received, body);
        executionContext.ResponseContext.Response = response;
        return response ?? throw Unreadable(request, received, body, fault);
    }

    private static async Task<byte[]> ReadAsync(IHttpResponseBody responseBody, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await responseBody.OpenResponseAsync();
        await stream.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private (T? Response, string Fault) ReadResponse<T>(IRequestContext request, IWebResponseData received, byte[] body)
        where T : AmazonWebServiceResponse
    {
        if (!format.IsResponse(OperationOf(request), body))
        {
            return (null, "the response does not belong to the operation");
        }

        try
        {
            using var stream = new MemoryStream(body);
            using var context = request.Unmarshaller.CreateContext(
                received, readEntireResponse: false, stream, request.Metrics, isException: false, request);
            var response = (T)request.Unmarshaller.UnmarshallResponse(context);
            return format.FindMissing(response) is { } member ? (null, $"the response has no {member}") : (response, "");
        }
        // The body is in memory, so any failure is caused by the body, and its message may quote the body.
        catch (Exception e)
        {
            return (null, $"the response cannot be unmarshalled, {(e.InnerException ?? e).GetType().Name}");
        }
    }

    private AmazonServiceException ReadError(
        IRequestContext request, IWebResponseData received, byte[] body, HttpErrorResponseException failure)
    {
        if (format.FindError(OperationOf(request), received, body) is not { } error)
        {
            return Unreadable(request, received, body, "the response is not an error of the service");
        }

        using var stream = new MemoryStream(error);
        using var context = request.Unmarshaller.CreateContext(
            received, readEntireResponse: true, stream, request.Metrics, isException: true, request);
        // The SDK reads the service's clock from the headers of the inner exception.
        return request.Unmarshaller.UnmarshallException(context, failure, received.StatusCode);
    }

    private static AmazonUnmarshallingException Unreadable(IRequestContext request, IWebResponseData received, byte[] body, string fault)
    {
        var contentType = received.ContentType is { Length: > 0 } type ? type : "no content type";
        return new AmazonUnmarshallingException(
            received.GetHeaderValue(HeaderKeys.RequestIdHeader),
            lastKnownLocation: null,
            responseBody: null,
            $"{request.ServiceMetaData.ServiceId}, {OperationOf(request)}: {fault} ({contentType}, {body.Length} bytes).",
            innerException: null)
        {
            // The SDK's retry policy and AwsErrors use it: an unreadable success is retried, an unreadable refusal is not.
            StatusCode = received.StatusCode,
        };
    }

    private static string OperationOf(IRequestContext request) => request.RequestName[..^"Request".Length];
}

/// <summary>Distinguishes the responses of one service from foreign ones, such as a proxy's error page.</summary>
internal interface IResponseFormat
{
    /// <summary>Whether a body with a successful status is a response of the operation.</summary>
    bool IsResponse(string operation, byte[] body);

    /// <summary>The service's error in the form that the SDK reads; null if the body has none.</summary>
    byte[]? FindError(string operation, IWebResponseData response, byte[] body);

    /// <summary>
    /// A required member that the response lacks; null if it is complete. The SDK reads a body without the operation's elements as an empty
    /// success.
    /// </summary>
    string? FindMissing(AmazonWebServiceResponse response);
}
