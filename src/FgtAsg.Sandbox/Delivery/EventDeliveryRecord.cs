using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>One delivery of an event to the function; an event that is delivered twice has two.</summary>
public sealed record EventDeliveryRecord
{
    /// <summary>What happened, in EventBridge's words, whichever way it came.</summary>
    public required CloudEvent Event { get; init; }

    /// <summary>What the function got.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary><see langword="null"/> while it is under way, and when the function could not be invoked at all.</summary>
    public AsynchronousInvocationResult? Result { get; init; }

    /// <summary>Why the function could not be invoked (not built, or the sandbox was disposed).</summary>
    public Exception? Error { get; init; }
}
