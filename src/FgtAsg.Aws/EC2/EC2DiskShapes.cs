using System.Xml.Linq;
using Amazon.EC2.Model;
using Amazon.Xml;

namespace Amazon.EC2;

/// <summary>How disks, images and regions in responses are read.</summary>
internal static class EC2DiskShapes
{
    public static BlockDeviceMapping BlockDeviceMapping(XElement xml) => new()
    {
        DeviceName = xml.Text("deviceName"),
        Ebs = xml.Structure("ebs", EbsBlockDevice),
    };

    public static EbsBlockDevice EbsBlockDevice(XElement xml) => new()
    {
        DeleteOnTermination = xml.Bool("deleteOnTermination"),
        Encrypted = xml.Bool("encrypted"),
        SnapshotId = xml.Text("snapshotId"),
        VolumeSize = xml.Int("volumeSize"),
    };

    public static Image Image(XElement xml) => new()
    {
        BlockDeviceMappings = xml.Items("blockDeviceMapping", BlockDeviceMapping),
        CreationDate = xml.Text("creationDate"),
        Description = xml.Text("description"),
        ImageId = xml.Text("imageId"),
        Name = xml.Text("name"),
        OwnerId = xml.Text("imageOwnerId"),
        State = xml.Text("imageState"),
        Tags = xml.Items("tagSet", EC2Shapes.Tag),
    };

    public static Region Region(XElement xml) => new()
    {
        Endpoint = xml.Text("regionEndpoint"),
        OptInStatus = xml.Text("optInStatus"),
        RegionName = xml.Text("regionName"),
    };

    public static Snapshot Snapshot(XElement xml) => new()
    {
        CompletionTime = xml.Time("completionTime"),
        Description = xml.Text("description"),
        Encrypted = xml.Bool("encrypted"),
        KmsKeyId = xml.Text("kmsKeyId"),
        OwnerId = xml.Text("ownerId"),
        Progress = xml.Text("progress"),
        SnapshotId = xml.Text("snapshotId"),
        StartTime = xml.Time("startTime"),
        State = xml.Text("status"),
        StateMessage = xml.Text("statusMessage"),
        Tags = xml.Items("tagSet", EC2Shapes.Tag),
        VolumeId = xml.Text("volumeId"),
        VolumeSize = xml.Int("volumeSize"),
    };

    public static Volume Volume(XElement xml) => new()
    {
        Attachments = xml.Items("attachmentSet", VolumeAttachment),
        AvailabilityZone = xml.Text("availabilityZone"),
        CreateTime = xml.Time("createTime"),
        Encrypted = xml.Bool("encrypted"),
        KmsKeyId = xml.Text("kmsKeyId"),
        Size = xml.Int("size"),
        SnapshotId = xml.Text("snapshotId"),
        State = xml.Text("status"),
        Tags = xml.Items("tagSet", EC2Shapes.Tag),
        VolumeId = xml.Text("volumeId"),
        VolumeType = xml.Text("volumeType"),
    };

    public static VolumeAttachment VolumeAttachment(XElement xml) => new()
    {
        AttachTime = xml.Time("attachTime"),
        DeleteOnTermination = xml.Bool("deleteOnTermination"),
        Device = xml.Text("device"),
        InstanceId = xml.Text("instanceId"),
        State = xml.Text("status"),
        VolumeId = xml.Text("volumeId"),
    };
}
