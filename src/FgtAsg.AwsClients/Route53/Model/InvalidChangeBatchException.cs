using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

/// <summary>A change of the batch cannot be made, so none was. The message says everything that is wrong.</summary>
public class InvalidChangeBatchException : AmazonRoute53Exception
{
    public InvalidChangeBatchException(string message)
        : base(message)
    {
    }

    public InvalidChangeBatchException(Exception innerException)
        : base(innerException)
    {
    }

    public InvalidChangeBatchException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public InvalidChangeBatchException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidChangeBatchException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>
    /// What is wrong, change by change, where Route 53 lists it; null where it says it in one message, as it mostly does. The exception's
    /// own message has all of it in both cases.
    /// </summary>
    public List<string>? Messages { get; set; }
}
