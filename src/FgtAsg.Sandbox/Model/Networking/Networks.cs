using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>The network of a test or demo: VPCs, subnets and security groups.</summary>
internal static class Networks
{
    public static string CreateVpc(CloudState state, string cidr)
    {
        var vpc = new CloudVpc { Id = state.Ids.Next("vpc"), CidrBlock = cidr };
        state.Vpcs.Put(vpc, state.Now);
        CreateSecurityGroup(state, vpc.Id, SecurityGroups.DefaultName, "default VPC security group");
        return vpc.Id;
    }

    public static string CreateSubnet(CloudState state, string vpcId, string availabilityZone, string cidr, string? ipv6Cidr)
    {
        CheckVpc(state, vpcId);
        var addresses = new SubnetAddresses(cidr, ipv6Cidr);
        var subnet = new CloudSubnet
        {
            Id = state.Ids.Next("subnet"),
            VpcId = vpcId,
            AvailabilityZone = availabilityZone,
            CidrBlock = cidr,
            Ipv6CidrBlock = ipv6Cidr,
        };
        state.SubnetAddresses.Add(subnet.Id, addresses);
        state.Subnets.Put(subnet, state.Now);
        return subnet.Id;
    }

    public static string CreateSecurityGroup(CloudState state, string vpcId, string name, string description)
    {
        CheckVpc(state, vpcId);
        var group = new CloudSecurityGroup { Id = state.Ids.Next("sg"), VpcId = vpcId, Name = name, Description = description };
        state.SecurityGroups.Put(group, state.Now);
        return group.Id;
    }

    private static void CheckVpc(CloudState state, string vpcId)
    {
        if (state.Vpcs.Get(vpcId) is null)
        {
            throw new ArgumentException($"There is no VPC '{vpcId}'.", nameof(vpcId));
        }
    }
}
