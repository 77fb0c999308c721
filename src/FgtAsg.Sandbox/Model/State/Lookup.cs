using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>Finds the resource of a call, or throws EC2's error if it does not exist or is not yet visible.</summary>
internal static class Lookup
{
    public static CloudInstance Instance(CloudState state, string? id) =>
        state.Instances.Find(Checked(id, "instanceId", "i", "InvalidInstanceID.Malformed"), state.Now)
        ?? throw Missing(state, Ec2Faults.InstanceNotFound(id!));

    public static CloudNetworkInterface Interface(CloudState state, string? id) =>
        state.NetworkInterfaces.Find(Checked(id, "networkInterfaceId", "eni", "InvalidNetworkInterfaceId.Malformed"), state.Now)
        ?? throw Missing(state, Ec2Faults.InterfaceNotFound(id!));

    public static CloudSubnet Subnet(CloudState state, string? id) =>
        state.Subnets.Find(Checked(id, "subnetId", "subnet", "InvalidSubnetId.Malformed"), state.Now)
        ?? throw Ec2Faults.SubnetNotFound(id!);

    /// <summary>Finds an address by its allocation id.</summary>
    public static CloudAddress Address(CloudState state, string? allocationId) =>
        state.Addresses.Find(Checked(allocationId, "AllocationId", "eipalloc", "InvalidAllocationID.Malformed"), state.Now)
        ?? throw Missing(state, Ec2Faults.AllocationNotFound(allocationId!));

    public static CloudVolume Volume(CloudState state, string? id) =>
        state.Volumes.Find(Checked(id, "volumeId", "vol", "InvalidVolumeID.Malformed"), state.Now) ?? throw Ec2Faults.VolumeNotFound(id!);

    public static CloudSnapshot Snapshot(CloudState state, string? id) =>
        state.Snapshots.Find(Checked(id, "snapshotId", "snap", "InvalidSnapshotID.Malformed"), state.Now)
        ?? throw Missing(state, Ec2Faults.SnapshotNotFound(id!));

    /// <summary>
    /// A missing resource has no tags. If a policy requires tags, IAM therefore refuses the call before EC2 reports that the resource is
    /// missing.
    /// </summary>
    public static ServiceFault Missing(CloudState state, ServiceFault notFound) =>
        state.Options.AuthorizesByTag ? Ec2Faults.NotAuthorized() : notFound;

    private static string Checked(string? id, string parameter, string prefix, string malformedCode)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw Ec2Faults.Missing(parameter);
        }

        return id.StartsWith(prefix + "-", StringComparison.Ordinal) ? id : throw Ec2Faults.Malformed(malformedCode, id, prefix);
    }
}
