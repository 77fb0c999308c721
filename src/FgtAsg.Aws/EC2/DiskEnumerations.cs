using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.EC2;

public class ImageState(string value) : ConstantClass(value)
{
    public static readonly ImageState Available = new("available");
    public static readonly ImageState Deregistered = new("deregistered");
    public static readonly ImageState Disabled = new("disabled");
    public static readonly ImageState Error = new("error");
    public static readonly ImageState Failed = new("failed");
    public static readonly ImageState Invalid = new("invalid");
    public static readonly ImageState Pending = new("pending");
    public static readonly ImageState Transient = new("transient");

    public static ImageState FindValue(string value) => FindValue<ImageState>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ImageState?(string? value) => FindValue<ImageState>(value);
}

public class SnapshotState(string value) : ConstantClass(value)
{
    public static readonly SnapshotState Completed = new("completed");
    public static readonly SnapshotState Error = new("error");
    public static readonly SnapshotState Pending = new("pending");
    public static readonly SnapshotState Recoverable = new("recoverable");
    public static readonly SnapshotState Recovering = new("recovering");

    public static SnapshotState FindValue(string value) => FindValue<SnapshotState>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SnapshotState?(string? value) => FindValue<SnapshotState>(value);
}

public class VolumeAttachmentState(string value) : ConstantClass(value)
{
    public static readonly VolumeAttachmentState Attached = new("attached");
    public static readonly VolumeAttachmentState Attaching = new("attaching");
    public static readonly VolumeAttachmentState Busy = new("busy");
    public static readonly VolumeAttachmentState Detached = new("detached");
    public static readonly VolumeAttachmentState Detaching = new("detaching");

    public static VolumeAttachmentState FindValue(string value) => FindValue<VolumeAttachmentState>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator VolumeAttachmentState?(string? value) => FindValue<VolumeAttachmentState>(value);
}

public class VolumeState(string value) : ConstantClass(value)
{
    public static readonly VolumeState Available = new("available");
    public static readonly VolumeState Creating = new("creating");
    public static readonly VolumeState Deleted = new("deleted");
    public static readonly VolumeState Deleting = new("deleting");
    public static readonly VolumeState Error = new("error");
    public static readonly VolumeState InUse = new("in-use");

    public static VolumeState FindValue(string value) => FindValue<VolumeState>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator VolumeState?(string? value) => FindValue<VolumeState>(value);
}

public class VolumeType(string value) : ConstantClass(value)
{
    public static readonly VolumeType Gp2 = new("gp2");
    public static readonly VolumeType Gp3 = new("gp3");
    public static readonly VolumeType Io1 = new("io1");
    public static readonly VolumeType Io2 = new("io2");
    public static readonly VolumeType Sc1 = new("sc1");
    public static readonly VolumeType St1 = new("st1");
    public static readonly VolumeType Standard = new("standard");

    public static VolumeType FindValue(string value) => FindValue<VolumeType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator VolumeType?(string? value) => FindValue<VolumeType>(value);
}
