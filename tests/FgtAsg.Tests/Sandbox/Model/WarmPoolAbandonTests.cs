using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>ABANDON on each way into, out of and back into the warm pool.</summary>
public sealed class WarmPoolAbandonTests
{
    private const string TerminateAction = "EC2 Instance-terminate Lifecycle Action";
    private const string LaunchUnsuccessful = "EC2 Instance Launch Unsuccessful";

    private readonly TestRegion _region = new();

    [Fact]
    public async Task IntoThePool_Terminates()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON");
        Assert.Equal(LifecycleStates.WarmedTerminatingProceed, _region.Member(id).LifecycleState);
        _region.Settle();

        Assert.Empty(_region.Cloud.Groups[0].Members);
        Assert.Equal(("EC2", "WarmPool"), Assert.Single(_region.Ways(LaunchUnsuccessful)));
        Assert.Empty(_region.Details(TerminateAction));
        Assert.Empty(_region.Details("EC2 Instance Terminate Successful"));
    }

    [Fact]
    public async Task IntoThePool_GroupThatReplaces_WarmsAnother()
    {
        var region = new TestRegion(group: new GroupSpecification
        {
            Name = TestRegion.GroupName,
            SubnetIds = [],
            LifecycleHooks = TestRegion.Hooks,
            ReplacesLostInstances = true,
        });
        region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = region.Cloud.Groups[0].Members[0].InstanceId;

        await region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON");
        region.Pass(10);

        var another = Assert.Single(region.Cloud.Groups[0].Members);
        Assert.NotEqual(id, another.InstanceId);
        Assert.True(another.IsWarm);
    }

    [Fact]
    public async Task OutOfThePool_Terminates()
    {
        var id = await _region.WarmInstanceAsync();
        _region.Cloud.LaunchInstances(TestRegion.GroupName);
        _region.Pass(5);

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON");
        Assert.Equal(LifecycleStates.TerminatingProceed, _region.Member(id).LifecycleState);
        _region.Settle();

        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(id).State);
        Assert.Equal(("WarmPool", "AutoScalingGroup"), Assert.Single(_region.Ways(LaunchUnsuccessful)));
        Assert.Empty(_region.Details(TerminateAction));
    }

    [Fact]
    public async Task BackIntoThePool_StillComesBack()
    {
        var id = await _region.TakenOutInstanceAsync();
        _region.Cloud.ScaleIn(id);

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "ABANDON");
        _region.Pass(5);

        Assert.Equal(LifecycleStates.WarmedStopped, _region.Member(id).LifecycleState);
    }

    [Fact]
    public async Task ToItsEnd_StillEnds()
    {
        var id = await _region.WarmInstanceAsync();
        _region.Cloud.TerminateWarmInstance(id);

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "ABANDON");
        _region.Settle();

        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(id).State);
    }
}
