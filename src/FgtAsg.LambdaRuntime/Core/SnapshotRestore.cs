using FgtAsg.LambdaRuntime.Execution;

namespace Amazon.Lambda.Core;

/// <summary>
/// Hooks around a SnapStart snapshot. Register them before <c>RunAsync</c>. Hooks before the snapshot run in reverse order of their
/// registration. Hooks after the restore run in order. Each hook runs once. A hook that throws ends the process after the error is
/// reported to Lambda. Without SnapStart no hook runs.
/// </summary>
public static class SnapshotRestore
{
    internal static SnapshotHooks Hooks { get; } = new();

    /// <summary>Registers a hook that runs before the snapshot is taken, within the time limit of the initialization.</summary>
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => Hooks.AddBeforeSnapshot(beforeSnapshotAction);

    /// <summary>Registers a hook that runs after each restore. It may take up to 10 seconds.</summary>
    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => Hooks.AddAfterRestore(afterRestoreAction);
}
