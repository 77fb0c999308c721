using System.Net;
using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>What an exception of an AWS client means to the function.</summary>
internal static class AwsErrors
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "RequestLimitExceeded", "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "SlowDown", "BandwidthLimitExceeded", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
    };

    private static readonly HashSet<string> FaultCodes = new(StringComparer.Ordinal)
    {
        "Unavailable", "ServiceUnavailable", "InternalError", "InternalFailure", "RequestTimeout", "RequestTimeoutException",
    };

    /// <summary>
    /// True for what goes away by itself: throttling, the service's own faults, a broken connection, an attempt's time-out. The SDK has
    /// retried it a few times already when it comes here.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        // A success that cannot be read is as good as one that was lost. A failure that cannot be read is judged by its status below.
        AmazonUnmarshallingException { StatusCode: < HttpStatusCode.BadRequest } => true,
        AmazonServiceException e when e.ErrorCode is { } code && (ThrottlingCodes.Contains(code) || FaultCodes.Contains(code)) => true,
        AmazonServiceException e when (int)e.StatusCode is >= 500 or 429 => true,
        // No answer came at all: the cause is the connection's.
        AmazonServiceException { StatusCode: default(HttpStatusCode), InnerException: { } inner } => IsTransient(inner),
        AmazonClientException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException => true,
        // The SDK's own time-out of one attempt; a cancellation by the caller is told apart before this is asked.
        OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Whether the time ran out on what goes away by itself: with more time, the same work may succeed.</summary>
    public static bool MayPass(Exception exception) =>
        exception is OutOfTimeException { InnerException: { } last } ? IsTransient(last) : IsTransient(exception);

    /// <summary>Whether a call of an AWS client failed: the SDK has two families of exceptions, which share no type of their own.</summary>
    public static bool IsFailedCall(Exception exception) => exception is AmazonServiceException or AmazonClientException;

    /// <summary>
    /// Whether a step failed as any step over a network may: a failed call, a lost connection, no time left. What else is thrown is a
    /// decision of the function's own, or a mistake in it.
    /// </summary>
    public static bool IsFailure(Exception exception) =>
        IsFailedCall(exception) || exception is OutOfTimeException || IsTransient(exception);

    /// <summary>Whether the service says that the call had no effect; where not, it may have had one.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: { } code } e
        && (ThrottlingCodes.Contains(code) || ((int)e.StatusCode is >= 400 and < 500 && !FaultCodes.Contains(code)));

    public static bool Is(Exception exception, params ReadOnlySpan<string> codes) =>
        exception is AmazonServiceException { ErrorCode: { } code } && codes.Contains(code);

    /// <summary>The code, where there is one, and the message: what an operator searches for.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } e => $"{code}: {e.Message}",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };
}
