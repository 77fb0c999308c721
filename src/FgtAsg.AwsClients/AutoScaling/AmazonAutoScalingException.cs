using System.Net;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Auto Scaling refused a call, or answered what is no answer.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>ValidationError</c>. It is null where the body was not the service's own
/// (a proxy's page, an empty or broken body): then <c>StatusCode</c> and the message say what came.
/// </remarks>
public class AmazonAutoScalingException : AmazonServiceException
{
    public AmazonAutoScalingException()
    {
    }

    public AmazonAutoScalingException(string message)
        : base(message)
    {
    }

    public AmazonAutoScalingException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonAutoScalingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonAutoScalingException(string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonAutoScalingException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
