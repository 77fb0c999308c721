using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.Calls;

/// <summary>Who calls, as CloudTrail would say it.</summary>
/// <param name="FunctionName">The Lambda function in whose role's session the call is made; null for a person's user.</param>
/// <param name="UserAgent">As the caller sends it.</param>
public sealed record CloudCaller(string? FunctionName, string UserAgent)
{
    /// <summary>A person, at the console.</summary>
    public static CloudCaller Person { get; } = new(null, "console.amazonaws.com");
}

/// <summary>Tells the calls of a hosted function from others: its credentials are a session's, and their token names it.</summary>
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
