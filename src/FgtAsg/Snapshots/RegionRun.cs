using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Snapshots;

/// <summary>
/// One run in one region: reads, plans, makes and deletes snapshots. Its failures are reported and do not affect other regions.
/// </summary>
internal sealed class RegionRun(
    string region,
    RegionReader reader,
    SnapshotPlanner planner,
    SnapshotMaker maker,
    SnapshotRemover remover,
    RegionLease lease,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How many volumes of a region are handled at once. EC2 allows a burst of calls, and then five per second.</summary>
    public const int AtOnce = 8;

    /// <summary>The place to continue for a run that could not read the region.</summary>
    private const string Beginning = "the region's first volume";

    /// <summary>Never throws.</summary>
    public async Task<RegionReport> RunAsync(string slot, bool isDryRun, Invocation invocation)
    {
        try
        {
            return isDryRun ? await LookAsync(slot, invocation) : await WorkAsync(slot, invocation);
        }
        // Every exception: the other regions must be completed nevertheless.
        catch (Exception e)
        {
            logger.SnapshotRegionFailed(region, e);
            return new RegionReport
            {
                Region = region,
                Error = e is RegionBusyException ? e.Message : AwsErrors.Describe(e),
                ContinuesAt = e is OutOfTimeException ? Beginning : null,
            };
        }
    }

    private async Task<RegionReport> LookAsync(string slot, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        var plan = await PlanAsync(slot, retry);
        var used = await reader.UsedByImagesAsync(plan.ToDelete, retry);
        return new RegionReport
        {
            Region = region,
            Volumes = plan.Volumes,
            Created = plan.ToMake.Count,
            AlreadyThere = plan.AlreadyThere,
            Deleted = plan.ToDelete.Count - used.Count,
            Kept = plan.Snapshots - plan.ToDelete.Count + used.Count,
            UsedByImages = used.Count,
        };
    }

    private async Task<RegionReport> WorkAsync(string slot, Invocation invocation)
    {
        await lease.TakeAsync(slot, invocation.Working(NoHeartbeat.Instance));

        // A snapshot that has been started is waited for, even after the time to start more is over.
        var retry = invocation.Finishing(lease);
        long? ofSlot = null;
        try
        {
            var plan = await SettledPlanAsync(slot, retry);
            foreach (var snapshot in plan.InError)
            {
                logger.SnapshotInError(region, snapshot.SnapshotId, snapshot.VolumeId, snapshot.StateMessage);
            }

            var made = new RegionTally();
            await EachAsync(plan.ToMake, volume => volume.VolumeId, volume => maker.MakeAsync(volume, slot, retry), made, retry);
            // A snapshot that may have been made without an answer is not counted.
            ofSlot = made.IsUncertain ? null : plan.OfSlot + made.Done;
            var deleted = await CleanUpAsync(plan.ToDelete, retry);
            return new RegionReport
            {
                Region = region,
                Volumes = plan.Volumes,
                Created = made.Done,
                AlreadyThere = plan.AlreadyThere,
                Gone = made.Without,
                Deleted = deleted.Done,
                Kept = plan.Snapshots - deleted.Done,
                UsedByImages = deleted.Spared + deleted.Without,
                Failed = made.Failed + deleted.Failed,
                Failures = [.. made.Failures, .. deleted.Failures],
                ContinuesAt = made.ContinuesAt ?? deleted.ContinuesAt,
                Error = made.Error ?? deleted.Error,
            };
        }
        finally
        {
            await ReleaseAsync(ofSlot, invocation);
        }
    }

    private async Task<RegionPlan> PlanAsync(string slot, RetryContext retry)
    {
        var (volumes, snapshots) = await Concurrently.BothAsync(reader.VolumesAsync, reader.SnapshotsAsync, retry);
        return planner.Plan(volumes, snapshots, slot, time.GetUtcNow());
    }

    /// <summary>
    /// Plans once EC2 shows the snapshots of the previous run. Repeats until EC2 shows as many as that run recorded, or until the
    /// describes can no longer lag behind.
    /// </summary>
    private async Task<RegionPlan> SettledPlanAsync(string slot, RetryContext retry) => await retry.UntilAsync(
        $"seeing in {region} what the run before made",
        async () =>
        {
            // Judged by the time when the read began.
            var isSettled = lease.BeforeEndedAt is not { } ended || time.GetUtcNow() - ended >= RetryContext.ConsistencyWindow;
            var plan = await PlanAsync(slot, retry);
            return isSettled || plan.OfSlot >= lease.MadeBefore ? plan : null;
        });

    private async Task<RegionTally> CleanUpAsync(IReadOnlyList<Snapshot> expired, RetryContext retry)
    {
        var tally = new RegionTally();
        if (expired.Count == 0)
        {
            return tally;
        }

        var free = new List<Snapshot>();
        try
        {
            var used = await reader.UsedByImagesAsync(expired, retry);
            foreach (var snapshot in expired)
            {
                if (!used.Contains(snapshot.SnapshotId))
                {
                    free.Add(snapshot);
                }
            }
        }
        catch (OutOfTimeException)
        {
            tally.Leave(0, expired[0].SnapshotId, isBegun: false);
            return tally;
        }
        // The snapshots that were made are reported nevertheless.
        catch (Exception e) when (AwsErrors.IsFailedCall(e))
        {
            logger.SnapshotRegionFailed(region, e);
            tally.Error = $"nothing was deleted: {AwsErrors.Describe(e)}";
            return tally;
        }

        tally.Spared = expired.Count - free.Count;
        await EachAsync(free, snapshot => snapshot.SnapshotId, snapshot => remover.DeleteAsync(snapshot, retry), tally, retry);
        return tally;
    }

    /// <summary>Runs a limited number of steps at once, in the order of the items. Starts none after the time is over.</summary>
    private Task EachAsync<T>(IReadOnlyList<T> items, Func<T, string> idOf, Func<T, Task<bool>> step, RegionTally tally, RetryContext retry)
    {
        return Concurrently.EachAsync([.. Enumerable.Range(0, items.Count)], AtOnce, place => StepAsync(place, idOf(items[place])));

        async Task<bool> StepAsync(int place, string id)
        {
            try
            {
                if (retry.IsCancellationRequested)
                {
                    tally.Leave(place, id, isBegun: false);
                    return false;
                }

                await lease.BeatIfDueAsync(retry.CancellationToken);
                tally.Count(await step(items[place]));
            }
            catch (OutOfTimeException)
            {
                tally.Leave(place, id, isBegun: true);
            }
            // Another run has taken over the region, and with it the remaining steps.
            catch (RegionBusyException e)
            {
                tally.Leave(place, id, isBegun: true);
                tally.Error = e.Message;
            }
            // Every exception: the other volumes must be completed nevertheless.
            catch (Exception e)
            {
                logger.SnapshotStepFailed(region, id, e);
                tally.Fail(id, AwsErrors.Describe(e));
            }

            return true;
        }
    }

    private async Task ReleaseAsync(long? ofSlot, Invocation invocation)
    {
        try
        {
            await lease.ReleaseAsync(ofSlot ?? -1, invocation.WrappingUp());
        }
        // The lease expires on its own. The snapshots that were made and deleted are reported nevertheless.
        catch (Exception e)
        {
            logger.SnapshotLeaseLeft(region, e);
        }
    }
}
