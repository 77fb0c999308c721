using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class GroupLifecycleTests
{
    private const string LaunchAction = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateAction = "EC2 Instance-terminate Lifecycle Action";

    private readonly TestRegion _region = new();

    [Fact]
    public void Launch_WithAHook_WaitsAndTellsEverything()
    {
        var id = Assert.Single(_region.Cloud.LaunchInstances(TestRegion.GroupName));

        Assert.Equal(LifecycleStates.PendingWait, _region.Member(id).LifecycleState);
        var raised = _region.Events.Single(item => item.DetailType == LaunchAction);
        Assert.Equal("aws.autoscaling", raised.Source);
        Assert.Equal([_region.Cloud.Groups[0].Arn], raised.Resources);
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
    }

    [Fact]
    public void Event_ToJson_IsTheEventBridgeEnvelope()
    {
        _region.Cloud.LaunchInstances(TestRegion.GroupName);

        var json = JsonNode.Parse(_region.Events.Single(item => item.DetailType == LaunchAction).ToJson())!.AsObject();

        Assert.Equal(
            ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"], json.Select(member => member.Key));
        Assert.Equal("0", (string?)json["version"]);
        Assert.Equal("123456789012", (string?)json["account"]);
        Assert.Equal("eu-central-1", (string?)json["region"]);
        Assert.Equal("2026-03-01T12:00:00Z", (string?)json["time"]);
        Assert.Equal(TestRegion.GroupName, (string?)json["detail"]!["AutoScalingGroupName"]);
    }

    [Fact]
    public async Task Launch_Continue_IsInServiceAndSaysSo()
    {
        var id = await _region.InServiceInstanceAsync();

        Assert.Equal(LifecycleStates.InService, _region.Member(id).LifecycleState);
        var detail = Assert.Single(_region.Details("EC2 Instance Launch Successful"));
        Assert.Equal(id, (string?)detail["EC2InstanceId"]);
        Assert.Equal("eu-central-1a", (string?)detail["Details"]!["Availability Zone"]);
    }

    [Fact]
    public async Task Launch_ContinueBeforeItRuns_ProceedsUntilItDoes()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        Assert.Equal(LifecycleStates.PendingProceed, _region.Member(id).LifecycleState);
        _region.Pass(5);
        Assert.Equal(LifecycleStates.InService, _region.Member(id).LifecycleState);
    }

    [Fact]
    public async Task Launch_Abandon_TerminatesWithoutTheTerminateHook()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        _region.Pass(5);

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON");
        Assert.Equal(LifecycleStates.TerminatingProceed, _region.Member(id).LifecycleState);
        _region.Settle();

        Assert.Equal(["pending", "running", "shutting-down", "terminated"], _region.States(id));
        Assert.Equal(id, (string?)Assert.Single(_region.Details("EC2 Instance Launch Unsuccessful"))["EC2InstanceId"]);
        Assert.Empty(_region.Details("EC2 Instance Terminate Successful"));
        Assert.Empty(_region.Details(TerminateAction));
        Assert.Empty(_region.Cloud.Groups[0].Members);
    }

    [Fact]
    public async Task Terminate_WithAHook_WaitsThenEnds()
    {
        var id = await _region.InServiceInstanceAsync();

        _region.Cloud.TerminateInstanceInGroup(id);
        Assert.Equal(LifecycleStates.TerminatingWait, _region.Member(id).LifecycleState);
        Assert.Equal(CloudInstanceState.Running, _region.Instance(id).State);
        var detail = Assert.Single(_region.Details(TerminateAction));
        Assert.Equal(("AutoScalingGroup", "EC2"), ((string?)detail["Origin"], (string?)detail["Destination"]));

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        Assert.Equal(LifecycleStates.TerminatingProceed, _region.Member(id).LifecycleState);
        _region.Settle();

        Assert.Equal(id, (string?)Assert.Single(_region.Details("EC2 Instance Terminate Successful"))["EC2InstanceId"]);
        Assert.Equal(0, _region.Cloud.Groups[0].DesiredCapacity);
    }

    [Fact]
    public async Task Terminate_Abandon_StillTerminates()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.TerminateInstanceInGroup(id);

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "ABANDON");
        _region.Settle();

        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(id).State);
        Assert.Single(_region.Details("EC2 Instance Terminate Successful"));
    }

    [Fact]
    public void Console_TerminatesAMember_NoHookRunsAndItLeavesTheGroup()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        _region.Pass(5);

        _region.Cloud.TerminateInstance(id);
        _region.Settle();

        Assert.Empty(_region.Details(TerminateAction));
        Assert.Empty(_region.Details("EC2 Instance Terminate Successful"));
        Assert.Empty(_region.Cloud.Groups[0].Members);
        Assert.Equal(LifecycleActionStatus.Cancelled, Assert.Single(_region.Cloud.LifecycleActions).Status);
    }

    [Fact]
    public async Task Console_TerminatesAMemberThatIsLeaving_ItIsNotReplaced()
    {
        var region = new TestRegion(group: new GroupSpecification
        {
            Name = TestRegion.GroupName,
            SubnetIds = [],
            LifecycleHooks = TestRegion.Hooks,
            ReplacesLostInstances = true,
        });
        var id = await region.InServiceInstanceAsync();
        region.Cloud.TerminateInstanceInGroup(id);

        region.Cloud.TerminateInstance(id);
        region.Settle();

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Single(region.Details("EC2 Instance Terminate Successful"));
        Assert.Equal(LifecycleActionStatus.Cancelled, region.Cloud.LifecycleActions[^1].Status);
    }

    [Fact]
    public async Task Terminate_WhileItLaunches_CancelsTheLaunchHook()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        _region.Cloud.TerminateInstanceInGroup(id);

        Assert.Equal(LifecycleStates.TerminatingWait, _region.Member(id).LifecycleState);
        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE"));
        Assert.Equal("ValidationError", fault.ErrorCode);
    }
}
