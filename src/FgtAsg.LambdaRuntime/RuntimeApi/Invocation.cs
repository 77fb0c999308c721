namespace FgtAsg.LambdaRuntime.RuntimeApi;

/// <summary>A response to <c>invocation/next</c>.</summary>
/// <param name="Deadline">When Lambda ends the invocation.</param>
/// <param name="ClientContext">The JSON as the caller sent it, not parsed.</param>
/// <param name="CognitoIdentity">The JSON as Lambda sent it, not parsed.</param>
/// <param name="Payload">The event.</param>
internal sealed record Invocation(
    string RequestId,
    DateTimeOffset Deadline,
    string InvokedFunctionArn,
    string? TraceId,
    string? ClientContext,
    string? CognitoIdentity,
    byte[] Payload);
