namespace FgtAsg.Sandbox.Calls;

/// <summary>Who calls, as CloudTrail would say it.</summary>
/// <param name="FunctionName">The Lambda function in whose role's session the call is made; null for a person's user.</param>
/// <param name="UserAgent">As the caller sends it.</param>
public sealed record CloudCaller(string? FunctionName, string UserAgent)
{
    /// <summary>A person, at the console.</summary>
    public static CloudCaller Person { get; } = new(null, "console.amazonaws.com");
}
