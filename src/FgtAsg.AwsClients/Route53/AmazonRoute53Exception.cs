using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>Route 53 refused a call or sent an unusable response.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>InvalidInput</c>. It is null when the body did not come from the service (a
/// proxy's page, or an empty or broken body). In this case <c>StatusCode</c> and the message describe the response.
/// </remarks>
public class AmazonRoute53Exception : AmazonServiceException
{
    public AmazonRoute53Exception()
    {
    }

    public AmazonRoute53Exception(string message)
        : base(message)
    {
    }

    public AmazonRoute53Exception(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonRoute53Exception(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonRoute53Exception(string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonRoute53Exception(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
