using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

/// <summary>Too many requests: Route 53 allows five per second and account. The client already retried with pauses.</summary>
/// <remarks>
/// Usually Route 53 reports throttling with the plain code <c>Throttling</c>. As in the official package, that error is an
/// <see cref="AmazonRoute53Exception"/>.
/// </remarks>
public class ThrottlingException : AmazonRoute53Exception
{
    public ThrottlingException(string message)
        : base(message)
    {
    }

    public ThrottlingException(Exception innerException)
        : base(innerException)
    {
    }

    public ThrottlingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ThrottlingException(
        string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ThrottlingException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
