using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>Reads the disks and snapshots of one region, page by page.</summary>
internal sealed class RegionReader(IAmazonEC2 ec2, VolumeSelection selection, SnapshotTags tags, string autoScalingGroupName)
{
    private const int PageSize = 1000;

    /// <summary>The maximum page size of DescribeVolumes.</summary>
    private const int VolumesPageSize = 500;

    /// <summary>The volumes in use that may be selected.</summary>
    public async Task<List<Volume>> VolumesAsync(RetryContext retry)
    {
        if (!selection.InstancesOfGroup)
        {
            return await VolumesAsync(
                selection.TagKey is { } key ? Condition($"tag:{key}", [FilterValues.Literal(selection.TagValue)]) : null, retry);
        }

        var found = new List<Volume>();
        foreach (var chunk in (await InstancesAsync(retry)).Chunk(InstanceFinder.MostFilterValues))
        {
            found.AddRange(await VolumesAsync(Condition("attachment.instance-id", [.. chunk]), retry));
        }

        return found;
    }

    /// <summary>The snapshots that may be the function's own.</summary>
    public Task<List<Snapshot>> SnapshotsAsync(RetryContext retry) =>
        SnapshotsAsync("finding the fleet's snapshots by tag", tags.Filters(), retry);

    /// <summary>A snapshot of a volume for a slot; null if EC2 shows none.</summary>
    public async Task<Snapshot?> FindAsync(string volumeId, string slot, RetryContext retry)
    {
        var found = await SnapshotsAsync($"finding the snapshot of {volumeId} by tag", tags.FiltersFor(volumeId, slot), retry);
        return found.Find(snapshot => tags.IsOurs(snapshot) && snapshot.State != SnapshotState.Error);
    }

    public async Task<bool> IsGoneAsync(string snapshotId, RetryContext retry) =>
        (await SnapshotsAsync($"looking up {snapshotId}", [Condition("snapshot-id", [snapshotId])], retry)).Count == 0;

    /// <summary>The snapshots that an image of the account uses. Disabled images count, because they can be enabled again.</summary>
    public async Task<HashSet<string>> UsedByImagesAsync(IReadOnlyList<Snapshot> snapshots, RetryContext retry)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < snapshots.Count; from += InstanceFinder.MostFilterValues)
        {
            var ids = new List<string>();
            for (var i = from; i < Math.Min(from + InstanceFinder.MostFilterValues, snapshots.Count); i++)
            {
                ids.Add(snapshots[i].SnapshotId);
            }

            await AddUsedAsync(ids, used, retry);
        }

        return used;
    }

    private async Task AddUsedAsync(List<string> snapshotIds, HashSet<string> used, RetryContext retry)
    {
        var images = await Paging.AllAsync(
            (string? page) => retry.CallAsync(
                "finding images of the snapshots", token => ec2.DescribeImagesAsync(Request(page), token), RetryRule.None),
            response => response.Images,
            response => response.NextToken);
        foreach (var mapping in images.SelectMany(image => image.BlockDeviceMappings ?? []))
        {
            // The image also lists the snapshots of its other disks.
            if (mapping.Ebs?.SnapshotId is { } id && snapshotIds.Contains(id))
            {
                used.Add(id);
            }
        }

        DescribeImagesRequest Request(string? page) => new()
        {
            Owners = ["self"],
            Filters = [Condition("block-device-mapping.snapshot-id", snapshotIds)],
            IncludeDisabled = true,
            MaxResults = PageSize,
            NextToken = page,
        };
    }

    /// <summary>The ids of the group's instances in this region, found by Auto Scaling's tag. Ended instances have no volumes.</summary>
    private async Task<List<string>> InstancesAsync(RetryContext retry)
    {
        return await Paging.AllAsync(
            (string? page) => retry.CallAsync(
                $"finding the instances of {autoScalingGroupName} by tag",
                token => ec2.DescribeInstancesAsync(Request(page), token),
                RetryRule.None),
            response => response.Reservations?.SelectMany(reservation => reservation.Instances ?? []).Select(
                instance => instance.InstanceId),
            response => response.NextToken);

        DescribeInstancesRequest Request(string? page) => new()
        {
            Filters = [Condition($"tag:{ResourceTags.AutoScalingGroupKey}", [FilterValues.Literal(autoScalingGroupName)])],
            MaxResults = PageSize,
            NextToken = page,
        };
    }

    private async Task<List<Volume>> VolumesAsync(Filter? condition, RetryContext retry)
    {
        var inUse = Condition("status", [VolumeState.InUse.Value]);
        return await Paging.AllAsync(
            (string? page) => retry.CallAsync(
                "finding volumes in use", token => ec2.DescribeVolumesAsync(Request(page), token), RetryRule.None),
            response => response.Volumes,
            response => response.NextToken);

        DescribeVolumesRequest Request(string? page) => new()
        {
            Filters = condition is null ? [inUse] : [inUse, condition],
            MaxResults = VolumesPageSize,
            NextToken = page,
        };
    }

    private Task<List<Snapshot>> SnapshotsAsync(string what, List<Filter> filters, RetryContext retry)
    {
        return Paging.AllAsync(
            (string? page) => retry.CallAsync(what, token => ec2.DescribeSnapshotsAsync(Request(page), token), RetryRule.None),
            response => response.Snapshots,
            response => response.NextToken);

        DescribeSnapshotsRequest Request(string? page) =>
            new() { OwnerIds = ["self"], Filters = filters, MaxResults = PageSize, NextToken = page };
    }

    private static Filter Condition(string name, List<string> values) => new() { Name = name, Values = values };
}

/// <summary>Values for the filters of EC2's describe calls.</summary>
internal static class FilterValues
{
    /// <summary>Escapes the wildcards of a filter value with a backslash.</summary>
    public static string Literal(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("*", @"\*", StringComparison.Ordinal)
        .Replace("?", @"\?", StringComparison.Ordinal);
}
