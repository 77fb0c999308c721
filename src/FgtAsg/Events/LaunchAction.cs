using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary><c>EC2 Instance-launch Lifecycle Action</c>: an instance waits for what it needs.</summary>
internal sealed record LaunchAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent;
