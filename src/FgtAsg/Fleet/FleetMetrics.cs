using FgtAsg.LambdaRuntime.Metrics;

namespace FgtAsg.Fleet;

/// <summary>The function's CloudWatch metrics: namespace <c>FgtAsg</c>, dimension <c>AutoScalingGroupName</c>.</summary>
internal sealed class FleetMetrics(EmbeddedMetrics metrics, string autoScalingGroupName)
{
    private const string Namespace = "FgtAsg";

    private readonly IReadOnlyList<(string, string)> _dimensions = [("AutoScalingGroupName", autoScalingGroupName)];

    /// <summary>
    /// Counts results by action and outcome (<c>LaunchCompleted</c>, <c>TerminateFailed</c> ...) and measures their duration.
    /// </summary>
    public void Handled(Result result, TimeSpan duration)
    {
        if (result.Action is not { } action || result.Status == ResultStatus.Ignored)
        {
            return;
        }

        var name = char.ToUpperInvariant(action[0]) + action[1..];
        metrics.Emit(
            Namespace,
            [($"{name}{result.Status}", 1, "Count"), ($"{name}Duration", duration.TotalMilliseconds, "Milliseconds")],
            _dimensions,
            [("instanceId", result.InstanceId)]);
    }

    /// <summary>A message from SNS or SQS, or a stream's record, was ignored.</summary>
    public void MessageIgnored(bool isUnhandled) => metrics.Emit(
        Namespace, [("MessagesIgnored", 1, "Count"), ("MessagesUnhandled", isUnhandled ? 1 : 0, "Count")], _dimensions);

    /// <summary>
    /// The findings of a sweep and how many were repaired. A difference that an event's own work explains is not a finding.
    /// </summary>
    public void Swept(int findings, int repaired, int unrepaired) => metrics.Emit(
        Namespace,
        [("SweepFindings", findings, "Count"), ("SweepRepaired", repaired, "Count"), ("SweepUnrepaired", unrepaired, "Count")],
        _dimensions);

    /// <summary>How a run ended, and how many instances it terminated.</summary>
    public void Recycled(bool hasFailed, int replaced) => metrics.Emit(
        Namespace,
        [
            ("RecycleSucceeded", hasFailed ? 0 : 1, "Count"),
            ("RecycleFailed", hasFailed ? 1 : 0, "Count"),
            ("RecycleReplaced", replaced, "Count"),
        ],
        _dimensions);

    /// <summary>The number of files in the license folder that are not licenses or that must not be assigned.</summary>
    public void LicenseFilesRefused(int count) => metrics.Emit(Namespace, [("LicenseFilesRefused", count, "Count")], _dimensions);

    /// <summary>The work of a snapshot run in all regions.</summary>
    public void Snapshotted(int created, int deleted, int failed, int regionsFailed) => metrics.Emit(
        Namespace,
        [
            ("SnapshotsCreated", created, "Count"),
            ("SnapshotsDeleted", deleted, "Count"),
            ("SnapshotsFailed", failed, "Count"),
            ("SnapshotRegionsFailed", regionsFailed, "Count"),
        ],
        _dimensions);

    public void CommandEnded(bool hasFailed) => metrics.Emit(
        Namespace,
        [("StartCommandSucceeded", hasFailed ? 0 : 1, "Count"), ("StartCommandFailed", hasFailed ? 1 : 0, "Count")],
        _dimensions);

    /// <summary>A firewall has reached a phase: <c>FortiOsReached</c>, <c>FortiOsLicensed</c> ...</summary>
    /// <param name="took">The time since the firewall had its interfaces.</param>
    public void BroughtUp(BringUpPhase phase, TimeSpan took) =>
        metrics.Emit(Namespace, [($"FortiOs{phase}Time", took.TotalMilliseconds, "Milliseconds")], _dimensions);

    /// <summary>The firewall at a management address had another key than the pinned one.</summary>
    public void PinChanged() => metrics.Emit(Namespace, [("FortiOsPinChanged", 1, "Count")], _dimensions);

    /// <summary>A license could not be proven and was taken from its firewall.</summary>
    /// <param name="isForGood">Whether FortiOS refused it, so that it was quarantined.</param>
    public void LicenseLost(bool isForGood) => metrics.Emit(
        Namespace, [("LicensesNotProven", 1, "Count"), ("LicensesQuarantined", isForGood ? 1 : 0, "Count")], _dimensions);

    /// <summary>A launch went into service, or was abandoned, without a proven license.</summary>
    public void LicenseUnproven() => metrics.Emit(Namespace, [("LicenseUnproven", 1, "Count")], _dimensions);

    /// <summary>A launch was refused a license, because Fortinet's servers do not answer.</summary>
    public void DrawingPaused() => metrics.Emit(Namespace, [("LicenseDrawingPaused", 1, "Count")], _dimensions);

    /// <summary>A transition's notification could not be sent.</summary>
    public void TransitionNotTold() => metrics.Emit(Namespace, [("TransitionsNotTold", 1, "Count")], _dimensions);

    /// <summary>How long a writer waited for the track file's lock.</summary>
    public void WaitedForTrackFile(TimeSpan waited) =>
        metrics.Emit(Namespace, [("TrackFileWait", waited.TotalMilliseconds, "Milliseconds")], _dimensions);

    /// <summary>The number of free items that a claim saw in a pool, at most one page, and whether the pool was exhausted.</summary>
    public void Searched(PoolKind kind, int free, bool isExhausted) => metrics.Emit(
        Namespace,
        [($"{kind.RecordAttribute}sFree", free, "Count"), ($"{kind.RecordAttribute}Exhausted", isExhausted ? 1 : 0, "Count")],
        _dimensions);
}
