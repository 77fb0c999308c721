using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;

namespace FgtAsg.Sandbox.Wire;

/// <summary>VPCs, subnets, security groups and tags in EC2's XML.</summary>
internal static class NetworkAnswers
{
    public static void Vpcs(AnswerWriter answer, CloudState state, Page<CloudVpc> page)
    {
        answer.List("vpcSet", page.Items, (item, vpc) =>
        {
            item.Text("vpcId", vpc.Id);
            item.Text("ownerId", state.Options.AccountId);
            item.Text("state", "available");
            item.Text("cidrBlock", vpc.CidrBlock);
            item.Text("instanceTenancy", "default");
            item.Flag("isDefault", false);
            Ec2Answers.Tags(item, TagView.Of(vpc));
        });
        answer.Text("nextToken", page.NextToken);
    }

    public static void Subnets(AnswerWriter answer, CloudState state, Page<CloudSubnet> page)
    {
        answer.List("subnetSet", page.Items, (item, subnet) =>
        {
            item.Text("subnetId", subnet.Id);
            item.Text("subnetArn", state.Ec2Arn($"subnet/{subnet.Id}"));
            item.Text("state", "available");
            item.Text("ownerId", state.Options.AccountId);
            item.Text("vpcId", subnet.VpcId);
            item.Text("cidrBlock", subnet.CidrBlock);
            item.List("ipv6CidrBlockAssociationSet", subnet.Ipv6CidrBlock is { } cidr ? [cidr] : Array.Empty<string>(), (entry, block) =>
            {
                entry.Text("ipv6CidrBlock", block);
                entry.Structure("ipv6CidrBlockState", status => status.Text("state", "associated"));
            });
            item.Number("availableIpAddressCount", state.SubnetAddresses[subnet.Id].Free);
            item.Text("availabilityZone", subnet.AvailabilityZone);
            item.Flag("defaultForAz", false);
            item.Flag("mapPublicIpOnLaunch", false);
            Ec2Answers.Tags(item, TagView.Of(subnet));
        });
        answer.Text("nextToken", page.NextToken);
    }

    public static void SecurityGroups(AnswerWriter answer, CloudState state, Page<CloudSecurityGroup> page)
    {
        answer.List("securityGroupInfo", page.Items, (item, group) =>
        {
            item.Text("groupId", group.Id);
            item.Text("groupName", group.Name);
            item.Text("groupDescription", group.Description);
            item.Text("ownerId", state.Options.AccountId);
            item.Text("vpcId", group.VpcId);
            Ec2Answers.Tags(item, TagView.Of(group));
        });
        answer.Text("nextToken", page.NextToken);
    }

    public static void Tags(AnswerWriter answer, CloudState state, Page<TagRow> page)
    {
        answer.List("tagSet", page.Items, (item, row) =>
        {
            item.Text("resourceId", row.Id);
            item.Text("resourceType", row.ResourceType);
            item.Text("key", row.Key);
            item.Text("value", row.Value);
        });
        answer.Text("nextToken", page.NextToken);
    }
}
