using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Disks;

/// <summary>Volumes, snapshots and images as the SDK's shapes.</summary>
internal static class DiskViews
{
    public static Volume Of(CloudVolume volume) => new()
    {
        VolumeId = volume.Id,
        AvailabilityZone = volume.AvailabilityZone,
        Size = volume.Size,
        CreateTime = volume.CreateTime.UtcDateTime,
        State = StateOf(volume),
        VolumeType = VolumeType.Gp3,
        Encrypted = false,
        SnapshotId = "",
        Attachments = volume.InstanceId is null
            ? null
            :
            [
                new VolumeAttachment
                {
                    VolumeId = volume.Id,
                    InstanceId = volume.InstanceId,
                    Device = volume.Device,
                    State = VolumeAttachmentState.Attached,
                    AttachTime = volume.CreateTime.UtcDateTime,
                    DeleteOnTermination = volume.DeleteOnTermination,
                },
            ],
        Tags = TagView.Of(volume),
    };

    public static VolumeState StateOf(CloudVolume volume) => volume.InstanceId is null ? VolumeState.Available : VolumeState.InUse;

    public static Snapshot Of(CloudState state, CloudSnapshot snapshot) => new()
    {
        SnapshotId = snapshot.Id,
        VolumeId = snapshot.VolumeId,
        VolumeSize = snapshot.VolumeSize,
        StartTime = snapshot.StartTime.UtcDateTime,
        State = snapshot.State,
        StateMessage = snapshot.StateMessage,
        Progress = snapshot.State == Snapshots.Completed ? "100%" : "",
        OwnerId = state.Options.AccountId,
        Description = snapshot.Description,
        Encrypted = false,
        Tags = TagView.Of(snapshot),
    };

    public static Image Of(CloudState state, CloudImage image) => new()
    {
        ImageId = image.Id,
        Name = image.Name,
        OwnerId = state.Options.AccountId,
        State = image.IsDisabled ? ImageState.Disabled : ImageState.Available,
        BlockDeviceMappings =
        [
            .. image.SnapshotIds.Select((id, index) => new BlockDeviceMapping
            {
                DeviceName = index == 0 ? "/dev/sda1" : $"/dev/xvd{(char)('a' + index)}",
                Ebs = new EbsBlockDevice { SnapshotId = id, DeleteOnTermination = true },
            }),
        ],
        Tags = TagView.Of(image),
    };
}
