using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class WarmPoolSizeTests
{
    private readonly TestRegion _region = new(group: TestRegion.NoHooks);

    [Theory]
    [InlineData(0, null, 3)]
    [InlineData(0, 4, 2)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 4)]
    public void Put_TwoAreInService_LaunchesTheDifferenceOrTheMinimum(int minSize, int? prepared, int size)
    {
        _region.Cloud.LaunchInstances(TestRegion.GroupName, 2);
        _region.Cloud.PutWarmPool(
            TestRegion.GroupName, new WarmPoolSpecification { MinSize = minSize, MaxGroupPreparedCapacity = prepared });

        Assert.Equal(size, Warm().Count);
        Assert.Equal(2, _region.Cloud.Groups[0].DesiredCapacity);
    }

    [Fact]
    public void Pool_BelowItsMinimumSize_IsRefilled()
    {
        Put(new WarmPoolSpecification { MinSize = 2, MaxGroupPreparedCapacity = 0 });

        var taken = _region.Cloud.LaunchInstances(TestRegion.GroupName);
        _region.Settle();

        Assert.Equal(2, Warm().Count);
        Assert.DoesNotContain(taken[0], Warm());
    }

    [Fact]
    public void Put_Smaller_EndsTheOldestReadyInstance()
    {
        Put(new WarmPoolSpecification { MaxGroupPreparedCapacity = 2 });
        var before = Warm();

        Put(new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });

        Assert.Equal(before[1], Assert.Single(Warm()));
    }

    [Fact]
    public void ScaleIn_PoolIsFull_EndsAnotherWarmInstance()
    {
        Put(new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 0, ReuseOnScaleIn = true });
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        _region.Settle();
        var other = Assert.Single(Warm());

        _region.Cloud.ScaleIn(id);
        _region.Settle();

        Assert.Equal(id, Assert.Single(Warm()));
        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(other).State);
    }

    [Fact]
    public void SetDesired_MoreAndLess_MovesInstancesThroughThePool()
    {
        Put(new WarmPoolSpecification { MaxGroupPreparedCapacity = 3, ReuseOnScaleIn = true });
        var ids = Warm();

        _region.Cloud.SetDesiredCapacity(TestRegion.GroupName, 2);
        _region.Settle();
        Assert.Single(Warm());
        _region.Cloud.SetDesiredCapacity(TestRegion.GroupName, 0);
        _region.Settle();

        Assert.Equal(ids, Warm());
        Assert.Equal(3, _region.Cloud.Instances.Count);
    }

    [Fact]
    public void Delete_Forced_EndsTheInstancesThenThePool()
    {
        Put(new WarmPoolSpecification { MaxGroupPreparedCapacity = 2 });
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.DeleteWarmPool(TestRegion.GroupName, force: false));

        _region.Cloud.DeleteWarmPool(TestRegion.GroupName);
        Assert.NotNull(_region.Cloud.Groups[0].WarmPool);
        _region.Settle();

        Assert.Null(_region.Cloud.Groups[0].WarmPool);
        Assert.Empty(_region.Cloud.Groups[0].Members);
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.DeleteWarmPool(TestRegion.GroupName));
    }

    [Fact]
    public void Put_TwoZones_BalancesThem()
    {
        _region.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "two", SubnetIds = [_region.SubnetA, _region.SubnetB] });
        _region.Cloud.PutWarmPool("two", new WarmPoolSpecification { MaxGroupPreparedCapacity = 4 });
        _region.Settle();

        _region.Cloud.LaunchInstances("two", 2);

        var zones = _region.Cloud.Groups[1].Members.Where(member => !member.IsWarm).Select(member => member.AvailabilityZone);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], zones.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Frozen", 0, 0)]
    [InlineData(WarmPoolStates.Stopped, -1, 0)]
    [InlineData(WarmPoolStates.Stopped, 0, -1)]
    public void Put_InvalidSpecification_IsRefused(string poolState, int minSize, int prepared)
    {
        var pool = new WarmPoolSpecification { PoolState = poolState, MinSize = minSize, MaxGroupPreparedCapacity = prepared };

        Assert.Throws<InvalidOperationException>(() => _region.Cloud.PutWarmPool(TestRegion.GroupName, pool));
        Assert.Null(_region.Cloud.Groups[0].WarmPool);
    }

    private void Put(WarmPoolSpecification pool)
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, pool);
        _region.Settle();
    }

    private List<string> Warm() =>
        _region.Cloud.Groups[0].Members.Where(member => member.IsWarm).Select(member => member.InstanceId).ToList();
}
