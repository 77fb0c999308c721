using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Network interfaces in EC2's XML.</summary>
internal static class InterfaceAnswers
{
    public static void DescribeNetworkInterfaces(AnswerWriter answer, DescribeNetworkInterfacesResponse response)
    {
        answer.List("networkInterfaceSet", response.NetworkInterfaces, NetworkInterface);
        answer.Text("nextToken", response.NextToken);
    }

    public static void NetworkInterface(AnswerWriter answer, NetworkInterface value)
    {
        answer.Text("networkInterfaceId", value.NetworkInterfaceId);
        answer.Text("subnetId", value.SubnetId);
        answer.Text("vpcId", value.VpcId);
        answer.Text("availabilityZone", value.AvailabilityZone);
        answer.Text("description", value.Description);
        answer.Text("ownerId", value.OwnerId);
        answer.Flag("requesterManaged", value.RequesterManaged);
        answer.Text("status", value.Status?.Value);
        answer.Text("macAddress", value.MacAddress);
        answer.Text("privateIpAddress", value.PrivateIpAddress);
        answer.Text("privateDnsName", value.PrivateDnsName);
        answer.Flag("sourceDestCheck", value.SourceDestCheck);
        Ec2Answers.Groups(answer, value.Groups);
        answer.Structure("attachment", value.Attachment, Attachment);
        answer.Structure("association", value.Association, Association);
        Ec2Answers.Tags(answer, value.TagSet);
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
        answer.Text("interfaceType", value.InterfaceType?.Value);
        answer.Text("ipv6Address", value.Ipv6Address);
    }

    private static void Attachment(AnswerWriter answer, NetworkInterfaceAttachment value)
    {
        answer.Text("attachmentId", value.AttachmentId);
        answer.Text("instanceId", value.InstanceId);
        answer.Text("instanceOwnerId", value.InstanceOwnerId);
        answer.Number("deviceIndex", value.DeviceIndex);
        answer.Number("networkCardIndex", value.NetworkCardIndex);
        answer.Text("status", value.Status?.Value);
        answer.Time("attachTime", value.AttachTime);
        answer.Flag("deleteOnTermination", value.DeleteOnTermination);
    }

    private static void Association(AnswerWriter answer, NetworkInterfaceAssociation value)
    {
        answer.Text("publicIp", value.PublicIp);
        answer.Text("publicDnsName", value.PublicDnsName);
        answer.Text("ipOwnerId", value.IpOwnerId);
        answer.Text("allocationId", value.AllocationId);
        answer.Text("associationId", value.AssociationId);
    }
}
