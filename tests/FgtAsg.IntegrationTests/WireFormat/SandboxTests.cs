using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>The sandbox's EC2 and Auto Scaling over HTTP with boto3: operations that the SDK clients of these tests do not have.</summary>
public sealed class SandboxTests
{
    private const string NoError = "";

    [ToolFact(Tools.Moto)]
    public async Task OperatorCalls_FromBoto3_AreUnderstood()
    {
        await using var aws = await LocalAws.StartAsync(
            new LocalAwsOptions { Cloud = new CloudOptions { Region = "us-east-1" } }, CancellationToken.None);
        var subnet = aws.Cloud.CreateSubnet(aws.Cloud.CreateVpc("10.0.0.0/16"), "us-east-1a", "10.0.0.0/24", "2001:db8:0:1::/64");
        aws.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "fleet", SubnetIds = [subnet], MaxSize = 4 });

        // The call, and one value in boto3's response.
        (string Service, string Operation, string Parameters, string Path, string Value)[] calls =
        [
            ("autoscaling", "PutWarmPool",
                """
                {"AutoScalingGroupName": "fleet", "PoolState": "Running", "MinSize": 1, "MaxGroupPreparedCapacity": 1,
                 "InstanceReusePolicy": {"ReuseOnScaleIn": true}}
                """, "Error", NoError),
            ("autoscaling", "DescribeWarmPool", """{"AutoScalingGroupName": "fleet"}""", "Instances.0.LifecycleState", "Warmed:Pending"),
            ("autoscaling", "DescribeWarmPool", """{"AutoScalingGroupName": "fleet", "MaxRecords": 1}""",
                "WarmPoolConfiguration.InstanceReusePolicy.ReuseOnScaleIn", "true"),
            ("autoscaling", "DescribeAutoScalingGroups", """{"AutoScalingGroupNames": ["fleet"]}""",
                "AutoScalingGroups.0.WarmPoolSize", "1"),
            ("autoscaling", "DeleteWarmPool", """{"AutoScalingGroupName": "fleet"}""", "Error.Code", "ResourceInUse"),
            ("autoscaling", "DeleteWarmPool", """{"AutoScalingGroupName": "fleet", "ForceDelete": true}""", "Error", NoError),
            ("autoscaling", "DescribeWarmPool", """{"AutoScalingGroupName": "fleet"}""", "WarmPoolConfiguration.Status", "PendingDelete"),
            ("autoscaling", "SetDesiredCapacity",
                """{"AutoScalingGroupName": "fleet", "DesiredCapacity": 2, "HonorCooldown": false}""", "Error", NoError),
            ("autoscaling", "DescribeAutoScalingGroups", "{}", "AutoScalingGroups.0.DesiredCapacity", "2"),
            ("ec2", "CreateNetworkInterface",
                $$"""
                {"SubnetId": "{{subnet}}", "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.40", "Primary": true}],
                 "TagSpecifications": [{"ResourceType": "network-interface", "Tags": [{"Key": "Name", "Value": "fgt"}]}]}
                """, "NetworkInterface.PrivateIpAddress", "10.0.0.40"),
            ("ec2", "DescribeNetworkInterfaces", """{"Filters": [{"Name": "tag:Name", "Values": ["fg?"]}]}""",
                "NetworkInterfaces.0.TagSet", """[{"Key":"Name","Value":"fgt"}]"""),
            ("ec2", "DescribeSubnets", $$"""{"SubnetIds": ["{{subnet}}"]}""",
                "Subnets.0.Ipv6CidrBlockAssociationSet.0.Ipv6CidrBlock", "2001:db8:0:1::/64"),
            ("ec2", "DescribeSubnets", "{}", "Subnets.0.Tags", "[]"),
            ("ec2", "DescribeAddresses", "{}", "Addresses", "[]"),
            ("ec2", "DescribeVpcs", """{"VpcIds": ["vpc-0"]}""", "Error.Code", "InvalidVpcID.NotFound"),
        ];
        var seen = await Python.ReadAsync(
            aws.Endpoint, [.. calls.Select(call => Python.Call(call.Service, call.Operation, JsonNode.Parse(call.Parameters)))]);

        Assert.Equal(
            calls.Select(call => $"{call.Operation}: {call.Path} = {call.Value}"),
            calls.Zip(seen, (call, answer) => $"{call.Operation}: {call.Path} = {At(answer!, call.Path)}"));
    }

    private static string At(JsonNode answer, string path)
    {
        var at = path.Split('.').Aggregate((JsonNode?)answer, static (node, name) => node is JsonArray items ? items[0] : node?[name]);
        return at is JsonArray ? at.ToJsonString() : at?.ToString() ?? "";
    }
}
