using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class LifecycleActionTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Heartbeats_NoneInTime_TheDefaultResultApplies()
    {
        var launched = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        _region.Settle();

        var action = Assert.Single(_region.Cloud.LifecycleActions);
        Assert.Equal((LifecycleActionStatus.TimedOut, "ABANDON"), (action.Status, action.Result));
        Assert.Equal(action.StartedAt.AddMinutes(10), action.EndedAt);
        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(launched).State);
        Assert.Single(_region.Details("EC2 Instance Launch Unsuccessful"));

        var served = await _region.InServiceInstanceAsync();
        _region.Cloud.TerminateInstanceInGroup(served);
        _region.Settle();
        Assert.Equal("CONTINUE", _region.Cloud.LifecycleActions[^1].Result);
        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(served).State);
    }

    [Fact]
    public async Task Heartbeat_Recorded_StartsTheTimeoutAnew()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        _region.Pass(599);

        await HeartbeatAsync(id);
        _region.Pass(599);

        var action = _region.Cloud.LifecycleActions[0];
        Assert.Equal((LifecycleActionStatus.Active, 1), (action.Status, action.Heartbeats));
        _region.Pass(1);
        Assert.Equal(LifecycleActionStatus.TimedOut, _region.Cloud.LifecycleActions[0].Status);
    }

    [Fact]
    public async Task Heartbeats_Forever_EndAfterAHundredTimeouts()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        var action = _region.Cloud.LifecycleActions[0];
        for (var minute = 0; minute < 1000; minute += 9)
        {
            await HeartbeatAsync(id);
            _region.Pass(540);
        }

        Assert.Equal(LifecycleActionStatus.TimedOut, _region.Cloud.LifecycleActions[0].Status);
        Assert.Equal(action.StartedAt.AddMinutes(1000), _region.Cloud.LifecycleActions[0].EndedAt);
    }

    [Fact]
    public async Task Complete_Twice_SaysThatNothingIsActiveAndCountsBoth()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON"));

        Assert.Equal("ValidationError", fault.ErrorCode);
        Assert.Equal($"No active Lifecycle Action found with instance ID {id}", fault.Message);
        Assert.Equal(
            [("CONTINUE", true), ("ABANDON", false)],
            _region.Cloud.LifecycleActions[0].Completions.Select(attempt => (attempt.Result, attempt.Accepted)));
    }

    [Fact]
    public async Task Complete_ByToken_EndsThatAction()
    {
        _region.Cloud.LaunchInstances(TestRegion.GroupName, 2);
        var token = _region.Cloud.LifecycleActions[1].Token;
        var request = Request(token: token);

        await _region.AutoScaling.CompleteLifecycleActionAsync(request);
        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _region.AutoScaling.CompleteLifecycleActionAsync(request));

        Assert.Equal(
            [LifecycleActionStatus.Active, LifecycleActionStatus.Completed], _region.Cloud.LifecycleActions.Select(action => action.Status));
        Assert.Equal($"No active Lifecycle Action found with token {token}", fault.Message);
    }

    public static TheoryData<string> WrongRequests() => ["group", "hook", "result", "neither", "short token", "other instance"];

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task Complete_WrongRequest_IsValidationErrorAndChangesNothing(string what)
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        var request = Request(instanceId: id);
        switch (what)
        {
            case "group":
                request.AutoScalingGroupName = "other";
                break;
            case "hook":
                request.LifecycleHookName = "other";
                break;
            case "result":
                request.LifecycleActionResult = "MAYBE";
                break;
            case "neither":
                request.InstanceId = null;
                break;
            case "short token":
                request.LifecycleActionToken = "abc";
                break;
            default:
                request.LifecycleActionToken = _region.Cloud.LifecycleActions[0].Token;
                request.InstanceId = "i-0";
                break;
        }

        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _region.AutoScaling.CompleteLifecycleActionAsync(request));

        Assert.Equal("ValidationError", fault.ErrorCode);
        Assert.Equal(LifecycleActionStatus.Active, _region.Cloud.LifecycleActions[0].Status);
    }

    [Fact]
    public async Task Hooks_Two_BothMustContinue()
    {
        var second = TestRegion.Hooks[0] with { Name = "second" };
        var region = new TestRegion(
            group: new GroupSpecification { Name = TestRegion.GroupName, SubnetIds = [], LifecycleHooks = [TestRegion.Hooks[0], second] });
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        region.Pass(5);

        await region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        Assert.Equal(LifecycleStates.PendingWait, region.Member(id).LifecycleState);
        await region.CompleteAsync(id, "second", "CONTINUE");
        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);
    }

    [Fact]
    public async Task Hooks_OneAbandons_CancelsTheOther()
    {
        var second = TestRegion.Hooks[0] with { Name = "second" };
        var region = new TestRegion(
            group: new GroupSpecification { Name = TestRegion.GroupName, SubnetIds = [], LifecycleHooks = [TestRegion.Hooks[0], second] });
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        await region.CompleteAsync(id, "second", "ABANDON");

        Assert.Equal(
            [LifecycleActionStatus.Cancelled, LifecycleActionStatus.Completed], region.Cloud.LifecycleActions.Select(action => action.Status));
        Assert.Equal(CloudInstanceState.ShuttingDown, region.Instance(id).State);
    }

    private Task<RecordLifecycleActionHeartbeatResponse> HeartbeatAsync(string instanceId) => _region.AutoScaling.RecordLifecycleActionHeartbeatAsync(
        new RecordLifecycleActionHeartbeatRequest
        {
            AutoScalingGroupName = TestRegion.GroupName,
            LifecycleHookName = TestRegion.LaunchHook,
            InstanceId = instanceId,
        });

    private static CompleteLifecycleActionRequest Request(string? token = null, string? instanceId = null) => new()
    {
        AutoScalingGroupName = TestRegion.GroupName,
        LifecycleHookName = TestRegion.LaunchHook,
        LifecycleActionToken = token,
        InstanceId = instanceId,
        LifecycleActionResult = "CONTINUE",
    };
}
