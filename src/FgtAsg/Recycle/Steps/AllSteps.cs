using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>The steps of a run, in the order of the state machine.</summary>
internal static class AllSteps
{
    public static IReadOnlyList<IRecycleStep> Create(
        RecycleOptions options,
        GroupReader reader,
        GroupChanges changes,
        RunRecords records,
        RecycleNotifications notifications,
        FleetMetrics metrics,
        TimeProvider time)
    {
        var group = new RecyclableGroup(reader, changes);
        var runs = new RunLookup(reader, records);
        return
        [
            new ValidateStep(group, records),
            new LockStep(records, runs),
            new WindowStep(reader, records, runs),
            new SnapshotStep(options, group, records, runs, time),
            new PlanStep(options, group, reader, runs, notifications, time),
            new ReplaceStep(options, reader, changes, records, notifications, time),
            new VerifyStep(options, reader, records, time),
            new RollBackStep(options, reader, changes, records, notifications, time),
            new RestoreStep(reader, changes, records, time),
            new NotifyStep(reader, records, notifications, metrics),
            new UnlockStep(records),
        ];
    }
}
