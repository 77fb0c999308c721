using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Disks;

/// <summary>DescribeVolumes, DescribeSnapshots and DescribeImages.</summary>
internal static class DiskDescribe
{
    /// <summary>EC2's maximum per page, even if the caller requests more.</summary>
    private const int MostVolumes = 500;

    private const string Self = "self";

    private static readonly FilterSet<CloudVolume> VolumeFilters = new(
        new Dictionary<string, Func<CloudVolume, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["volume-id"] = item => [item.Id],
            ["availability-zone"] = item => [item.AvailabilityZone],
            ["status"] = item => [DiskViews.StateOf(item).Value],
            ["attachment.instance-id"] = item => [item.InstanceId],
            ["attachment.status"] = item => [item.InstanceId is null ? null : "attached"],
            ["attachment.device"] = item => [item.Device],
        });

    private static readonly FilterSet<CloudSnapshot> SnapshotFilters = new(
        new Dictionary<string, Func<CloudSnapshot, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["snapshot-id"] = item => [item.Id],
            ["volume-id"] = item => [item.VolumeId],
            ["status"] = item => [item.State],
        });

    private static readonly FilterSet<CloudImage> ImageFilters = new(
        new Dictionary<string, Func<CloudImage, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["image-id"] = item => [item.Id],
            ["name"] = item => [item.Name],
            ["block-device-mapping.snapshot-id"] = item => item.SnapshotIds,
        });

    public static DescribeVolumesResponse Volumes(CloudState state, DescribeVolumesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var size = request.MaxResults > MostVolumes ? MostVolumes : request.MaxResults;
        var page = new DescribeRequest(request.VolumeIds, request.Filters, size, request.NextToken)
            .Run(state, state.Volumes, VolumeFilters, "volumeSet", ids => Ec2Faults.VolumeNotFound(ids[0]));
        return new DescribeVolumesResponse { Volumes = page.Items.Select(DiskViews.Of).ToSdkList(), NextToken = page.NextToken };
    }

    public static DescribeSnapshotsResponse Snapshots(CloudState state, DescribeSnapshotsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        ThrowIfForeign(state, request.OwnerIds);
        var page = new DescribeRequest(request.SnapshotIds, request.Filters, request.MaxResults, request.NextToken)
            .Run(state, state.Snapshots, SnapshotFilters, "snapshotSet", ids => Ec2Faults.SnapshotNotFound(ids[0]));
        return new DescribeSnapshotsResponse
        {
            Snapshots = page.Items.Select(snapshot => DiskViews.Of(state, snapshot)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeImagesResponse Images(CloudState state, DescribeImagesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        ThrowIfForeign(state, request.Owners);
        var page = new DescribeRequest(request.ImageIds, request.Filters, request.MaxResults, request.NextToken)
            .Run(
                state,
                state.Images,
                ImageFilters,
                "imagesSet",
                ids => new ServiceFault("InvalidAMIID.NotFound", $"The image id '[{ids[0]}]' does not exist"));
        return new DescribeImagesResponse
        {
            Images = page.Items.Where(image => request.IncludeDisabled == true || !image.IsDisabled)
                .Select(image => DiskViews.Of(state, image))
                .ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    /// <summary>
    /// The model only has the account's own resources. In EC2, a call without the owner filter would also return everyone else's.
    /// </summary>
    private static void ThrowIfForeign(CloudState state, List<string>? owners)
    {
        if (owners is not { Count: > 0 } || owners.Exists(owner => owner != Self && owner != state.Options.AccountId))
        {
            throw Ec2Faults.InvalidValue($"The sandbox has only the account's own resources: expected the owner '{Self}'.");
        }
    }
}
