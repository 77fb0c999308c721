using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary><c>EC2 Instance-terminate Lifecycle Action</c>: an instance waits to be cleaned up after, or to return to the warm pool.</summary>
internal sealed record TerminateAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent
{
    /// <summary>Whether the instance ends.</summary>
    public bool EndsInstance => Destination is null or "" or LifecyclePlaces.EC2;

    /// <summary>Whether it gives back licence and name, and keeps its interfaces. Otherwise it gets a new root volume, and keeps everything.</summary>
    public bool IntoWarmPool => Destination == LifecyclePlaces.WarmPool;
}
