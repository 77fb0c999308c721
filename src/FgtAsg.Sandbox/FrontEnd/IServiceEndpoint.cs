using FgtAsg.Sandbox.Calls;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>
/// The HTTP endpoint of one service of the model. Each folder with an endpoint is a service; <see cref="AwsModel"/> lists them.
/// </summary>
internal interface IServiceEndpoint
{
    /// <summary>The name in signatures, such as <c>s3</c>.</summary>
    string Service { get; }

    /// <summary>Answers a request. An error of the service is an answer, not an exception.</summary>
    /// <exception cref="NotSupportedException">See <see cref="NotSupported"/>.</exception>
    Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken);
}

/// <summary>One HTTP request.</summary>
/// <param name="Body">The complete body.</param>
internal sealed record ServiceRequest(ServiceCall Call, HttpRequest Http, byte[] Body)
{
    /// <summary>The caller: a hosted function or someone else.</summary>
    public CloudCaller Caller { get; } = SessionTokens.CallerOf(Http);
}

/// <summary>A complete HTTP response in memory.</summary>
public sealed record ServiceAnswer
{
    public required int StatusCode { get; init; }

    public IReadOnlyList<KeyValuePair<string, string[]>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the connection is cut instead of sending the response.</summary>
    internal bool IsLost { get; init; }

    /// <summary>The connection is cut before the call is performed.</summary>
    internal static ServiceAnswer Dropped { get; } = new() { StatusCode = 0, IsLost = true };

    public static ServiceAnswer Text(int statusCode, string contentType, string body) => new()
    {
        StatusCode = statusCode,
        Headers = [new("Content-Type", [contentType])],
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };
}
