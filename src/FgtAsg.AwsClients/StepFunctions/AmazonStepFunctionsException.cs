using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>Step Functions refused a call, or answered what is no answer.</summary>
/// <remarks>
/// <c>ErrorCode</c> is the service's code, for example <c>ExecutionAlreadyExists</c>. It is null where the body was not the
/// service's own (a proxy's page, an empty or broken body): then <c>StatusCode</c> and the message say what came. The official package has a
/// type below this one for each code; a filter on <c>ErrorCode</c> goes with both.
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
