using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class LifecycleActionTests
{
    private static readonly Dictionary<string, Action<CompleteLifecycleActionRequest>> Wrong = new(StringComparer.Ordinal)
    {
        ["group"] = request => request.AutoScalingGroupName = "other",
        ["hook"] = request => request.LifecycleHookName = "other",
        ["result"] = request => request.LifecycleActionResult = "MAYBE",
        ["neither token nor instance"] = request => request.InstanceId = null,
        ["short token"] = request => request.LifecycleActionToken = "abc",
        ["other instance"] = request => request.InstanceId = "i-0",
    };

    private readonly TestRegion _region = new();

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    [Fact]
    public async Task Heartbeat_NoneInTime_AppliesTheDefaultResult()
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
    public async Task Heartbeat_Recorded_RestartsTheTimeout()
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
    public async Task Heartbeat_RecordedAgainAndAgain_EndsAfterAHundredTimeouts()
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
    public async Task Complete_TwiceByInstanceOrToken_RefusesTheSecondAndRecordsBoth()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName, 3)[0];
        var byToken = Request(token: _region.Cloud.LifecycleActions[1].Token);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        await _region.AutoScaling.CompleteLifecycleActionAsync(byToken);

        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON"));
        var other = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _region.AutoScaling.CompleteLifecycleActionAsync(byToken));

        Assert.Equal(("ValidationError", $"No active Lifecycle Action found with instance ID {id}"), (fault.ErrorCode, fault.Message));
        Assert.Equal($"No active Lifecycle Action found with token {byToken.LifecycleActionToken}", other.Message);
        Assert.Equal(
            [("CONTINUE", true), ("ABANDON", false)],
            _region.Cloud.LifecycleActions[0].Completions.Select(attempt => (attempt.Result, attempt.Accepted)));
        Assert.Equal(
            [LifecycleActionStatus.Completed, LifecycleActionStatus.Completed, LifecycleActionStatus.Active],
            _region.Cloud.LifecycleActions.Select(action => action.Status));
    }

    [Theory]
    [InlineData(TestRegion.LaunchHook, "second-launch")]
    [InlineData("second-launch", TestRegion.LaunchHook)]
    public async Task Complete_OneOfTwoHooks_TheInstanceWaitsForTheOther(string first, string last)
    {
        var region = WithTwoOfEach();
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        region.Pass(60);
        Assert.Equal(2, region.Details("EC2 Instance-launch Lifecycle Action").Count());

        await region.CompleteAsync(id, first, "CONTINUE");
        Assert.Equal(LifecycleStates.PendingWait, region.Member(id).LifecycleState);

        await region.CompleteAsync(id, last, "CONTINUE");
        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);
    }

    /// <summary>ABANDON does not wait for the other hook, neither at a launch nor at a termination.</summary>
    [Fact]
    public async Task Complete_OneOfTwoHooksAbandons_CancelsTheOther()
    {
        var region = WithTwoOfEach();
        var given = region.Cloud.LaunchInstances(TestRegion.GroupName, 2);
        region.Pass(60);
        await region.CompleteAsync(given[0], "second-launch", "ABANDON");
        await region.CompleteAsync(given[1], "second-launch", "CONTINUE");
        await region.CompleteAsync(given[1], TestRegion.LaunchHook, "CONTINUE");
        region.Cloud.TerminateInstanceInGroup(given[1]);
        await region.CompleteAsync(given[1], TestRegion.TerminateHook, "ABANDON");
        region.Settle();

        Assert.All(given, id => Assert.Equal(CloudInstanceState.Terminated, region.Instance(id).State));
        Assert.Equal(
            [(TestRegion.LaunchHook, given[0]), ("second-terminate", given[1])],
            region.Cloud.LifecycleActions
                .Where(action => action.Status == LifecycleActionStatus.Cancelled)
                .Select(action => (action.HookName, action.InstanceId)));
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task Complete_WrongRequest_IsValidationErrorAndChangesNothing(string what)
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        var request = Request(token: what == "other instance" ? _region.Cloud.LifecycleActions[0].Token : null, id);
        Wrong[what](request);

        var fault = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => _region.AutoScaling.CompleteLifecycleActionAsync(request));

        Assert.Equal("ValidationError", fault.ErrorCode);
        Assert.Equal(LifecycleActionStatus.Active, _region.Cloud.LifecycleActions[0].Status);
    }

    private static TestRegion WithTwoOfEach() => new(group: TestRegion.NoHooks with
    {
        LifecycleHooks =
        [
            .. TestRegion.Hooks,
            TestRegion.Hooks[0] with { Name = "second-launch" },
            TestRegion.Hooks[1] with { Name = "second-terminate" },
        ],
    });

    private Task<RecordLifecycleActionHeartbeatResponse> HeartbeatAsync(string instanceId) =>
        _region.AutoScaling.RecordLifecycleActionHeartbeatAsync(new RecordLifecycleActionHeartbeatRequest
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
