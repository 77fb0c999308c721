using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Instances in EC2's XML.</summary>
internal static class InstanceAnswers
{
    public static void DescribeInstances(AnswerWriter answer, DescribeInstancesResponse response)
    {
        answer.List("reservationSet", response.Reservations, (item, reservation) =>
        {
            item.Text("reservationId", reservation.ReservationId);
            item.Text("ownerId", reservation.OwnerId);
            item.Text("requesterId", reservation.RequesterId);
            Ec2Answers.Groups(item, reservation.Groups);
            item.List("instancesSet", reservation.Instances, Instance);
        });
        answer.Text("nextToken", response.NextToken);
    }

    public static void TerminateInstances(AnswerWriter answer, List<Termination> terminations) =>
        answer.List("instancesSet", terminations, (item, termination) =>
        {
            item.Text("instanceId", termination.InstanceId);
            item.Structure("currentState", state => State(state, termination.Current));
            item.Structure("previousState", state => State(state, termination.Previous));
        });

    private static void State(AnswerWriter answer, CloudInstanceState state)
    {
        answer.Number("code", (int)state);
        answer.Text("name", Ec2Faults.Name(state));
    }

    private static void Instance(AnswerWriter answer, Instance value)
    {
        answer.Text("instanceId", value.InstanceId);
        answer.Text("imageId", value.ImageId);
        answer.Structure("instanceState", value.State, (item, state) =>
        {
            item.Number("code", state.Code);
            item.Text("name", state.Name?.Value);
        });
        answer.Text("privateDnsName", value.PrivateDnsName);
        answer.Text("dnsName", value.PublicDnsName);
        answer.Text("reason", value.StateTransitionReason);
        answer.Text("instanceType", value.InstanceType?.Value);
        answer.Time("launchTime", value.LaunchTime);
        answer.Structure("placement", value.Placement, (item, placement) =>
        {
            item.Text("availabilityZone", placement.AvailabilityZone);
            item.Text("groupName", placement.GroupName);
            item.Text("tenancy", placement.Tenancy?.Value);
        });
        answer.Text("subnetId", value.SubnetId);
        answer.Text("vpcId", value.VpcId);
        answer.Text("privateIpAddress", value.PrivateIpAddress);
        answer.Text("ipAddress", value.PublicIpAddress);
        answer.Flag("sourceDestCheck", value.SourceDestCheck);
        Ec2Answers.Groups(answer, value.SecurityGroups);
        answer.Structure("stateReason", value.StateReason, (item, reason) =>
        {
            item.Text("code", reason.Code);
            item.Text("message", reason.Message);
        });
        answer.Text("architecture", value.Architecture?.Value);
        Ec2Answers.Tags(answer, value.Tags);
        answer.List("networkInterfaceSet", value.NetworkInterfaces, NetworkInterface);
    }

    private static void NetworkInterface(AnswerWriter answer, InstanceNetworkInterface value)
    {
        answer.Text("networkInterfaceId", value.NetworkInterfaceId);
        answer.Text("subnetId", value.SubnetId);
        answer.Text("vpcId", value.VpcId);
        answer.Text("description", value.Description);
        answer.Text("ownerId", value.OwnerId);
        answer.Text("status", value.Status?.Value);
        answer.Text("macAddress", value.MacAddress);
        answer.Text("privateIpAddress", value.PrivateIpAddress);
        answer.Text("privateDnsName", value.PrivateDnsName);
        answer.Flag("sourceDestCheck", value.SourceDestCheck);
        Ec2Answers.Groups(answer, value.Groups);
        answer.Structure("attachment", value.Attachment, (item, attachment) =>
        {
            item.Text("attachmentId", attachment.AttachmentId);
            item.Number("deviceIndex", attachment.DeviceIndex);
            item.Text("status", attachment.Status?.Value);
            item.Time("attachTime", attachment.AttachTime);
            item.Flag("deleteOnTermination", attachment.DeleteOnTermination);
            item.Number("networkCardIndex", attachment.NetworkCardIndex);
        });
        answer.Structure("association", value.Association, Association);
        answer.List("privateIpAddressesSet", value.PrivateIpAddresses, (item, address) =>
        {
            item.Text("privateIpAddress", address.PrivateIpAddress);
            item.Text("privateDnsName", address.PrivateDnsName);
            item.Flag("primary", address.Primary);
            item.Structure("association", address.Association, Association);
        });
        answer.List("ipv6AddressesSet", value.Ipv6Addresses, (item, address) =>
        {
            item.Text("ipv6Address", address.Ipv6Address);
            item.Flag("isPrimaryIpv6", address.IsPrimaryIpv6);
        });
        answer.Text("interfaceType", value.InterfaceType);
    }

    private static void Association(AnswerWriter answer, InstanceNetworkInterfaceAssociation value)
    {
        answer.Text("publicIp", value.PublicIp);
        answer.Text("publicDnsName", value.PublicDnsName);
        answer.Text("ipOwnerId", value.IpOwnerId);
    }
}
