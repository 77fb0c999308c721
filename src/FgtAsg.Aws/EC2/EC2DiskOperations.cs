using Amazon.EC2.Model;
using Amazon.Query;
using Amazon.Xml;

namespace Amazon.EC2;

/// <summary>How the requests about disks, images and regions are written.</summary>
internal static class EC2DiskOperations
{
    /// <summary>Not safe to repeat: it has no client token, so a second one makes a second snapshot.</summary>
    public static readonly QueryOperation<CreateSnapshotRequest, CreateSnapshotResponse> CreateSnapshot = new(
        EC2Operations.Service,
        "CreateSnapshot",
        static (request, form) =>
        {
            form.Add("Description", request.Description);
            form.Add("DryRun", request.DryRun);
            form.AddList("TagSpecification", request.TagSpecifications, EC2Operations.WriteTagSpecification);
            form.Add("VolumeId", request.VolumeId);
        },
        static xml => new CreateSnapshotResponse { Snapshot = EC2DiskShapes.Snapshot(xml) })
    { IsSafeToRepeat = false };

    public static readonly QueryOperation<DeleteSnapshotRequest, DeleteSnapshotResponse> DeleteSnapshot = new(
        EC2Operations.Service,
        "DeleteSnapshot",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.Add("SnapshotId", request.SnapshotId);
        });

    public static readonly QueryOperation<DescribeImagesRequest, DescribeImagesResponse> DescribeImages = new(
        EC2Operations.Service,
        "DescribeImages",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("ExecutableBy", request.ExecutableUsers);
            form.AddList("Filter", request.Filters, EC2Operations.WriteFilter);
            form.AddList("ImageId", request.ImageIds);
            form.Add("IncludeDeprecated", request.IncludeDeprecated);
            form.Add("IncludeDisabled", request.IncludeDisabled);
            form.Add("MaxResults", request.MaxResults);
            form.Add("NextToken", request.NextToken);
            form.AddList("Owner", request.Owners);
        },
        static xml => new DescribeImagesResponse { Images = xml.Items("imagesSet", EC2DiskShapes.Image), NextToken = xml.Text("nextToken") });

    public static readonly QueryOperation<DescribeRegionsRequest, DescribeRegionsResponse> DescribeRegions = new(
        EC2Operations.Service,
        "DescribeRegions",
        static (request, form) =>
        {
            form.Add("AllRegions", request.AllRegions);
            form.Add("DryRun", request.DryRun);
            form.AddList("Filter", request.Filters, EC2Operations.WriteFilter);
            form.AddList("RegionName", request.RegionNames);
        },
        static xml => new DescribeRegionsResponse { Regions = xml.Items("regionInfo", EC2DiskShapes.Region) });

    public static readonly QueryOperation<DescribeSnapshotsRequest, DescribeSnapshotsResponse> DescribeSnapshots = new(
        EC2Operations.Service,
        "DescribeSnapshots",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("Filter", request.Filters, EC2Operations.WriteFilter);
            form.Add("MaxResults", request.MaxResults);
            form.Add("NextToken", request.NextToken);
            form.AddList("Owner", request.OwnerIds);
            form.AddList("RestorableBy", request.RestorableByUserIds);
            form.AddList("SnapshotId", request.SnapshotIds);
        },
        static xml => new DescribeSnapshotsResponse { NextToken = xml.Text("nextToken"), Snapshots = xml.Items("snapshotSet", EC2DiskShapes.Snapshot) });

    public static readonly QueryOperation<DescribeVolumesRequest, DescribeVolumesResponse> DescribeVolumes = new(
        EC2Operations.Service,
        "DescribeVolumes",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("Filter", request.Filters, EC2Operations.WriteFilter);
            form.Add("MaxResults", request.MaxResults);
            form.Add("NextToken", request.NextToken);
            form.AddList("VolumeId", request.VolumeIds);
        },
        static xml => new DescribeVolumesResponse { NextToken = xml.Text("nextToken"), Volumes = xml.Items("volumeSet", EC2DiskShapes.Volume) });
}
