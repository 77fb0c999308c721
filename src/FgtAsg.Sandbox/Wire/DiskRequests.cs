using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Forms to the requests about disks, images and regions.</summary>
internal static class DiskRequests
{
    public static CreateSnapshotRequest CreateSnapshot(FormReader form) => new()
    {
        Description = form.Text("Description"),
        DryRun = form.Flag("DryRun"),
        TagSpecifications = Ec2Requests.TagSpecifications(form),
        VolumeId = form.Text("VolumeId"),
    };

    public static DeleteSnapshotRequest DeleteSnapshot(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        SnapshotId = form.Text("SnapshotId"),
    };

    public static DescribeImagesRequest DescribeImages(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        ExecutableUsers = form.Texts("ExecutableBy"),
        Filters = Ec2Requests.Filters(form),
        ImageIds = form.Texts("ImageId"),
        IncludeDeprecated = form.Flag("IncludeDeprecated"),
        IncludeDisabled = form.Flag("IncludeDisabled"),
        MaxResults = form.Number("MaxResults"),
        NextToken = form.Text("NextToken"),
        Owners = form.Texts("Owner"),
    };

    public static DescribeRegionsRequest DescribeRegions(FormReader form) => new()
    {
        AllRegions = form.Flag("AllRegions"),
        DryRun = form.Flag("DryRun"),
        Filters = Ec2Requests.Filters(form),
        RegionNames = form.Texts("RegionName"),
    };

    public static DescribeSnapshotsRequest DescribeSnapshots(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Filters = Ec2Requests.Filters(form),
        MaxResults = form.Number("MaxResults"),
        NextToken = form.Text("NextToken"),
        OwnerIds = form.Texts("Owner"),
        RestorableByUserIds = form.Texts("RestorableBy"),
        SnapshotIds = form.Texts("SnapshotId"),
    };

    public static DescribeVolumesRequest DescribeVolumes(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Filters = Ec2Requests.Filters(form),
        MaxResults = form.Number("MaxResults"),
        NextToken = form.Text("NextToken"),
        VolumeIds = form.Texts("VolumeId"),
    };
}
