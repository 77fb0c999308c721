using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>A lifecycle hook of a group.</summary>
public sealed record LifecycleHookSpecification
{
    public required string Name { get; init; }

    /// <summary>A value of <see cref="LifecycleTransitions"/>.</summary>
    public required string Transition { get; init; }

    /// <summary>Null for <see cref="CloudOptions.DefaultHeartbeatTimeout"/>.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>The result when the timeout expires: <c>CONTINUE</c> or <c>ABANDON</c>. AWS's default is ABANDON.</summary>
    public string DefaultResult { get; init; } = LifecycleResults.Abandon;

    public string? NotificationMetadata { get; init; }
}

/// <summary>The transitions of lifecycle hooks.</summary>
public static class LifecycleTransitions
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
}

/// <summary>Where an instance comes from and where it goes: the values of Origin and Destination in Auto Scaling's events.</summary>
public static class LifecyclePlaces
{
    public const string Ec2 = "EC2";

    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}

/// <summary>The possible results of a lifecycle action.</summary>
public static class LifecycleResults
{
    public const string Continue = "CONTINUE";

    public const string Abandon = "ABANDON";
}
