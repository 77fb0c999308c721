using System.Net;
using Amazon.Runtime;

namespace FgtAsg.Aws;

/// <summary>Classifies the exceptions of AWS clients.</summary>
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
    /// True for failures that pass without intervention: throttling, service faults, broken connections and timeouts of one attempt. The
    /// SDK has already retried the call a few times.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        // An unreadable success is handled like a lost response. An unreadable failure is judged by its status below.
        AmazonUnmarshallingException { StatusCode: < HttpStatusCode.BadRequest } => true,
        AmazonServiceException e when e.ErrorCode is { } code && (ThrottlingCodes.Contains(code) || FaultCodes.Contains(code)) => true,
        AmazonServiceException e when (int)e.StatusCode is >= 500 or 429 => true,
        // There was no response, so the connection is the cause.
        AmazonServiceException { StatusCode: default(HttpStatusCode), InnerException: { } inner } => IsTransient(inner),
        AmazonClientException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException => true,
        // The timeout of one attempt. Callers check for their own cancellation first.
        OperationCanceledException => true,
        _ => false,
    };

    /// <summary>
    /// Whether the failure is transient; of a timeout, the last failure before it. With more time, the same work may succeed.
    /// </summary>
    public static bool MayPass(Exception exception) =>
        exception is OutOfTimeException { InnerException: { } last } ? IsTransient(last) : IsTransient(exception);

    /// <summary>Whether a call of an AWS client failed. The SDK has two families of exceptions without a common base type.</summary>
    public static bool IsFailedCall(Exception exception) => exception is AmazonServiceException or AmazonClientException;

    /// <summary>
    /// Whether a step failed for a reason outside the function: a failed call, a lost connection or no time left. Any other exception is
    /// the function's own decision, or a bug.
    /// </summary>
    public static bool IsFailure(Exception exception) =>
        IsFailedCall(exception) || exception is OutOfTimeException || IsTransient(exception);

    /// <summary>Whether the service says that the call had no effect. If false, the call may have had an effect.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: { } code } e
        && (ThrottlingCodes.Contains(code) || ((int)e.StatusCode is >= 400 and < 500 && !FaultCodes.Contains(code)));

    public static bool Is(Exception exception, params ReadOnlySpan<string> codes) =>
        exception is AmazonServiceException { ErrorCode: { } code } && codes.Contains(code);

    /// <summary>The error code, if any, and the message, so that operators can search for them.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } e => $"{code}: {e.Message}",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };
}
