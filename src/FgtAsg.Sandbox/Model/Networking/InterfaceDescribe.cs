using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>DescribeNetworkInterfaces.</summary>
internal static class InterfaceDescribe
{
    private static readonly FilterSet<CloudNetworkInterface> Filters = new(
        new Dictionary<string, Func<CloudNetworkInterface, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["network-interface-id"] = item => [item.Id],
            ["subnet-id"] = item => [item.SubnetId],
            ["vpc-id"] = item => [item.VpcId],
            ["availability-zone"] = item => [item.AvailabilityZone],
            ["description"] = item => [item.Description],
            ["mac-address"] = item => [item.MacAddress],
            ["status"] = item => [item.Status],
            ["source-dest-check"] = item => [item.SourceDestCheck ? "true" : "false"],
            ["group-id"] = item => item.SecurityGroupIds,
            ["private-ip-address"] = item => [item.PrimaryIp.Address],
            ["addresses.private-ip-address"] = item => item.PrivateIps.Select(ip => ip.Address),
            ["ipv6-addresses.ipv6-address"] = item => item.Ipv6Addresses,
            ["attachment.attachment-id"] = item => [item.Attachment?.Id],
            ["attachment.instance-id"] = item => [item.Attachment?.InstanceId],
            ["attachment.status"] = item => [item.Attachment?.Status],
            ["attachment.device-index"] = item => [item.Attachment?.DeviceIndex.ToString(CultureInfo.InvariantCulture)],
            ["attachment.delete-on-termination"] = item => [item.Attachment is { } at ? at.DeleteOnTermination ? "true" : "false" : null],
            ["association.allocation-id"] = item => item.PrivateIps.Select(ip => ip.Association?.AllocationId),
            ["association.association-id"] = item => item.PrivateIps.Select(ip => ip.Association?.AssociationId),
            ["association.public-ip"] = item => item.PrivateIps.Select(ip => ip.Association?.PublicIp),
            ["addresses.association.public-ip"] = item => item.PrivateIps.Select(ip => ip.Association?.PublicIp),
        });

    public static DescribeNetworkInterfacesResponse Describe(CloudState state, DescribeNetworkInterfacesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = new DescribeRequest(request.NetworkInterfaceIds, request.Filters, request.MaxResults, request.NextToken)
            .Run(state, state.NetworkInterfaces, Filters, "networkInterfaceIdSet", ids => Ec2Faults.InterfaceNotFound(ids));
        return new DescribeNetworkInterfacesResponse
        {
            NetworkInterfaces = page.Items.Select(item => InterfaceView.Of(state, item)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }
}
