using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>Cases that <see cref="InstanceLifecycleTests"/> do not cover.</summary>
public sealed class RootVolumeTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Replacement_WithAnotherImage_ChangesOnlyTheImage()
    {
        var id = await _region.InServiceInstanceAsync();
        var before = _region.Instance(id);

        _region.Cloud.ReplaceRootVolume(id, "ami-0new");
        await FinishAsync(id);

        Assert.Equal(before with { ImageId = "ami-0new" }, _region.Instance(id));
    }

    [Fact]
    public async Task Replacement_WithAWarmPool_IsRefused()
    {
        var id = _region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume(id));
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume("i-0"));
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");

        _region.Cloud.ReplaceRootVolume(id);
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification()));
        await FinishAsync(id);

        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 0 });
        Assert.Throws<InvalidOperationException>(() => _region.Cloud.ReplaceRootVolume(id));
    }

    private async Task FinishAsync(string id)
    {
        await _region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
    }
}
