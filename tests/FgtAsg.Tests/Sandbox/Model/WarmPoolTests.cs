using System.Text.Json.Nodes;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class WarmPoolTests
{
    private const string LaunchAction = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateAction = "EC2 Instance-terminate Lifecycle Action";
    private const string LaunchSuccessful = "EC2 Instance Launch Successful";
    private const string TerminateSuccessful = "EC2 Instance Terminate Successful";

    private readonly TestRegion _region = new();

    [Theory]
    [InlineData(WarmPoolStates.Stopped, LifecycleStates.WarmedStopped, CloudInstanceState.Stopped)]
    [InlineData(WarmPoolStates.Hibernated, LifecycleStates.WarmedHibernated, CloudInstanceState.Stopped)]
    [InlineData(WarmPoolStates.Running, LifecycleStates.WarmedRunning, CloudInstanceState.Running)]
    public async Task Pool_OfEachState_KeepsItsInstancesSo(string poolState, string lifecycleState, CloudInstanceState instanceState)
    {
        var id = await _region.WarmInstanceAsync(poolState);

        Assert.Equal((lifecycleState, true), (_region.Member(id).LifecycleState, _region.Member(id).IsWarm));
        Assert.Equal(instanceState, _region.Instance(id).State);
        Assert.Equal(("EC2", "WarmPool"), Assert.Single(_region.Ways(LaunchAction)));
        Assert.Equal(("EC2", "WarmPool"), Assert.Single(_region.Ways(LaunchSuccessful)));
    }

    [Fact]
    public async Task IntoThePool_StepByStep_WaitsThenStops()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = Assert.Single(_region.Cloud.Groups[0].Members).InstanceId;
        Assert.Equal(LifecycleStates.WarmedPendingWait, _region.Member(id).LifecycleState);

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        Assert.Equal(LifecycleStates.WarmedPendingProceed, _region.Member(id).LifecycleState);
        _region.Pass(5);
        Assert.Equal(CloudInstanceState.Stopping, _region.Instance(id).State);
        Assert.Empty(_region.Details(LaunchSuccessful));
        _region.Pass(5);

        Assert.Equal(LifecycleStates.WarmedStopped, _region.Member(id).LifecycleState);
        Assert.Equal(["pending", "running", "stopping", "stopped"], _region.States(id));
        Assert.Equal(0, _region.Cloud.Groups[0].DesiredCapacity);
    }

    [Fact]
    public async Task ScaleOut_WithAPool_StartsTheWarmInstance()
    {
        var id = await _region.WarmInstanceAsync();

        Assert.Equal([id], _region.Cloud.LaunchInstances(TestRegion.GroupName));
        Assert.Equal((LifecycleStates.PendingWait, false), (_region.Member(id).LifecycleState, _region.Member(id).IsWarm));
        Assert.Equal(CloudInstanceState.Pending, _region.Instance(id).State);
        Assert.Equal(("WarmPool", "AutoScalingGroup"), _region.Ways(LaunchAction).Last());
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        Assert.Equal(LifecycleStates.InService, _region.Member(id).LifecycleState);
        Assert.Equal(["pending", "running", "stopping", "stopped", "pending", "running"], _region.States(id));
        Assert.Equal(("WarmPool", "AutoScalingGroup"), _region.Ways(LaunchSuccessful).Last());
        Assert.Equal(
            $"Launching a new EC2 instance from warm pool: {id}", (string?)_region.Details(LaunchSuccessful).Last()["Description"]);
    }

    [Fact]
    public async Task ScaleOut_MoreThanThePoolHas_LaunchesTheRestCold()
    {
        var id = await _region.WarmInstanceAsync();

        var launched = _region.Cloud.LaunchInstances(TestRegion.GroupName, 2);

        Assert.Equal(id, launched[0]);
        Assert.Equal(2, launched.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([("WarmPool", "AutoScalingGroup"), ("EC2", "AutoScalingGroup")], _region.Ways(LaunchAction).Skip(1));
    }

    [Fact]
    public void ScaleOut_InstanceNotYetReadyInThePool_StaysThere()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 0 });
        var warming = Assert.Single(_region.Cloud.Groups[0].Members).InstanceId;

        var launched = Assert.Single(_region.Cloud.LaunchInstances(TestRegion.GroupName));

        Assert.NotEqual(warming, launched);
        Assert.Equal(LifecycleStates.WarmedPendingWait, _region.Member(warming).LifecycleState);
    }

    [Fact]
    public async Task ScaleIn_WithReuse_RunsTheTerminateHookAndStops()
    {
        var id = await _region.TakenOutInstanceAsync();

        _region.Cloud.SetDesiredCapacity(TestRegion.GroupName, 0);
        Assert.Equal(LifecycleStates.WarmedPendingWait, _region.Member(id).LifecycleState);
        Assert.Equal(CloudInstanceState.Running, _region.Instance(id).State);
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
            Assert.Single(_region.Details(TerminateAction)).ToJsonString());

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        Assert.Equal(LifecycleStates.WarmedPendingProceed, _region.Member(id).LifecycleState);
        _region.Pass(5);

        Assert.Equal(LifecycleStates.WarmedStopped, _region.Member(id).LifecycleState);
        Assert.Equal(("AutoScalingGroup", "WarmPool"), Assert.Single(_region.Ways(TerminateSuccessful)));
        // The way back is a termination's, so no launch hook runs again.
        Assert.Equal(2, _region.Details(LaunchAction).Count());
    }

    [Fact]
    public async Task ScaleIn_AgainAndAgain_IsTheSameInstance()
    {
        var id = await _region.TakenOutInstanceAsync();
        for (var round = 0; round < 3; round++)
        {
            _region.Cloud.ScaleIn(id);
            await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
            _region.Pass(5);
            Assert.Equal([id], _region.Cloud.LaunchInstances(TestRegion.GroupName));
            _region.Pass(5);
            await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        }

        Assert.Equal(LifecycleStates.InService, Assert.Single(_region.Cloud.Groups[0].Members).LifecycleState);
        Assert.All(_region.Cloud.LifecycleActions, action => Assert.Equal(LifecycleActionStatus.Completed, action.Status));
    }

    [Fact]
    public async Task ScaleIn_WithoutReuse_TerminatesAndWarmsAnother()
    {
        var id = await _region.TakenOutInstanceAsync(reuse: false);

        _region.Cloud.ScaleIn(id);

        Assert.Equal(LifecycleStates.TerminatingWait, _region.Member(id).LifecycleState);
        Assert.Equal(("AutoScalingGroup", "EC2"), Assert.Single(_region.Ways(TerminateAction)));
        Assert.Equal(("EC2", "WarmPool"), _region.Ways(LaunchAction).Last());
        Assert.Single(_region.Cloud.Groups[0].Members, member => member.IsWarm);
    }

    [Fact]
    public async Task Terminate_InstanceInService_EndsItDespiteReuse()
    {
        var id = await _region.TakenOutInstanceAsync();

        _region.Cloud.TerminateInstanceInGroup(id);

        Assert.Equal(("AutoScalingGroup", "EC2"), Assert.Single(_region.Ways(TerminateAction)));
    }

    [Fact]
    public async Task OutOfThePool_ByTermination_RunsTheTerminateHook()
    {
        var id = await _region.WarmInstanceAsync();
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.TerminateInstanceInGroup(id, decrementDesiredCapacity: false));

        _region.Cloud.TerminateWarmInstance(id);
        Assert.Equal(LifecycleStates.WarmedTerminatingWait, _region.Member(id).LifecycleState);
        Assert.Equal(("WarmPool", "EC2"), Assert.Single(_region.Ways(TerminateAction)));
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        Assert.Equal(LifecycleStates.WarmedTerminatingProceed, _region.Member(id).LifecycleState);
        _region.Settle();

        Assert.Empty(_region.Cloud.Groups[0].Members);
        Assert.Equal(("WarmPool", "EC2"), Assert.Single(_region.Ways(TerminateSuccessful)));
    }

    [Fact]
    public async Task OutOfThePool_WhileItStops_Ends()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        _region.Cloud.TerminateWarmInstance(id);
        _region.Pass(5);
        Assert.Equal(LifecycleStates.WarmedTerminatingWait, _region.Member(id).LifecycleState);
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        _region.Settle();

        Assert.Equal(["pending", "running", "stopping", "stopped", "shutting-down", "terminated"], _region.States(id));
        Assert.Empty(_region.Cloud.Groups[0].Members);
    }

    [Fact]
    public void NoHooks_AllTheWay_NeedNoCompletion()
    {
        var region = new TestRegion(group: new GroupSpecification { Name = TestRegion.GroupName, SubnetIds = [] });
        region.Cloud.PutWarmPool(
            TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        region.Settle();
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        region.Settle();
        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);

        region.Cloud.ScaleIn(id);
        region.Settle();

        Assert.Equal(LifecycleStates.WarmedStopped, region.Member(id).LifecycleState);
        Assert.Equal([("EC2", "WarmPool"), ("WarmPool", "AutoScalingGroup")], region.Ways(LaunchSuccessful));
    }

    [Fact]
    public async Task Describes_WarmInstance_IsNoneOfTheGroupsInstances()
    {
        var id = await _region.WarmInstanceAsync();

        var group = (await _region.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest())).AutoScalingGroups![0];
        var details = (await _region.AutoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = [id] })).AutoScalingInstances;

        Assert.Null(group.Instances);
        Assert.Equal(1, group.WarmPoolSize);
        Assert.Equal("Stopped", group.WarmPoolConfiguration!.PoolState!.Value);
        Assert.True(group.WarmPoolConfiguration.InstanceReusePolicy!.ReuseOnScaleIn);
        Assert.Equal(("Warmed:Stopped", "HEALTHY"), (Assert.Single(details!).LifecycleState, details![0].HealthStatus));
    }
}
