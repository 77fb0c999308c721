using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>Limits the time of one attempt, including the body. Records whether the outcome of a failed attempt is unknown.</summary>
/// <remarks>
/// <c>ClientConfig.Timeout</c> alone ends at the response's headers, and applies only if the SDK creates the HTTP client. A body that
/// stalls would block the call until the caller gives up.
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

    /// <summary>The service states that it did nothing: a client error, or throttling. EC2 reports throttling with HTTP 503.</summary>
    private bool IsRefusal(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: not null } error
        && ((int)error.StatusCode is >= 400 and < 500 || policy.IsThrottlingError(error));
}
