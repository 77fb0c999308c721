using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

/// <summary>A change of the batch is impossible, so no change was made. The message lists all problems.</summary>
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
    /// The problems, one per change, if Route 53 lists them; null if it reports them in one message, which is the usual case. The
    /// exception's own message contains all of them in both cases.
    /// </summary>
    public List<string>? Messages { get; set; }
}
