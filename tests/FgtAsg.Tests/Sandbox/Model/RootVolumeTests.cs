using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class RootVolumeTests
{
    private const string LaunchAction = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateAction = "EC2 Instance-terminate Lifecycle Action";

    private readonly TestRegion _region = new();

    [Fact]
    public async Task Replacement_StepByStep_RunsBothHooksOnTheSameInstance()
    {
        var id = await _region.InServiceInstanceAsync();
        var before = _region.Instance(id);

        _region.Cloud.ReplaceRootVolume(id, "ami-0new");
        Assert.Equal(LifecycleStates.ReplacingRootVolumeWait, _region.Member(id).LifecycleState);
        AssertReplacement(TerminateAction);
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        Assert.Equal(LifecycleStates.ReplacingRootVolumeProceed, _region.Member(id).LifecycleState);
        _region.Pass(5);
        Assert.Equal(LifecycleStates.PendingWait, _region.Member(id).LifecycleState);
        AssertReplacement(LaunchAction);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        Assert.Equal(LifecycleStates.InService, _region.Member(id).LifecycleState);
        Assert.Equal(before with { ImageId = "ami-0new" }, _region.Instance(id));
        Assert.Equal(["pending", "running"], _region.States(id));
        Assert.Empty(_region.Details("EC2 Instance Terminate Successful"));
        Assert.Equal(1, _region.Cloud.Groups[0].DesiredCapacity);
    }

    [Fact]
    public async Task Replacement_TerminateHookAbandons_GoesOn()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.ReplaceRootVolume(id);

        await _region.CompleteAsync(id, TestRegion.TerminateHook, "ABANDON");
        _region.Pass(5);

        Assert.Equal(LifecycleStates.PendingWait, _region.Member(id).LifecycleState);
    }

    [Fact]
    public async Task Replacement_LaunchHookAbandons_TerminatesWithTheHook()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.ReplaceRootVolume(id);
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        _region.Pass(5);

        await _region.CompleteAsync(id, TestRegion.LaunchHook, "ABANDON");

        Assert.Equal(LifecycleStates.TerminatingWait, _region.Member(id).LifecycleState);
        Assert.Equal([("AutoScalingGroup", "AutoScalingGroup"), ("AutoScalingGroup", "EC2")], _region.Ways(TerminateAction));
        Assert.Null(_region.Details(TerminateAction).Last()["Action"]);
    }

    [Fact]
    public async Task Replacement_InstanceEndsMeanwhile_IsNotFinished()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.ReplaceRootVolume(id);
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");

        _region.Cloud.TerminateInstance(id);
        _region.Settle();

        Assert.Empty(_region.Cloud.Groups[0].Members);
        Assert.Single(_region.Details(LaunchAction));
    }

    [Fact]
    public void NoHooks_Replacement_NeedsNoCompletion()
    {
        var region = new TestRegion(group: new GroupSpecification { Name = TestRegion.GroupName, SubnetIds = [] });
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        region.Settle();

        region.Cloud.ReplaceRootVolume(id);
        Assert.Equal(LifecycleStates.ReplacingRootVolumeProceed, region.Member(id).LifecycleState);
        region.Settle();

        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);
    }

    [Fact]
    public async Task Replacement_AndWarmPool_ExcludeEachOther()
    {
        var id = await _region.InServiceInstanceAsync();
        _region.Cloud.ReplaceRootVolume(id);
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification()));
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 0 });

        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume(id));
    }

    [Fact]
    public void Replacement_InstanceNotInService_IsRefused()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume(id));
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume("i-0"));
    }

    private void AssertReplacement(string detailType)
    {
        var detail = _region.Details(detailType).Last();
        Assert.Equal(
            ("AutoScalingGroup", "AutoScalingGroup", "ReplaceRootVolume"),
            ((string?)detail["Origin"], (string?)detail["Destination"], (string?)detail["Action"]));
    }
}
