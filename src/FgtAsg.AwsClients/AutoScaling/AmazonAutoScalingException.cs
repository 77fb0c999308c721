using System.Net;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Auto Scaling refused a call or sent an unusable response.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>ValidationError</c>. It is null when the body did not come from the service (a
/// proxy's page, or an empty or broken body). In this case <c>StatusCode</c> and the message describe the response.
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
