using Amazon.EC2.Model;

namespace FgtAsg.NetworkInterfaces;

/// <summary>What EC2 shows of one instance: the interfaces that are attached to it or made for it, and the Elastic IPs made for it.</summary>
internal sealed record FleetResources(IReadOnlyList<NetworkInterface> NetworkInterfaces, IReadOnlyList<Address> Addresses)
{
    public IEnumerable<NetworkInterface> AttachedTo(InstanceId instanceId) => NetworkInterfaces.Where(i => i.IsAttachedTo(instanceId));
}
