using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>Finds what an Elastic IP is to be given to.</summary>
internal static class AssociationTargets
{
    public static CloudNetworkInterface Find(CloudState state, AssociateAddressRequest request)
    {
        var named = (!string.IsNullOrEmpty(request.NetworkInterfaceId), !string.IsNullOrEmpty(request.InstanceId));
        var networkInterface = named switch
        {
            (true, true) => throw Ec2Faults.InvalidCombination("You may specify an instance ID or a network interface ID, but not both."),
            (false, false) => throw Ec2Faults.Missing("instanceId or networkInterfaceId"),
            (true, false) => Lookup.Interface(state, request.NetworkInterfaceId),
            (false, true) => OnlyInterfaceOf(state, Lookup.Instance(state, request.InstanceId)),
        };
        if (!state.Vpcs.Get(networkInterface.VpcId)!.HasInternetGateway)
        {
            throw new ServiceFault("Gateway.NotAttached", $"Network {networkInterface.VpcId} is not attached to any internet gateway");
        }

        if (networkInterface.Attachment is { } attachment
            && state.Instances.Get(attachment.InstanceId)!.State is var instanceState
            && instanceState is not (CloudInstanceState.Running or CloudInstanceState.Stopped or CloudInstanceState.Stopping))
        {
            throw new ServiceFault(
                "IncorrectInstanceState",
                $"The {Ec2Faults.Name(instanceState)} instance to which '{networkInterface.Id}' is attached"
                + " is not in a valid state for this operation");
        }

        return networkInterface;
    }

    public static CloudPrivateIp PrivateIp(CloudNetworkInterface networkInterface, string? privateIp)
    {
        if (string.IsNullOrEmpty(privateIp))
        {
            return networkInterface.PrimaryIp;
        }

        return networkInterface.PrivateIps.FirstOrDefault(ip => ip.Address == privateIp)
            ?? throw Ec2Faults.InvalidValue($"The private IP address {privateIp} is not assigned to interface '{networkInterface.Id}'");
    }

    private static CloudNetworkInterface OnlyInterfaceOf(CloudState state, CloudInstance instance)
    {
        if (instance.State is not (CloudInstanceState.Running or CloudInstanceState.Stopped or CloudInstanceState.Stopping))
        {
            throw new ServiceFault(
                "InvalidInstanceID",
                $"The {Ec2Faults.Name(instance.State)} instance '{instance.Id}' is not in a valid state for this operation.");
        }

        return instance.NetworkInterfaceIds.Count == 1
            ? state.NetworkInterfaces.Get(instance.NetworkInterfaceIds.Values.Single())!
            : throw new ServiceFault(
                "InvalidInstanceID",
                $"There are multiple interfaces attached to instance '{instance.Id}'."
                + " Please specify an interface ID for the operation instead.");
    }
}
