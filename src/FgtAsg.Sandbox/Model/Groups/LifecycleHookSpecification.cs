using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>A lifecycle hook of a group.</summary>
public sealed record LifecycleHookSpecification
{
    public required string Name { get; init; }

    /// <summary>One of <see cref="LifecycleTransitions"/>.</summary>
    public required string Transition { get; init; }

    /// <summary>Null for <see cref="CloudOptions.DefaultHeartbeatTimeout"/>.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary><c>CONTINUE</c> or <c>ABANDON</c>: what happens when the time-out passes. AWS's default is ABANDON.</summary>
    public string DefaultResult { get; init; } = LifecycleResults.Abandon;

    public string? NotificationMetadata { get; init; }
}
