using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>DescribeVpcs, DescribeSubnets and DescribeSecurityGroups.</summary>
internal static class NetworkDescribe
{
    private static readonly FilterSet<CloudVpc> VpcFilters = new(
        new Dictionary<string, Func<CloudVpc, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["vpc-id"] = item => [item.Id],
            ["cidr"] = item => [item.CidrBlock],
            ["state"] = _ => ["available"],
        });

    private static readonly FilterSet<CloudSubnet> SubnetFilters = new(
        new Dictionary<string, Func<CloudSubnet, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["subnet-id"] = item => [item.Id],
            ["vpc-id"] = item => [item.VpcId],
            ["availability-zone"] = item => [item.AvailabilityZone],
            ["cidr-block"] = item => [item.CidrBlock],
            ["state"] = _ => ["available"],
        });

    private static readonly FilterSet<CloudSecurityGroup> GroupFilters = new(
        new Dictionary<string, Func<CloudSecurityGroup, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["group-id"] = item => [item.Id],
            ["group-name"] = item => [item.Name],
            ["vpc-id"] = item => [item.VpcId],
            ["description"] = item => [item.Description],
        });

    public static Page<CloudVpc> Vpcs(CloudState state, DescribeRequest request) =>
        request.Run(state, state.Vpcs, VpcFilters, "vpcSet", ids => Ec2Faults.VpcNotFound(ids));

    public static Page<CloudSubnet> Subnets(CloudState state, DescribeRequest request) =>
        request.Run(state, state.Subnets, SubnetFilters, "subnetSet", ids => Ec2Faults.SubnetNotFound(ids));

    public static Page<CloudSecurityGroup> SecurityGroups(CloudState state, DescribeRequest request) =>
        request.Run(state, state.SecurityGroups, GroupFilters, "groupIdSet", ids => Ec2Faults.SecurityGroupNotFound(ids[0]));
}
