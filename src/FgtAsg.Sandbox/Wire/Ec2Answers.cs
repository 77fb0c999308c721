using Amazon.EC2.Model;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.Wire;

/// <summary>EC2's shorter answers, under the names of the service's API model.</summary>
internal static class Ec2Answers
{
    /// <summary>Where success is all there is to say, EC2 says <c>return</c>.</summary>
    public static void Done(AnswerWriter answer, AmazonWebServiceResponse response) => answer.Flag("return", true);

    public static void AllocateAddress(AnswerWriter answer, AllocateAddressResponse response)
    {
        answer.Text("publicIp", response.PublicIp);
        answer.Text("domain", response.Domain?.Value);
        answer.Text("allocationId", response.AllocationId);
        answer.Text("publicIpv4Pool", response.PublicIpv4Pool);
        answer.Text("networkBorderGroup", response.NetworkBorderGroup);
    }

    public static void AssociateAddress(AnswerWriter answer, AssociateAddressResponse response)
    {
        answer.Flag("return", true);
        answer.Text("associationId", response.AssociationId);
    }

    public static void AttachNetworkInterface(AnswerWriter answer, AttachNetworkInterfaceResponse response)
    {
        answer.Text("attachmentId", response.AttachmentId);
        answer.Number("networkCardIndex", response.NetworkCardIndex);
    }

    public static void CreateNetworkInterface(AnswerWriter answer, CreateNetworkInterfaceResponse response)
    {
        answer.Structure("networkInterface", response.NetworkInterface, InterfaceAnswers.NetworkInterface);
        answer.Text("clientToken", response.ClientToken);
    }

    public static void DescribeAddresses(AnswerWriter answer, DescribeAddressesResponse response) =>
        answer.List("addressesSet", response.Addresses, (item, address) =>
        {
            item.Text("publicIp", address.PublicIp);
            item.Text("allocationId", address.AllocationId);
            item.Text("domain", address.Domain?.Value);
            item.Text("instanceId", address.InstanceId);
            item.Text("associationId", address.AssociationId);
            item.Text("networkInterfaceId", address.NetworkInterfaceId);
            item.Text("networkInterfaceOwnerId", address.NetworkInterfaceOwnerId);
            item.Text("privateIpAddress", address.PrivateIpAddress);
            item.Text("publicIpv4Pool", address.PublicIpv4Pool);
            item.Text("networkBorderGroup", address.NetworkBorderGroup);
            Tags(item, address.Tags);
        });

    public static void Tags(AnswerWriter answer, List<Tag>? tags) => answer.List("tagSet", tags, (item, tag) =>
    {
        item.Text("key", tag.Key);
        item.Text("value", tag.Value);
    });

    public static void Groups(AnswerWriter answer, List<GroupIdentifier>? groups) => answer.List("groupSet", groups, (item, group) =>
    {
        item.Text("groupId", group.GroupId);
        item.Text("groupName", group.GroupName);
    });
}
