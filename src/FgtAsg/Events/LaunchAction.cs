using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary><c>EC2 Instance-launch Lifecycle Action</c>: an instance waits for what it needs.</summary>
internal sealed record LaunchAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent
{
    /// <summary>Whether it is only made ready, and needs neither licence nor name yet.</summary>
    public bool IntoWarmPool => Destination == LifecyclePlaces.WarmPool;

    /// <summary>Whether it was at work before: it gets a new root volume.</summary>
    public bool ReplacesRootVolume => Origin == LifecyclePlaces.AutoScalingGroup;
}
