using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>AssociateAddress and DisassociateAddress, and the effects on associations when interfaces are moved or deleted.</summary>
internal static class AddressAssociations
{
    public static AssociateAddressResponse Associate(CloudState state, AssociateAddressRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if ((request.InstanceId ?? request.PrivateIpAddress ?? request.PublicIp) is not null)
        {
            throw Ec2Faults.Unsupported("an AllocationId and the primary private address of an interface");
        }

        var address = Lookup.Address(state, request.AllocationId);
        var networkInterface = Target(state, request.NetworkInterfaceId);
        var target = networkInterface.PrimaryIp;
        if (target.Association?.AllocationId == address.Id)
        {
            return new AssociateAddressResponse { AssociationId = address.AssociationId };
        }

        if (request.AllowReassociation == false)
        {
            CheckFree(address, networkInterface, target);
        }

        if (address.AssociationId is not null)
        {
            Drop(state, address);
        }

        if (target.Association?.AllocationId is { } other)
        {
            Drop(state, state.Addresses.Get(other)!);
        }

        return new AssociateAddressResponse { AssociationId = Put(state, address.Id, networkInterface.Id, target.Address) };
    }

    public static DisassociateAddressResponse Disassociate(CloudState state, DisassociateAddressRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if (request.PublicIp is not null)
        {
            throw Ec2Faults.Unsupported("an AssociationId");
        }

        var id = request.AssociationId is { Length: > 0 } given ? given : throw Ec2Faults.Missing("AssociationId");
        if (!state.Associations.TryGetValue(id, out var allocationId))
        {
            throw Lookup.Missing(state, Ec2Faults.AssociationNotFound(id));
        }

        Drop(state, state.Addresses.Get(allocationId)!);
        return new DisassociateAddressResponse();
    }

    /// <summary>Updates the instance of an address, which is the instance that its interface is attached to.</summary>
    public static void FollowAttachment(CloudState state, string networkInterfaceId)
    {
        var networkInterface = state.NetworkInterfaces.Get(networkInterfaceId)!;
        foreach (var allocationId in Allocations(networkInterface))
        {
            var address = state.Addresses.Get(allocationId)!;
            state.Addresses.Put(address with { InstanceId = networkInterface.Attachment?.InstanceId }, state.Now);
        }
    }

    /// <summary>Removes all public addresses from the interface. Elastic IPs stay allocated.</summary>
    public static void DropAll(CloudState state, string networkInterfaceId)
    {
        foreach (var allocationId in Allocations(state.NetworkInterfaces.Get(networkInterfaceId)!))
        {
            Drop(state, state.Addresses.Get(allocationId)!);
        }

        var networkInterface = state.NetworkInterfaces.Get(networkInterfaceId)!;
        state.NetworkInterfaces.Put(
            networkInterface with { PrivateIps = [.. networkInterface.PrivateIps.Select(ip => ip with { Association = null })] },
            state.Now);
    }

    /// <summary>The interface, if it can get an address: it is available, or its instance has started.</summary>
    private static CloudNetworkInterface Target(CloudState state, string? networkInterfaceId)
    {
        var networkInterface = Lookup.Interface(state, networkInterfaceId);
        return networkInterface.Attachment is { } attachment
            && state.Instances.Get(attachment.InstanceId)!.State is var instanceState
            && instanceState is not (CloudInstanceState.Running or CloudInstanceState.Stopped or CloudInstanceState.Stopping)
            ? throw new ServiceFault(
                "IncorrectInstanceState",
                $"The {Ec2Faults.Name(instanceState)} instance to which '{networkInterface.Id}' is attached"
                + " is not in a valid state for this operation")
            : networkInterface;
    }

    private static string Put(CloudState state, string allocationId, string networkInterfaceId, string privateIp)
    {
        var (address, networkInterface) = (state.Addresses.Get(allocationId)!, state.NetworkInterfaces.Get(networkInterfaceId)!);
        var association = new CloudAssociation(address.PublicIp, address.Id, state.Ids.Next("eipassoc"));
        state.Associations.Add(association.AssociationId!, address.Id);
        state.Addresses.Put(
            address with
            {
                AssociationId = association.AssociationId,
                NetworkInterfaceId = networkInterfaceId,
                PrivateIpAddress = privateIp,
                InstanceId = networkInterface.Attachment?.InstanceId,
            },
            state.Now);
        SetAssociation(state, networkInterface, privateIp, association);
        return association.AssociationId!;
    }

    private static void Drop(CloudState state, CloudAddress address)
    {
        state.Associations.Remove(address.AssociationId!);
        SetAssociation(state, state.NetworkInterfaces.Get(address.NetworkInterfaceId!)!, address.PrivateIpAddress!, null);
        state.Addresses.Put(
            address with { AssociationId = null, NetworkInterfaceId = null, PrivateIpAddress = null, InstanceId = null }, state.Now);
    }

    private static void SetAssociation(
        CloudState state, CloudNetworkInterface networkInterface, string privateIp, CloudAssociation? association) =>
        state.NetworkInterfaces.Put(
            networkInterface with
            {
                PrivateIps =
                [
                    .. networkInterface.PrivateIps.Select(ip => ip.Address == privateIp ? ip with { Association = association } : ip),
                ],
            },
            state.Now);

    private static void CheckFree(CloudAddress address, CloudNetworkInterface networkInterface, CloudPrivateIp target)
    {
        if (address.AssociationId is { } elsewhere)
        {
            throw new ServiceFault(
                "Resource.AlreadyAssociated", $"resource {address.Id} is already associated with associate-id {elsewhere}");
        }

        if (target.Association is { AllocationId: not null } association)
        {
            throw new ServiceFault(
                "Resource.AlreadyAssociated",
                $"resource {networkInterface.Id} and {target.Address} is already associated with public address {association.PublicIp}");
        }
    }

    private static IEnumerable<string> Allocations(CloudNetworkInterface networkInterface) =>
        networkInterface.PrivateIps.Select(ip => ip.Association?.AllocationId).OfType<string>();
}
