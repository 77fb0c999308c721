using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>The wire against the services' own API models, as botocore has them.</summary>
public sealed class BotocoreTests
{
    private readonly TestRegion _region = new();

    [BotocoreFact]
    public async Task Interfaces_AsTheCommandLineUsesThem_AreUnderstood()
    {
        using var botocore = new BotocoreBridge(new QueryService(_region.Cloud));
        var instance = _region.RunningInstance();

        var created = await botocore.CallAsync("ec2", "CreateNetworkInterface", new JsonObject
        {
            ["SubnetId"] = _region.SubnetA,
            ["Groups"] = new JsonArray(_region.SecurityGroup),
            ["Description"] = "port2",
            ["ClientToken"] = "token",
            ["Ipv6AddressCount"] = 1,
            ["PrivateIpAddresses"] = new JsonArray(new JsonObject { ["PrivateIpAddress"] = "10.0.1.40", ["Primary"] = true }),
            ["TagSpecifications"] = new JsonArray(new JsonObject
            {
                ["ResourceType"] = "network-interface",
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = "fgt" }),
            }),
        });
        var id = (string)created["NetworkInterface"]!["NetworkInterfaceId"]!;
        var allocated = await botocore.CallAsync("ec2", "AllocateAddress", new JsonObject { ["Domain"] = "vpc" });
        var associated = await botocore.CallAsync("ec2", "AssociateAddress", new JsonObject
        {
            ["AllocationId"] = (string)allocated["AllocationId"]!,
            ["NetworkInterfaceId"] = id,
            ["AllowReassociation"] = false,
        });
        var attached = await botocore.CallAsync("ec2", "AttachNetworkInterface", new JsonObject
        {
            ["NetworkInterfaceId"] = id,
            ["InstanceId"] = instance,
            ["DeviceIndex"] = 1,
            ["NetworkCardIndex"] = 0,
        });
        await botocore.CallAsync("ec2", "ModifyNetworkInterfaceAttribute", new JsonObject
        {
            ["NetworkInterfaceId"] = id,
            ["SourceDestCheck"] = new JsonObject { ["Value"] = false },
        });

        var found = await botocore.CallAsync("ec2", "DescribeNetworkInterfaces", new JsonObject
        {
            ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "tag:Name", ["Values"] = new JsonArray("fg?") }),
        });
        var shown = found["NetworkInterfaces"]!.AsArray().Single()!;
        Assert.Equal(id, (string?)shown["NetworkInterfaceId"]);
        Assert.Equal("2026-03-01T12:00:05Z", (string?)shown["Attachment"]!["AttachTime"]);
        Assert.Equal((string?)attached["AttachmentId"], (string?)shown["Attachment"]!["AttachmentId"]);
        Assert.Equal(1, (int?)shown["Attachment"]!["DeviceIndex"]);
        Assert.Equal((string?)associated["AssociationId"], (string?)shown["Association"]!["AssociationId"]);
        Assert.False((bool?)shown["SourceDestCheck"]);
        Assert.Equal("10.0.1.40", (string?)shown["PrivateIpAddresses"]![0]!["PrivateIpAddress"]);
        Assert.Equal("2001:db8:0:1::10", (string?)shown["Ipv6Addresses"]![0]!["Ipv6Address"]);
        Assert.Equal("fgt", (string?)shown["TagSet"]![0]!["Value"]);
        Assert.Equal("firewalls", (string?)shown["Groups"]![0]!["GroupName"]);

        var addresses = await botocore.CallAsync("ec2", "DescribeAddresses", new JsonObject
        {
            ["PublicIps"] = new JsonArray((string?)allocated["PublicIp"]),
        });
        Assert.Equal(instance, (string?)addresses["Addresses"]![0]!["InstanceId"]);

        var instances = await botocore.CallAsync("ec2", "DescribeInstances", new JsonObject { ["InstanceIds"] = new JsonArray(instance) });
        var machine = instances["Reservations"]![0]!["Instances"]![0]!;
        Assert.Equal("running", (string?)machine["State"]!["Name"]);
        Assert.Equal("eu-central-1a", (string?)machine["Placement"]!["AvailabilityZone"]);
        Assert.Equal([0, 1], machine["NetworkInterfaces"]!.AsArray().Select(item => (int)item!["Attachment"]!["DeviceIndex"]!));
        Assert.Equal((string?)allocated["PublicIp"], (string?)machine["NetworkInterfaces"]![1]!["Association"]!["PublicIp"]);
    }

    [BotocoreFact]
    public async Task WarmPool_AsTheCommandLineUsesIt_IsUnderstood()
    {
        using var botocore = new BotocoreBridge(new QueryService(_region.Cloud));
        var group = new JsonObject { ["AutoScalingGroupName"] = TestRegion.GroupName };

        await botocore.CallAsync("autoscaling", "PutWarmPool", new JsonObject
        {
            ["AutoScalingGroupName"] = TestRegion.GroupName,
            ["PoolState"] = "Running",
            ["MinSize"] = 1,
            ["MaxGroupPreparedCapacity"] = 1,
            ["InstanceReusePolicy"] = new JsonObject { ["ReuseOnScaleIn"] = true },
        });
        var shown = await botocore.CallAsync("autoscaling", "DescribeWarmPool", group.DeepClone().AsObject());
        Assert.Equal("Warmed:Pending:Wait", (string?)shown["Instances"]![0]!["LifecycleState"]);
        Assert.True((bool?)shown["WarmPoolConfiguration"]!["InstanceReusePolicy"]!["ReuseOnScaleIn"]);
        var groups = await botocore.CallAsync("autoscaling", "DescribeAutoScalingGroups");
        Assert.Equal(1, (int?)groups["AutoScalingGroups"]![0]!["WarmPoolSize"]);
        Assert.Equal("Running", (string?)groups["AutoScalingGroups"]![0]!["WarmPoolConfiguration"]!["PoolState"]);

        group["ForceDelete"] = true;
        var deleted = await botocore.CallAsync("autoscaling", "DeleteWarmPool", group);
        Assert.Null(deleted["Error"]);
    }

    [BotocoreFact]
    public async Task Operators_Calls_AreUnderstood()
    {
        using var botocore = new BotocoreBridge(new QueryService(_region.Cloud));

        await botocore.CallAsync("autoscaling", "SetDesiredCapacity", new JsonObject
        {
            ["AutoScalingGroupName"] = TestRegion.GroupName,
            ["DesiredCapacity"] = 1,
            ["HonorCooldown"] = false,
        });
        var groups = await botocore.CallAsync("autoscaling", "DescribeAutoScalingGroups", new JsonObject
        {
            ["AutoScalingGroupNames"] = new JsonArray(TestRegion.GroupName),
        });
        var member = groups["AutoScalingGroups"]![0]!["Instances"]![0]!;
        Assert.Equal("Pending:Wait", (string?)member["LifecycleState"]);
        Assert.Equal("eu-central-1a", (string?)groups["AutoScalingGroups"]![0]!["AvailabilityZones"]![0]);
        var id = (string)member["InstanceId"]!;

        await botocore.CallAsync("autoscaling", "CompleteLifecycleAction", new JsonObject
        {
            ["AutoScalingGroupName"] = TestRegion.GroupName,
            ["LifecycleHookName"] = TestRegion.LaunchHook,
            ["InstanceId"] = id,
            ["LifecycleActionResult"] = "CONTINUE",
        });
        var hooks = await botocore.CallAsync(
            "autoscaling", "DescribeLifecycleHooks", new JsonObject { ["AutoScalingGroupName"] = TestRegion.GroupName });
        Assert.Equal(600, (int?)hooks["LifecycleHooks"]![0]!["HeartbeatTimeout"]);
        var instances = await botocore.CallAsync("autoscaling", "DescribeAutoScalingInstances");
        Assert.Equal("Pending:Proceed", (string?)instances["AutoScalingInstances"]![0]!["LifecycleState"]);
        var activity = await botocore.CallAsync("autoscaling", "TerminateInstanceInAutoScalingGroup", new JsonObject
        {
            ["InstanceId"] = id,
            ["ShouldDecrementDesiredCapacity"] = true,
        });
        Assert.Equal("InProgress", (string?)activity["Activity"]!["StatusCode"]);

        var refused = await botocore.CallAsync("autoscaling", "RecordLifecycleActionHeartbeat", new JsonObject
        {
            ["AutoScalingGroupName"] = TestRegion.GroupName,
            ["LifecycleHookName"] = TestRegion.LaunchHook,
            ["InstanceId"] = id,
        });
        Assert.Equal("ValidationError", (string?)refused["Error"]!["Code"]);

        var terminated = await botocore.CallAsync("ec2", "TerminateInstances", new JsonObject { ["InstanceIds"] = new JsonArray(id) });
        Assert.Equal("shutting-down", (string?)terminated["TerminatingInstances"]![0]!["CurrentState"]!["Name"]);
        var missing = await botocore.CallAsync("ec2", "DescribeVpcs", new JsonObject { ["VpcIds"] = new JsonArray("vpc-0") });
        Assert.Equal("InvalidVpcID.NotFound", (string?)missing["Error"]!["Code"]);
        var subnets = await botocore.CallAsync("ec2", "DescribeSubnets", new JsonObject { ["SubnetIds"] = new JsonArray(_region.SubnetA) });
        Assert.Equal("2001:db8:0:1::/64", (string?)subnets["Subnets"]![0]!["Ipv6CidrBlockAssociationSet"]![0]!["Ipv6CidrBlock"]);
        var tags = await botocore.CallAsync("ec2", "DescribeTags");
        Assert.Equal(TestRegion.GroupName, (string?)tags["Tags"]![0]!["Value"]);
        var securityGroups = await botocore.CallAsync("ec2", "DescribeSecurityGroups");
        Assert.Equal(["default", "firewalls"], securityGroups["SecurityGroups"]!.AsArray().Select(group => (string?)group!["GroupName"]));
    }
}
