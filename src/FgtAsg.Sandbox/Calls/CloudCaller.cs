using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.Calls;

/// <summary>The caller, as CloudTrail identifies it.</summary>
/// <param name="FunctionName">The Lambda function whose role's session makes the call; null for an IAM user.</param>
/// <param name="UserAgent">The user agent that the caller sends.</param>
public sealed record CloudCaller(string? FunctionName, string UserAgent)
{
    /// <summary>A person who uses the console.</summary>
    public static CloudCaller Person { get; } = new(null, "console.amazonaws.com");
}

/// <summary>
/// Distinguishes the calls of a hosted function from other calls. A function uses temporary credentials, and their session token contains
/// its name.
/// </summary>
internal static class SessionTokens
{
    private const string Prefix = "lambda/";

    public static string Of(string functionName) => Prefix + functionName;

    public static CloudCaller CallerOf(HttpRequest request)
    {
        var token = request.Headers["X-Amz-Security-Token"].ToString();
        var function = token.StartsWith(Prefix, StringComparison.Ordinal) ? token[Prefix.Length..] : null;
        return new CloudCaller(function, request.Headers.UserAgent.ToString());
    }
}
