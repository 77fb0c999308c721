using System.Net;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>Amazon EC2 refused a call, or answered what is no answer.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>InvalidNetworkInterfaceID.NotFound</c>. It is null where the body was not the
/// service's own (a proxy's page, an empty or broken body): then <c>StatusCode</c> and the message say what came.
/// </remarks>
public class AmazonEC2Exception : AmazonServiceException
{
    public AmazonEC2Exception()
    {
    }

    public AmazonEC2Exception(string message)
        : base(message)
    {
    }

    public AmazonEC2Exception(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonEC2Exception(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonEC2Exception(string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonEC2Exception(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
