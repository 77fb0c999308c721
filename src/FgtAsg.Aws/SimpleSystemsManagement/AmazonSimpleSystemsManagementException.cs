using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Systems Manager refused a call, or answered what is no answer.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>InvalidInstanceId</c>. It is null where the body was not the
/// service's own (a proxy's page, an empty or broken body): then <c>StatusCode</c> and the message say what came. The official package has a
/// type below this one for each code; a filter on <c>ErrorCode</c> goes with both.
/// </remarks>
public class AmazonSimpleSystemsManagementException : AmazonServiceException
{
    public AmazonSimpleSystemsManagementException()
    {
    }

    public AmazonSimpleSystemsManagementException(string message)
        : base(message)
    {
    }

    public AmazonSimpleSystemsManagementException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonSimpleSystemsManagementException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonSimpleSystemsManagementException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonSimpleSystemsManagementException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
