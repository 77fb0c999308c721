using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>Bounds one attempt in time, its body included, and notes when it ended with its outcome unknown.</summary>
/// <remarks>
/// <c>ClientConfig.Timeout</c> alone bounds an attempt up to the response's headers, and only where the SDK makes the HTTP client; a body
/// that stalls would hold the call until the caller gives up.
/// </remarks>
internal sealed class AttemptHandler(RetryPolicy policy) : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The clients have no synchronous operations.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = (RequestContext)executionContext.RequestContext;
        var caller = request.CancellationToken;
        var limit = request.ClientConfig.Timeout ?? Timeout.InfiniteTimeSpan;
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(caller);
        attempt.CancelAfter(limit);
        request.CancellationToken = attempt.Token;
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (OperationCanceledException e) when (attempt.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            request.MarkOutcomeUnknown();
            throw new TimeoutException(
                $"{request.ServiceMetaData.ServiceId}: no complete answer to {request.RequestName} within {limit.TotalSeconds:0.###} s.",
                e);
        }
        catch (Exception e) when (!IsRefusal(e))
        {
            request.MarkOutcomeUnknown();
            throw;
        }
        finally
        {
            request.CancellationToken = caller;
        }
    }

    /// <summary>The service's own word that it did nothing: a client error, or throttling, which EC2 says with HTTP 503.</summary>
    private bool IsRefusal(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: not null } error
        && ((int)error.StatusCode is >= 400 and < 500 || policy.IsThrottlingError(error));
}
