using Amazon.EC2;
using Amazon.EC2.Model;

namespace FgtAsg.Fleet;

/// <summary>Properties of an interface as EC2 describes it.</summary>
internal static class NetworkInterfaceExtensions
{
    public static bool IsAttachedTo(this NetworkInterface networkInterface, InstanceId instanceId) =>
        networkInterface.HasAttachment() && networkInterface.Attachment.InstanceId == instanceId.Value;

    public static bool HasAttachment(this NetworkInterface networkInterface) =>
        networkInterface.Attachment is { AttachmentId: not null } attachment && attachment.Status != AttachmentStatus.Detached;

    public static int? DeviceIndex(this NetworkInterface networkInterface) => networkInterface.Attachment?.DeviceIndex;

    /// <summary>Whether EC2 deletes it when the instance terminates.</summary>
    public static bool GoesWithInstance(this NetworkInterface networkInterface) =>
        networkInterface.HasAttachment()
        && networkInterface.Attachment.Status != AttachmentStatus.Detaching
        && networkInterface.Attachment.DeleteOnTermination == true;
}
