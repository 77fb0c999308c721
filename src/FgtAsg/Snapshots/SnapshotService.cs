using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Snapshots;

/// <summary>Makes the snapshots of a slot in all regions in parallel, and deletes those whose retention is over.</summary>
internal sealed class SnapshotService(
    SnapshotOptions settings,
    ServiceClients clients,
    FleetTable table,
    string autoScalingGroupName,
    FleetMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    public const string ActionName = SnapshotEvents.Action;

    /// <summary>How far the schedule's clock may be ahead of this one.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <exception cref="MalformedEventException">
    /// The time is in the future. The slot's own run would then find all snapshots made already.
    /// </exception>
    public async Task<Result> SnapshotAsync(SnapshotRequest request, Invocation invocation)
    {
        var now = time.GetUtcNow();
        if (request.Time > now + ClockDifference)
        {
            throw EventFields.Wrong(SnapshotEvents.Time, Timestamps.Of(request.Time.Value), "a time that is not in the future");
        }

        var slot = SnapshotSlot.Of(request.Time ?? now, settings.SlotLength);
        RegionChoice choice;
        try
        {
            choice = await new RegionFinder(clients.EC2.Value, settings).FindAsync(invocation.Working(NoHeartbeat.Instance));
        }
        // Every exception: the event is delivered again, and monitoring sees the failure.
        catch (Exception e)
        {
            logger.SnapshotsFailed(e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = $"the regions could not be listed: {AwsErrors.Describe(e)}",
            };
        }

        var runs = new List<Task<RegionReport>>();
        foreach (var region in choice.Regions)
        {
            runs.Add(RunIn(region, slot, request.IsDryRun, invocation));
        }

        List<RegionReport> regions = [.. await Task.WhenAll(runs)];
        foreach (var (region, why) in choice.Refused)
        {
            regions.Add(new RegionReport { Region = region, Error = why });
        }

        regions.Sort((a, b) => string.CompareOrdinal(a.Region, b.Region));
        if (!request.IsDryRun)
        {
            metrics.Snapshotted(
                regions.Sum(region => region.Created),
                regions.Sum(region => region.Deleted),
                regions.Sum(region => region.Failed),
                regions.Count(region => !region.IsDone));
        }

        return ResultOf(new SnapshotsReport { DryRun = request.IsDryRun, Slot = slot, Regions = regions }, choice.Warning);
    }

    private Task<RegionReport> RunIn(string region, string slot, bool isDryRun, Invocation invocation)
    {
        var ec2 = clients.EC2In(region);
        var tags = new SnapshotTags(autoScalingGroupName);
        var reader = new RegionReader(ec2, settings.Selection, tags, autoScalingGroupName);
        var item = new Lease(table, RegionLease.KeyOf(autoScalingGroupName, region), invocation.WriterFor(ActionName), time);
        var lease = new RegionLease(item, time);
        return new RegionRun(
                region,
                reader,
                new SnapshotPlanner(settings, tags),
                new SnapshotMaker(ec2, reader, tags),
                new SnapshotRemover(ec2, reader),
                lease,
                time,
                logger)
            .RunAsync(slot, isDryRun, invocation);
    }

    private static Result ResultOf(SnapshotsReport snapshots, string? warning)
    {
        var open = new List<string>();
        foreach (var region in snapshots.Regions)
        {
            if (!region.IsDone)
            {
                open.Add(Describe(region));
            }
        }

        return new Result
        {
            Status = open.Count == 0 ? ResultStatus.Completed : ResultStatus.Failed,
            Action = ActionName,
            Reason = open.Count == 0 ? null : $"slot {snapshots.Slot} is not done in {string.Join("; in ", open)}",
            Warnings = warning is null ? [] : [warning],
            Report = snapshots,
        };
    }

    private static string Describe(RegionReport region)
    {
        var parts = new List<string>();
        if (region.Error is { } error)
        {
            parts.Add(error);
        }

        if (region.Failed > 0)
        {
            var first = region.Failures[0];
            parts.Add($"{region.Failed} failed, the first: {first.Id}: {first.Reason}");
        }

        if (region.ContinuesAt is { } next)
        {
            parts.Add($"out of time: it goes on at {next}");
        }

        return $"{region.Region} ({string.Join(", ", parts)})";
    }
}
