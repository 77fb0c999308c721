using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>The notification service refused a call, or answered what is no answer.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>NotFound</c>. It is null where the body was not the
/// service's own (a proxy's page, an empty or broken body): then <c>StatusCode</c> and the message say what came. The official package has a
/// type below this one for each code; a filter on <c>ErrorCode</c> goes with both.
/// </remarks>
public class AmazonSimpleNotificationServiceException : AmazonServiceException
{
    public AmazonSimpleNotificationServiceException()
    {
    }

    public AmazonSimpleNotificationServiceException(string message)
        : base(message)
    {
    }

    public AmazonSimpleNotificationServiceException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonSimpleNotificationServiceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonSimpleNotificationServiceException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonSimpleNotificationServiceException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
