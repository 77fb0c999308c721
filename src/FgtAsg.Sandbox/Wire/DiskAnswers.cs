using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Volumes, snapshots, images and regions in EC2's XML.</summary>
internal static class DiskAnswers
{
    public static void CreateSnapshot(AnswerWriter answer, CreateSnapshotResponse response) => Snapshot(answer, response.Snapshot);

    public static void DescribeImages(AnswerWriter answer, DescribeImagesResponse response)
    {
        answer.List("imagesSet", response.Images, (item, image) =>
        {
            item.Text("imageId", image.ImageId);
            item.Text("name", image.Name);
            item.Text("imageOwnerId", image.OwnerId);
            item.Text("imageState", image.State?.Value);
            item.List("blockDeviceMapping", image.BlockDeviceMappings, (entry, mapping) =>
            {
                entry.Text("deviceName", mapping.DeviceName);
                entry.Structure("ebs", mapping.Ebs, (ebs, device) =>
                {
                    ebs.Text("snapshotId", device.SnapshotId);
                    ebs.Flag("deleteOnTermination", device.DeleteOnTermination);
                });
            });
            Ec2Answers.Tags(item, image.Tags);
        });
        answer.Text("nextToken", response.NextToken);
    }

    public static void DescribeRegions(AnswerWriter answer, DescribeRegionsResponse response) =>
        answer.List("regionInfo", response.Regions, (item, region) =>
        {
            item.Text("regionName", region.RegionName);
            item.Text("regionEndpoint", region.Endpoint);
            item.Text("optInStatus", region.OptInStatus);
        });

    public static void DescribeSnapshots(AnswerWriter answer, DescribeSnapshotsResponse response)
    {
        answer.List("snapshotSet", response.Snapshots, Snapshot);
        answer.Text("nextToken", response.NextToken);
    }

    public static void DescribeVolumes(AnswerWriter answer, DescribeVolumesResponse response)
    {
        answer.List("volumeSet", response.Volumes, (item, volume) =>
        {
            item.Text("volumeId", volume.VolumeId);
            item.Number("size", volume.Size);
            item.Text("snapshotId", volume.SnapshotId);
            item.Text("availabilityZone", volume.AvailabilityZone);
            item.Text("status", volume.State?.Value);
            item.Time("createTime", volume.CreateTime);
            item.List("attachmentSet", volume.Attachments, (entry, attachment) =>
            {
                entry.Text("volumeId", attachment.VolumeId);
                entry.Text("instanceId", attachment.InstanceId);
                entry.Text("device", attachment.Device);
                entry.Text("status", attachment.State?.Value);
                entry.Time("attachTime", attachment.AttachTime);
                entry.Flag("deleteOnTermination", attachment.DeleteOnTermination);
            });
            item.Text("volumeType", volume.VolumeType?.Value);
            item.Flag("encrypted", volume.Encrypted);
            Ec2Answers.Tags(item, volume.Tags);
        });
        answer.Text("nextToken", response.NextToken);
    }

    private static void Snapshot(AnswerWriter item, Snapshot snapshot)
    {
        item.Text("snapshotId", snapshot.SnapshotId);
        item.Text("volumeId", snapshot.VolumeId);
        item.Text("status", snapshot.State?.Value);
        item.Text("statusMessage", snapshot.StateMessage);
        item.Time("startTime", snapshot.StartTime);
        item.Text("progress", snapshot.Progress);
        item.Text("ownerId", snapshot.OwnerId);
        item.Number("volumeSize", snapshot.VolumeSize);
        item.Text("description", snapshot.Description);
        item.Flag("encrypted", snapshot.Encrypted);
        Ec2Answers.Tags(item, snapshot.Tags);
    }
}
