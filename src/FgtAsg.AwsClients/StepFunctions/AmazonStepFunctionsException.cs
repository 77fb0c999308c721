using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>Step Functions refused a call or sent an unusable response.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>ExecutionAlreadyExists</c>. It is null when the body did not come from the
/// service (a proxy's page, or an empty or broken body). In this case <c>StatusCode</c> and the message describe the response. The
/// official package has a derived type for each code; a filter on <c>ErrorCode</c> works with both.
/// </remarks>
public class AmazonStepFunctionsException : AmazonServiceException
{
    public AmazonStepFunctionsException()
    {
    }

    public AmazonStepFunctionsException(string message)
        : base(message)
    {
    }

    public AmazonStepFunctionsException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonStepFunctionsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public AmazonStepFunctionsException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonStepFunctionsException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
