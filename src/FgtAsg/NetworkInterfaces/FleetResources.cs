using Amazon.EC2.Model;

namespace FgtAsg.NetworkInterfaces;

/// <summary>What EC2 shows of one instance: the interfaces that are attached to it or made for it, and the Elastic IPs made for it.</summary>
internal sealed record FleetResources(IReadOnlyList<NetworkInterface> NetworkInterfaces, IReadOnlyList<Address> Addresses)
{
    /// <summary>
    /// What the instance itself shows: all that there is of one for which nothing was made yet. It does not show the interfaces' tags, nor the allocations
    /// of their public addresses.
    /// </summary>
    public static FleetResources ShownBy(Instance instance) => new(
        [
            .. (instance.NetworkInterfaces ?? []).Where(shown => shown.Attachment is not null).Select(shown => new NetworkInterface
            {
                NetworkInterfaceId = shown.NetworkInterfaceId,
                SubnetId = shown.SubnetId,
                Groups = shown.Groups,
                SourceDestCheck = shown.SourceDestCheck,
                Association = shown.Association is null ? null : new NetworkInterfaceAssociation { PublicIp = shown.Association.PublicIp },
                Attachment = new NetworkInterfaceAttachment
                {
                    AttachmentId = shown.Attachment.AttachmentId,
                    InstanceId = instance.InstanceId,
                    DeviceIndex = shown.Attachment.DeviceIndex,
                    DeleteOnTermination = shown.Attachment.DeleteOnTermination,
                    Status = shown.Attachment.Status,
                },
            }),
        ],
        []);

    public IEnumerable<NetworkInterface> AttachedTo(InstanceId instanceId) => NetworkInterfaces.Where(i => i.IsAttachedTo(instanceId));
}
