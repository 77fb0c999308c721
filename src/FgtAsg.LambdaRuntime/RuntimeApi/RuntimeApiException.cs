using System.Net;

namespace FgtAsg.LambdaRuntime.RuntimeApi;

/// <summary>
/// The Lambda Runtime API could not be reached, or its response does not match its documentation. The process cannot continue. End it
/// with a non-zero exit code, and Lambda starts a new one.
/// </summary>
public sealed class RuntimeApiException : Exception
{
    internal RuntimeApiException(
        HttpMethod method, string path, HttpStatusCode? statusCode, string problem, string expected, Exception? inner = null)
        : base($"Lambda Runtime API: {method} {path} {problem}; expected {expected}.", inner)
    {
        Method = method.Method;
        Path = path;
        StatusCode = statusCode;
        Expected = expected;
    }

    /// <summary>The HTTP method, for example <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>The path of the call, without host and port.</summary>
    public string Path { get; }

    /// <summary>Null when there was no response.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>A description of the expected response.</summary>
    public string Expected { get; }
}
