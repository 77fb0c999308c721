using FgtAsg.Sandbox.Calls;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>A service of the model over HTTP. A folder that has one is a service; <see cref="AwsModel"/> lists them.</summary>
internal interface IServiceEndpoint
{
    /// <summary>As signatures name it, such as <c>s3</c>.</summary>
    string Service { get; }

    /// <summary>An error of the service is an answer, too.</summary>
    /// <exception cref="NotSupportedException">See <see cref="NotSupported"/>.</exception>
    Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken);
}

/// <summary>One request over HTTP.</summary>
/// <param name="Call">What it asks for.</param>
/// <param name="Http">As it came.</param>
/// <param name="Body">All of it.</param>
internal sealed record ServiceRequest(ServiceCall Call, HttpRequest Http, byte[] Body)
{
    /// <summary>Who calls: a hosted function, or somebody else.</summary>
    public CloudCaller Caller { get; } = SessionTokens.CallerOf(Http);
}

/// <summary>An HTTP answer, complete in memory.</summary>
public sealed record ServiceAnswer
{
    public required int StatusCode { get; init; }

    public IReadOnlyList<KeyValuePair<string, string[]>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the connection is cut instead of sending this.</summary>
    internal bool IsLost { get; init; }

    /// <summary>A connection that is cut before anything was done.</summary>
    internal static ServiceAnswer Dropped { get; } = new() { StatusCode = 0, IsLost = true };

    public static ServiceAnswer Text(int statusCode, string contentType, string body) => new()
    {
        StatusCode = statusCode,
        Headers = [new("Content-Type", [contentType])],
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };
}
