using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>What a stop and a start of a warm instance do to its network.</summary>
public sealed class StoppedInstanceTests
{
    private readonly TestRegion _region = new(group: new GroupSpecification
    {
        Name = TestRegion.GroupName,
        SubnetIds = [],
        LifecycleHooks = TestRegion.Hooks,
        AssociatePublicIp = true,
    });

    [Fact]
    public async Task LentAddress_OneInterface_GoesWithTheStopAndIsAnotherAfterTheStart()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;
        var lent = PublicIp(id);
        Assert.NotNull(lent);
        _region.Pass(5);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        _region.Pass(5);
        Assert.Null(PublicIp(id));

        _region.Cloud.LaunchInstances(TestRegion.GroupName);

        Assert.NotNull(PublicIp(id));
        Assert.NotEqual(lent, PublicIp(id));
    }

    [Fact]
    public async Task LentAddress_SeveralInterfaces_DoesNotComeBack()
    {
        var id = await WarmWithSecondInterfaceAsync();

        _region.Cloud.LaunchInstances(TestRegion.GroupName);
        _region.Pass(5);

        Assert.Equal(CloudInstanceState.Running, _region.Instance(id).State);
        Assert.Null(PublicIp(id));
    }

    [Fact]
    public async Task InterfacesAndElasticIps_OverStopAndStart_Stay()
    {
        var id = await WarmWithSecondInterfaceAsync();
        var second = _region.Interface(_region.Instance(id).NetworkInterfaceIds[1]);
        var address = Assert.Single(_region.Cloud.Addresses);
        Assert.Equal((id, second.Id), (address.InstanceId, address.NetworkInterfaceId));

        _region.Cloud.LaunchInstances(TestRegion.GroupName);
        _region.Pass(5);

        Assert.Equal(second, _region.Interface(second.Id));
        Assert.Equal(address, Assert.Single(_region.Cloud.Addresses));
    }

    [Fact]
    public async Task Start_Again_IsANewLaunchTimeAndNoReason()
    {
        var id = await _region.WarmInstanceAsync();
        Assert.StartsWith("User initiated", _region.Instance(id).StateTransitionReason, StringComparison.Ordinal);

        _region.Pass(60);
        _region.Cloud.LaunchInstances(TestRegion.GroupName);

        Assert.Equal(_region.Time.GetUtcNow(), _region.Instance(id).LaunchTime);
        Assert.Empty(_region.Instance(id).StateTransitionReason);
    }

    private async Task<string> WarmWithSecondInterfaceAsync()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;
        _region.Pass(5);
        var second = await _region.CreateInterfaceAsync();
        await _region.AttachAsync(second, id);
        await _region.AssociateAsync(await _region.AllocateAsync(), second);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        _region.Pass(5);
        return id;
    }

    private string? PublicIp(string id) =>
        _region.Interface(_region.Instance(id).NetworkInterfaceIds[0]).PrimaryIp.Association?.PublicIp;
}
