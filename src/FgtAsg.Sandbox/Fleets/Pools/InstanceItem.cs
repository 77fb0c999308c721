namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The item <c>instance#&lt;instance-id&gt;</c>: what the function has stored about an instance.</summary>
public sealed record InstanceItem
{
    public required string InstanceId { get; init; }

    public string? AutoScalingGroupName { get; init; }

    /// <summary>A value of <see cref="InstanceStates"/>.</summary>
    public string? State { get; init; }

    public DateTimeOffset? LaunchingAt { get; init; }

    public DateTimeOffset? InServiceAt { get; init; }

    public DateTimeOffset? WarmedAt { get; init; }

    public DateTimeOffset? TerminatingAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The id of its license.</summary>
    public string? License { get; init; }

    /// <summary>Its hostname.</summary>
    public string? Hostname { get; init; }

    public DnsItem? Dns { get; init; }

    /// <summary>When time to live may delete the item. Only set after the instance ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool HasEnded => State is InstanceStates.Terminated or InstanceStates.Failed;

    public string Category => $"instance#{InstanceId}";
}

/// <summary>The states of an instance's item.</summary>
public static class InstanceStates
{
    public const string Launching = "Launching";

    public const string InService = "InService";

    public const string Returning = "Returning";

    public const string Warmed = "Warmed";

    public const string Terminating = "Terminating";

    public const string Terminated = "Terminated";

    public const string Failed = "Failed";
}
