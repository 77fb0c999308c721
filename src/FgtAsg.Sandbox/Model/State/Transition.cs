namespace FgtAsg.Sandbox.Model.State;

/// <summary>Something that happens by itself when its time comes.</summary>
internal abstract record Transition
{
    private Transition()
    {
    }

    internal sealed record InstanceStarts(string InstanceId) : Transition;

    internal sealed record InstanceStops(string InstanceId) : Transition;

    internal sealed record InstanceEnds(string InstanceId) : Transition;

    internal sealed record InterfaceAttaches(string NetworkInterfaceId, string AttachmentId) : Transition;

    internal sealed record InterfaceDetaches(string NetworkInterfaceId, string AttachmentId) : Transition;

    internal sealed record RootVolumeIsReplaced(string InstanceId) : Transition;

    internal sealed record SnapshotCompletes(string SnapshotId) : Transition;

    internal sealed record HealthCheckFails(string InstanceId) : Transition;

    internal sealed record HealthTurnsBad(string InstanceId) : Transition;

    internal sealed record RefreshGoesOn(string GroupName) : Transition;

    internal sealed record HeartbeatTimesOut(string Token) : Transition;
}
