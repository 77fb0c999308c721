using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary><c>EC2 Instance-terminate Lifecycle Action</c>: an instance waits to be cleaned up after, or to return to the warm pool.</summary>
internal sealed record TerminateAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent
{
    /// <summary>Whether the instance ends. One that goes to the warm pool, or gets a new root volume, keeps what it has.</summary>
    public bool EndsInstance => Destination is null or "" or "EC2";
}
