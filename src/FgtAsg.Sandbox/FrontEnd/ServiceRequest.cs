using FgtAsg.Sandbox.Calls;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>One request over HTTP.</summary>
/// <param name="Call">What it asks for.</param>
/// <param name="Http">As it came.</param>
/// <param name="Body">All of it.</param>
internal sealed record ServiceRequest(ServiceCall Call, HttpRequest Http, byte[] Body)
{
    /// <summary>Who calls: a hosted function, or somebody else.</summary>
    public CloudCaller Caller { get; } = SessionTokens.CallerOf(Http);
}
