using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class WarmPoolTests
{
    private const string LaunchAction = "EC2 Instance-launch Lifecycle Action";
    private const string LaunchSuccessful = "EC2 Instance Launch Successful";

    private readonly TestRegion _region = new();

    [Theory]
    [InlineData(WarmPoolStates.Stopped, LifecycleStates.WarmedStopped, CloudInstanceState.Stopped)]
    [InlineData(WarmPoolStates.Hibernated, LifecycleStates.WarmedHibernated, CloudInstanceState.Stopped)]
    [InlineData(WarmPoolStates.Running, LifecycleStates.WarmedRunning, CloudInstanceState.Running)]
    public async Task Pool_OfEachState_KeepsItsInstances(string poolState, string lifecycleState, CloudInstanceState instanceState)
    {
        var id = await _region.WarmInstanceAsync(poolState);

        Assert.Equal((lifecycleState, true), (_region.Member(id).LifecycleState, _region.Member(id).IsWarm));
        Assert.Equal(instanceState, _region.Instance(id).State);
        Assert.Equal(("EC2", "WarmPool"), Assert.Single(_region.Ways(LaunchAction)));
        Assert.Equal(("EC2", "WarmPool"), Assert.Single(_region.Ways(LaunchSuccessful)));
    }

    [Fact]
    public async Task Pool_InstanceIsStopping_IsNotYetLaunched()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = Assert.Single(_region.Cloud.Groups[0].Members).InstanceId;
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        _region.Pass(5);

        Assert.Equal(CloudInstanceState.Stopping, _region.Instance(id).State);
        Assert.Empty(_region.Details(LaunchSuccessful));
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
    public async Task Describe_WarmInstance_IsNotAmongTheGroupsInstances()
    {
        var id = await _region.WarmInstanceAsync();
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.TerminateInstanceInGroup(id, decrementDesiredCapacity: false));

        var groups = (await _region.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest())).AutoScalingGroups;
        var group = groups![0];
        var details = (await _region.AutoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = [id] })).AutoScalingInstances;

        Assert.Null(group.Instances);
        Assert.Equal(1, group.WarmPoolSize);
        Assert.Equal("Stopped", group.WarmPoolConfiguration!.PoolState!.Value);
        Assert.True(group.WarmPoolConfiguration.InstanceReusePolicy!.ReuseOnScaleIn);
        Assert.Equal(("Warmed:Stopped", "HEALTHY"), (Assert.Single(details!).LifecycleState, details![0].HealthStatus));
    }
}
