using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Snapshots;

/// <summary>One run in one region: looks, plans, makes, deletes. What fails in it, or the whole of it, is told and touches no other.</summary>
internal sealed class RegionRun(
    string region, RegionReader reader, SnapshotPlanner planner, SnapshotMaker maker, SnapshotRemover remover, RegionLease lease, TimeProvider time, ILogger logger)
{
    /// <summary>Volumes of a region that are at work at once: EC2 lets a burst of calls through, and then five a second.</summary>
    public const int AtOnce = 8;

    /// <summary>Where a run goes on that did not get to look.</summary>
    private const string Beginning = "the region's first volume";

    /// <summary>Never throws.</summary>
    public async Task<RegionReport> RunAsync(string slot, bool isDryRun, Invocation invocation)
    {
        try
        {
            return isDryRun ? await LookAsync(slot, invocation) : await WorkAsync(slot, invocation);
        }
        // All of them: the other regions are to be done all the same.
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

        // A snapshot that was begun is waited for, also when the time for beginning more is over.
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
            // What may have been made without a word of it is in no count.
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
    /// What a run just before this one made may not be to be seen yet: it is looked for until as much is there as that one said, or the describes can no
    /// longer lag.
    /// </summary>
    private async Task<RegionPlan> SettledPlanAsync(string slot, RetryContext retry) => await retry.UntilAsync(
        $"seeing in {region} what the run before made",
        async () =>
        {
            // By when the look began.
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
        // What was made is told all the same.
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

    /// <summary>So many at once, in the order of the items; none is begun when the time is over.</summary>
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
            // The region is another run's now, and so is the rest.
            catch (RegionBusyException e)
            {
                tally.Leave(place, id, isBegun: true);
                tally.Error = e.Message;
            }
            // All of them: the other volumes are to be done all the same.
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
        // It runs out by itself; what was made and deleted is told all the same.
        catch (Exception e)
        {
            logger.SnapshotLeaseLeft(region, e);
        }
    }
}
