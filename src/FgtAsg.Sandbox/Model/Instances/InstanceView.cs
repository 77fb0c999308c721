using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>An instance as DescribeInstances shows it, with its interfaces.</summary>
internal static class InstanceView
{
    public static Instance Of(CloudState state, CloudInstance instance)
    {
        var interfaces = instance.NetworkInterfaceIds.Values
            .Select(id => state.NetworkInterfaces.Show(id, state.Now))
            .Where(item => item?.Attachment?.InstanceId == instance.Id)
            .Select(item => item!)
            .ToList();
        var primary = interfaces.Find(item => item.Attachment!.DeviceIndex == 0);
        var publicIp = primary?.PrimaryIp.Association?.PublicIp;
        return new Instance
        {
            InstanceId = instance.Id,
            ImageId = instance.ImageId,
            InstanceType = InstanceType.FindValue(instance.InstanceType),
            Architecture = ArchitectureValues.X86_64,
            State = new InstanceState { Code = (int)instance.State, Name = InstanceStateName.FindValue(Ec2Faults.Name(instance.State)) },
            StateTransitionReason = instance.StateTransitionReason,
            StateReason = instance.StateTransitionReason.Length == 0
                ? null
                : new StateReason
                {
                    Code = "Client.UserInitiatedShutdown",
                    Message = "Client.UserInitiatedShutdown: User initiated shutdown",
                },
            LaunchTime = instance.LaunchTime.UtcDateTime,
            Placement = new Placement { AvailabilityZone = instance.AvailabilityZone, GroupName = "", Tenancy = Tenancy.Default },
            // A terminated instance is no longer in a network.
            SubnetId = primary is null ? null : instance.SubnetId,
            VpcId = primary is null ? null : instance.VpcId,
            PrivateIpAddress = primary?.PrimaryIp.Address,
            PrivateDnsName = primary is null ? "" : Dns.Private(state, primary.PrimaryIp.Address),
            PublicIpAddress = publicIp,
            PublicDnsName = publicIp is null ? "" : Dns.Public(state, publicIp),
            SourceDestCheck = primary?.SourceDestCheck,
            SecurityGroups = primary is null ? null : InterfaceView.Groups(state, primary),
            NetworkInterfaces = interfaces.Select(item => Interface(state, item)).ToSdkList(),
            Tags = TagView.Of(instance),
        };
    }

    private static InstanceNetworkInterface Interface(CloudState state, CloudNetworkInterface item) => new()
    {
        NetworkInterfaceId = item.Id,
        SubnetId = item.SubnetId,
        VpcId = item.VpcId,
        Description = item.Description,
        OwnerId = state.Options.AccountId,
        Status = NetworkInterfaceStatus.FindValue(item.Status),
        InterfaceType = "interface",
        MacAddress = item.MacAddress,
        SourceDestCheck = item.SourceDestCheck,
        PrivateIpAddress = item.PrimaryIp.Address,
        PrivateDnsName = Dns.Private(state, item.PrimaryIp.Address),
        Groups = InterfaceView.Groups(state, item),
        Ipv6Addresses = item.Ipv6Addresses
            .Select(address => new InstanceIpv6Address { Ipv6Address = address, IsPrimaryIpv6 = false })
            .ToSdkList(),
        Association = Association(state, item.PrimaryIp.Association),
        Attachment = new InstanceNetworkInterfaceAttachment
        {
            AttachmentId = item.Attachment!.Id,
            AttachTime = item.Attachment.AttachTime.UtcDateTime,
            DeleteOnTermination = item.Attachment.DeleteOnTermination,
            DeviceIndex = item.Attachment.DeviceIndex,
            NetworkCardIndex = item.Attachment.NetworkCardIndex,
            Status = AttachmentStatus.FindValue(item.Attachment.Status),
        },
        PrivateIpAddresses =
        [
            .. item.PrivateIps.Select(ip => new InstancePrivateIpAddress
            {
                PrivateIpAddress = ip.Address,
                PrivateDnsName = Dns.Private(state, ip.Address),
                Primary = ip.Primary,
                Association = Association(state, ip.Association),
            }),
        ],
    };

    private static InstanceNetworkInterfaceAssociation? Association(CloudState state, CloudAssociation? association) =>
        association is null
            ? null
            : new InstanceNetworkInterfaceAssociation
            {
                PublicIp = association.PublicIp,
                PublicDnsName = Dns.Public(state, association.PublicIp),
                IpOwnerId = InterfaceView.IpOwner(state, association),
            };
}
