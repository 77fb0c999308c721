using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>The contents of a group's events. <see cref="InstanceLifecycleTests"/> test when they are raised.</summary>
public sealed class GroupEventTests
{
    private const string LaunchAction = "EC2 Instance-launch Lifecycle Action";

    private readonly TestRegion _region = new();

    [Fact]
    public void Launch_WithAHook_WaitsAndRaisesACompleteEvent()
    {
        var id = Assert.Single(_region.Cloud.LaunchInstances(TestRegion.GroupName));

        Assert.Equal(LifecycleStates.PendingWait, _region.Member(id).LifecycleState);
        var raised = _region.Events.Single(item => item.DetailType == LaunchAction);
        Assert.Equal(
            new JsonObject
            {
                ["LifecycleActionToken"] = _region.Cloud.LifecycleActions[0].Token,
                ["AutoScalingGroupName"] = TestRegion.GroupName,
                ["LifecycleHookName"] = TestRegion.LaunchHook,
                ["EC2InstanceId"] = id,
                ["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_LAUNCHING",
                ["NotificationMetadata"] = "from terraform",
                ["Origin"] = "EC2",
                ["Destination"] = "AutoScalingGroup",
            }.ToJsonString(),
            raised.Detail);

        var envelope = JsonNode.Parse(raised.ToJson())!.AsObject();
        Assert.Equal(
            ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"],
            envelope.Select(member => member.Key));
        Assert.Equal(
            ["0", "aws.autoscaling", "123456789012", "2026-03-01T12:00:00Z", "eu-central-1"],
            new[] { "version", "source", "account", "time", "region" }.Select(name => (string?)envelope[name]));
        Assert.Equal([_region.Cloud.Groups[0].Arn], envelope["resources"]!.AsArray().Select(arn => (string?)arn));
        Assert.Equal(TestRegion.GroupName, (string?)envelope["detail"]!["AutoScalingGroupName"]);
    }

    [Fact]
    public async Task Events_OfAWarmInstance_DescribeOriginAndDestination()
    {
        var id = await _region.TakenOutInstanceAsync();
        var launched = _region.Details("EC2 Instance Launch Successful").Last();
        Assert.Equal(
            (id, "eu-central-1a", $"Launching a new EC2 instance from warm pool: {id}"),
            ((string?)launched["EC2InstanceId"], (string?)launched["Details"]!["Availability Zone"], (string?)launched["Description"]));

        _region.Cloud.ScaleIn(id);
        Assert.Equal(
            new JsonObject
            {
                ["LifecycleActionToken"] = _region.Cloud.LifecycleActions[^1].Token,
                ["AutoScalingGroupName"] = TestRegion.GroupName,
                ["LifecycleHookName"] = TestRegion.TerminateHook,
                ["EC2InstanceId"] = id,
                ["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_TERMINATING",
                ["Origin"] = "AutoScalingGroup",
                ["Destination"] = "WarmPool",
            }.ToJsonString(),
            Assert.Single(_region.Details("EC2 Instance-terminate Lifecycle Action")).ToJsonString());
    }

    [Fact]
    public async Task Events_OfALostInstance_HaveTheCause()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.TerminateInstance(id);
        _region.Settle();

        var detail = Assert.Single(_region.Details("EC2 Instance Terminate Successful"));
        Assert.Equal(id, (string?)detail["EC2InstanceId"]);
        Assert.Contains("in response to an EC2 health check", (string?)detail["Cause"], StringComparison.Ordinal);
    }
}
