using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>DescribeAddresses, which has no pages.</summary>
internal static class AddressDescribe
{
    private static readonly FilterSet<CloudAddress> Filters = new(
        new Dictionary<string, Func<CloudAddress, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["allocation-id"] = item => [item.Id],
            ["association-id"] = item => [item.AssociationId],
            ["public-ip"] = item => [item.PublicIp],
            ["instance-id"] = item => [item.InstanceId],
            ["network-interface-id"] = item => [item.NetworkInterfaceId],
            ["private-ip-address"] = item => [item.PrivateIpAddress],
            ["domain"] = _ => ["vpc"],
        });

    public static DescribeAddressesResponse Describe(CloudState state, DescribeAddressesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = new DescribeRequest(request.AllocationIds, request.Filters, MaxResults: null, NextToken: null)
            .Run(state, state.Addresses, Filters, "allocationIdSet", ids => Ec2Faults.AllocationNotFound(ids));
        var found = page.Items;
        if (request.PublicIps is { Count: > 0 } publicIps)
        {
            var missing = publicIps.Find(ip => state.Addresses.ShowAll(state.Now).All(item => item.Value.PublicIp != ip));
            if (missing is not null)
            {
                throw Ec2Faults.AddressNotFound(missing);
            }

            found = [.. found.Where(address => publicIps.Contains(address.PublicIp))];
        }

        return new DescribeAddressesResponse { Addresses = found.Select(address => View(state, address)).ToSdkList() };
    }

    private static Address View(CloudState state, CloudAddress address) => new()
    {
        AllocationId = address.Id,
        AssociationId = address.AssociationId,
        Domain = DomainType.Vpc,
        InstanceId = address.InstanceId,
        NetworkBorderGroup = state.Options.Region,
        NetworkInterfaceId = address.NetworkInterfaceId,
        NetworkInterfaceOwnerId = address.NetworkInterfaceId is null ? null : state.Options.AccountId,
        PrivateIpAddress = address.PrivateIpAddress,
        PublicIp = address.PublicIp,
        PublicIpv4Pool = address.PublicIpv4Pool,
        Tags = TagView.Of(address),
    };
}
