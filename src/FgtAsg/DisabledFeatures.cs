using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;

namespace FgtAsg;

/// <summary>Answers events for features that are not configured and therefore not wired.</summary>
internal static class DisabledFeatures
{
    private const string Recycling = "recycling is off: recycle_state_machine_arn is not set";

    public static Task<Result> Start(InstanceRunning running, Invocation invocation) =>
        Ignored(action: null, "an instance became 'running': neither start_command_document nor running_topic_arn is set");

    public static Task<Result> Snapshots(SnapshotRequest request, Invocation invocation) =>
        Ignored(SnapshotService.ActionName, "snapshot_regions is not set: no disks get snapshots");

    public static Task<Result> Recycle(RecycleRequest request, Invocation invocation) => Ignored(RecycleStarter.ActionName, Recycling);

    /// <exception cref="RecycleRefusedException">The state machine runs although recycling is off.</exception>
    public static Task<Result> RecycleStep(RecycleTask task, Invocation invocation) => throw new RecycleRefusedException(Recycling);

    private static Task<Result> Ignored(string? action, string reason) => Task.FromResult(Result.Ignored(action, instanceId: null, reason));
}
