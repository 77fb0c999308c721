using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Wire;

/// <summary>EC2 actions that only an operator uses, in the SDK's shapes: networks, tags, and the termination of instances.</summary>
internal static class OperatorActions
{
    public static DescribeVpcsResponse DescribeVpcs(CloudState state, DescribeVpcsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = NetworkDescribe.Vpcs(
            state, new DescribeRequest(request.VpcIds, request.Filters, request.MaxResults, request.NextToken));
        return new DescribeVpcsResponse
        {
            Vpcs = page.Items.Select(vpc => new Vpc
            {
                VpcId = vpc.Id,
                OwnerId = state.Options.AccountId,
                State = "available",
                CidrBlock = vpc.CidrBlock,
                InstanceTenancy = "default",
                IsDefault = false,
                Tags = TagView.Of(vpc) ?? [],
            }).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeSubnetsResponse DescribeSubnets(CloudState state, DescribeSubnetsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = NetworkDescribe.Subnets(
            state, new DescribeRequest(request.SubnetIds, request.Filters, request.MaxResults, request.NextToken));
        return new DescribeSubnetsResponse
        {
            Subnets = page.Items.Select(subnet => new Subnet
            {
                SubnetId = subnet.Id,
                SubnetArn = state.Ec2Arn($"subnet/{subnet.Id}"),
                State = "available",
                OwnerId = state.Options.AccountId,
                VpcId = subnet.VpcId,
                CidrBlock = subnet.CidrBlock,
                Ipv6CidrBlockAssociationSet = subnet.Ipv6CidrBlock is { } block
                    ? [new() { Ipv6CidrBlock = block, Ipv6CidrBlockState = new() { State = "associated" } }]
                    : [],
                AvailableIpAddressCount = state.SubnetAddresses[subnet.Id].Free,
                AvailabilityZone = subnet.AvailabilityZone,
                DefaultForAz = false,
                MapPublicIpOnLaunch = false,
                Tags = TagView.Of(subnet) ?? [],
            }).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeSecurityGroupsResponse DescribeSecurityGroups(CloudState state, DescribeSecurityGroupsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = NetworkDescribe.SecurityGroups(
            state, new DescribeRequest(request.GroupIds, request.Filters, request.MaxResults, request.NextToken));
        return new DescribeSecurityGroupsResponse
        {
            SecurityGroups = page.Items.Select(group => new SecurityGroup
            {
                GroupId = group.Id,
                GroupName = group.Name,
                Description = group.Description,
                OwnerId = state.Options.AccountId,
                VpcId = group.VpcId,
                Tags = TagView.Of(group) ?? [],
            }).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static DescribeTagsResponse DescribeTags(CloudState state, DescribeTagsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var page = TagDescribe.Describe(state, new DescribeRequest(null, request.Filters, request.MaxResults, request.NextToken));
        return new DescribeTagsResponse
        {
            Tags = page.Items.Select(row => new TagDescription
            {
                ResourceId = row.Id,
                ResourceType = row.ResourceType,
                Key = row.Key,
                Value = row.Value,
            }).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    public static TerminateInstancesResponse TerminateInstances(CloudState state, TerminateInstancesRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var ended = InstanceLife.TerminateAll(state, request.InstanceIds ?? throw Ec2Faults.Missing("InstanceId"));
        return new TerminateInstancesResponse
        {
            TerminatingInstances = ended.ConvertAll(instance => new InstanceStateChange
            {
                InstanceId = instance.InstanceId,
                CurrentState = new() { Code = (int)instance.Current, Name = Ec2Faults.Name(instance.Current) },
                PreviousState = new() { Code = (int)instance.Previous, Name = Ec2Faults.Name(instance.Previous) },
            }),
        };
    }
}
