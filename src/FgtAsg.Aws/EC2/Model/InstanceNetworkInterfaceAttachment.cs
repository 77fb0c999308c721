#nullable disable

namespace Amazon.EC2.Model;

public class InstanceNetworkInterfaceAttachment
{
    public DateTime? AttachTime { get; set; }

    public string AttachmentId { get; set; }

    /// <summary>False for an interface that was attached after the launch, until <c>ModifyNetworkInterfaceAttribute</c> sets it.</summary>
    public bool? DeleteOnTermination { get; set; }

    public int? DeviceIndex { get; set; }

    public int? NetworkCardIndex { get; set; }

    public AttachmentStatus Status { get; set; }
}
