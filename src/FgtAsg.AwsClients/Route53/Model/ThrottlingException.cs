using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

/// <summary>Too many requests: Route 53 takes five a second from an account. The client has asked again with pauses.</summary>
/// <remarks>
/// What most often stands in the same place is the plain code <c>Throttling</c>, which comes as an
/// <see cref="AmazonRoute53Exception"/>, as in the official package.
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
