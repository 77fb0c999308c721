using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>DescribeInstances: every launch is a reservation of one instance.</summary>
internal static class InstanceDescribe
{
    public static DescribeInstancesResponse Describe(CloudState state, DescribeInstancesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = new DescribeRequest(request.InstanceIds, request.Filters, request.MaxResults, request.NextToken)
            .Run(state, state.Instances, Filters(state), "instancesSet", ids => Ec2Faults.InstanceNotFound(ids));
        return new DescribeInstancesResponse
        {
            Reservations = page.Items.Select(instance => Reservation(state, instance)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    private static Reservation Reservation(CloudState state, CloudInstance instance) => new()
    {
        ReservationId = instance.ReservationId,
        OwnerId = state.Options.AccountId,
        RequesterId = instance.GroupName is null ? null : "940372691376",
        Instances = [InstanceView.Of(state, instance)],
    };

    private static FilterSet<CloudInstance> Filters(CloudState state)
    {
        IEnumerable<CloudNetworkInterface> Interfaces(CloudInstance instance) =>
            instance.NetworkInterfaceIds.Values.Select(id => state.NetworkInterfaces.Show(id, state.Now)).OfType<CloudNetworkInterface>();

        return new FilterSet<CloudInstance>(
            new Dictionary<string, Func<CloudInstance, IEnumerable<string?>>>(StringComparer.Ordinal)
            {
                ["instance-id"] = item => [item.Id],
                ["instance-state-name"] = item => [Ec2Faults.Name(item.State)],
                ["instance-state-code"] = item => [((int)item.State).ToString(CultureInfo.InvariantCulture)],
                ["instance-type"] = item => [item.InstanceType],
                ["image-id"] = item => [item.ImageId],
                ["availability-zone"] = item => [item.AvailabilityZone],
                ["subnet-id"] = item => [item.SubnetId],
                ["vpc-id"] = item => [item.VpcId],
                ["reservation-id"] = item => [item.ReservationId],
                ["network-interface.network-interface-id"] = item => item.NetworkInterfaceIds.Values,
                ["network-interface.subnet-id"] = item => Interfaces(item).Select(at => at.SubnetId),
                ["private-ip-address"] = item => Interfaces(item).Take(1).Select(at => at.PrimaryIp.Address),
                ["ip-address"] = item => Interfaces(item).Take(1).Select(at => at.PrimaryIp.Association?.PublicIp),
            });
    }
}
