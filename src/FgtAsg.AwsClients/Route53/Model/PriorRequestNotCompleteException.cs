using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

/// <summary>The zone is still busy with another batch. The client already retried with pauses.</summary>
public class PriorRequestNotCompleteException : AmazonRoute53Exception
{
    public PriorRequestNotCompleteException(string message)
        : base(message)
    {
    }

    public PriorRequestNotCompleteException(Exception innerException)
        : base(innerException)
    {
    }

    public PriorRequestNotCompleteException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public PriorRequestNotCompleteException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public PriorRequestNotCompleteException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
