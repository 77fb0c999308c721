using FgtAsg.LambdaRuntime.Execution;

namespace Amazon.Lambda.Core;

/// <summary>
/// Hooks around a SnapStart snapshot. Register before <c>RunAsync</c>. Hooks before the snapshot run in reverse order of their
/// registration, hooks after the restore in order; each runs once. A hook that throws ends the process, and Lambda is told why.
/// Without SnapStart none runs.
/// </summary>
public static class SnapshotRestore
{
    internal static SnapshotHooks Hooks { get; } = new();

    /// <summary>To be run before the snapshot is taken, within the time limit of the initialization.</summary>
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => Hooks.AddBeforeSnapshot(beforeSnapshotAction);

    /// <summary>To be run after each restore, within 10 seconds.</summary>
    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => Hooks.AddAfterRestore(afterRestoreAction);
}
