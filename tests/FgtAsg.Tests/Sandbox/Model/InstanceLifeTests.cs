using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class InstanceLifeTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public void Instance_FromLaunchToTermination_RaisesEachStateAtItsDueTime()
    {
        var launched = _region.Time.GetUtcNow();
        var id = _region.Cloud.RunInstance(_region.SubnetA);
        _region.Pass(60);
        Assert.Equal(launched.AddSeconds(5), _region.Events[^1].Time);
        _region.Cloud.TerminateInstance(id);
        Assert.Equal(CloudInstanceState.ShuttingDown, _region.Instance(id).State);
        _region.Pass(10);

        Assert.Equal(CloudInstanceState.Terminated, _region.Instance(id).State);
        Assert.Equal(["pending", "running", "shutting-down", "terminated"], _region.States(id));

        var pending = _region.Cloud.RunInstance(_region.SubnetA);
        _region.Cloud.TerminateInstance(pending);
        _region.Settle();
        Assert.Equal(["pending", "shutting-down", "terminated"], _region.States(pending));
    }

    [Fact]
    public async Task Termination_OfAMember_KeepsInterfacesByTheirFlagAndFreesAddresses()
    {
        var id = await _region.InServiceInstanceAsync();
        var (kept, gone) = (await _region.CreateInterfaceAsync(), await _region.CreateInterfaceAsync());
        await _region.AttachAsync(kept, id);
        await _region.Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest
        {
            NetworkInterfaceId = gone,
            Attachment = new() { AttachmentId = await _region.AttachAsync(gone, id, 2), DeleteOnTermination = true },
        });
        foreach (var holder in new[] { kept, gone, _region.Instance(id).NetworkInterfaceIds[0] })
        {
            await _region.AssociateAsync(await _region.AllocateAsync(), holder);
        }

        _region.Cloud.TerminateInstance(id);
        _region.Settle();

        Assert.Equal((kept, "available"), (Assert.Single(_region.Cloud.NetworkInterfaces).Id, _region.Interface(kept).Status));
        Assert.Equal(3, _region.Cloud.Addresses.Count);
        Assert.All(_region.Cloud.Addresses, address => Assert.Null(address.AssociationId));
    }

    [Fact]
    public async Task StopAndStart_OfAWarmInstance_KeepInterfacesAndSetTheLaunchTime()
    {
        _region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;
        _region.Pass(5);
        var interfaceId = await _region.CreateInterfaceAsync();
        await _region.AttachAsync(interfaceId, id);
        await _region.AssociateAsync(await _region.AllocateAsync(), interfaceId);
        await _region.CompleteAsync(id, TestRegion.LaunchHook, "CONTINUE");
        _region.Pass(60);
        var (second, address) = (_region.Interface(interfaceId), Assert.Single(_region.Cloud.Addresses));
        Assert.Equal((id, second.Id), (address.InstanceId, address.NetworkInterfaceId));
        Assert.StartsWith("User initiated", _region.Instance(id).StateTransitionReason, StringComparison.Ordinal);

        _region.Cloud.LaunchInstances(TestRegion.GroupName);
        Assert.Equal((_region.Time.GetUtcNow(), ""), (_region.Instance(id).LaunchTime, _region.Instance(id).StateTransitionReason));
        _region.Pass(5);

        Assert.Equal(second, _region.Interface(interfaceId));
        Assert.Equal(address, Assert.Single(_region.Cloud.Addresses));
    }

    [Fact]
    public async Task Terminated_NotYetForgotten_IsStillDescribed()
    {
        var id = _region.RunningInstance();
        var describe = new DescribeInstancesRequest { InstanceIds = [id] };
        Assert.Throws<ArgumentException>(() => _region.Cloud.ForgetInstance(id));
        _region.Cloud.TerminateInstance(id);
        _region.Settle();

        var shown = (await _region.Ec2.DescribeInstancesAsync(describe)).Reservations![0].Instances![0];
        Assert.Equal(("terminated", 48), (shown.State!.Name!.Value, shown.State.Code));
        Assert.Null(shown.NetworkInterfaces);

        _region.Cloud.ForgetInstance(id);
        await TestRegion.FaultAsync("InvalidInstanceID.NotFound", () => _region.Ec2.DescribeInstancesAsync(describe));
    }

    [Fact]
    public async Task Termination_WhileDetaching_LeavesTheInterfaceAvailable()
    {
        var (id, instance) = (await _region.CreateInterfaceAsync(), _region.RunningInstance());
        var attachment = await _region.AttachAsync(id, instance);
        _region.Cloud.TerminateInstance(instance);
        _region.Pass(9);
        await _region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachment });
        _region.Settle();

        Assert.Equal("available", _region.Interface(id).Status);
        Assert.Null(_region.Cloud.NextDue);
    }

    [Fact]
    public void Region_SameSeedAndCalls_HasTheSameHistory()
    {
        string History(int seed)
        {
            var region = new TestRegion(new CloudOptions { Seed = seed });
            region.Cloud.LaunchInstances(TestRegion.GroupName, 3);
            region.Settle();
            return string.Join('\n', region.Events.Select(item => item.ToJson()));
        }

        Assert.Equal(History(7), History(7));
        Assert.NotEqual(History(7), History(8));
    }

    [Fact]
    public void Region_DelaysOfZero_NeedNoTime()
    {
        var region = new TestRegion(new CloudOptions { InstanceStartDelay = TimeSpan.Zero, TerminateDelay = TimeSpan.Zero });

        var id = region.Cloud.RunInstance(region.SubnetA);
        Assert.Equal(CloudInstanceState.Running, region.Instance(id).State);
        region.Cloud.TerminateInstance(id);
        Assert.Equal(CloudInstanceState.Terminated, region.Instance(id).State);
    }

    [Fact]
    public void EventRaised_HandlerCallsTheModel_EventsStayInOrder()
    {
        var region = new TestRegion();
        region.Cloud.EventRaised += item =>
        {
            if (item.DetailType == "EC2 Instance State-change Notification" && item.Detail.Contains("running", StringComparison.Ordinal))
            {
                region.Cloud.TerminateInstance(region.Cloud.Instances[0].Id);
            }
        };

        var id = region.RunningInstance();

        Assert.Equal(["pending", "running", "shutting-down"], region.States(id));
    }

    [Fact]
    public async Task Region_CallsFromManyThreads_KeepItConsistent()
    {
        var region = new TestRegion(new CloudOptions { InstanceStartDelay = TimeSpan.Zero });
        var active = 0;
        var overlaps = 0;
        region.Cloud.EventRaised += _ =>
        {
            overlaps += Interlocked.Increment(ref active) > 1 ? 1 : 0;
            Interlocked.Decrement(ref active);
        };

        await Parallel.ForAsync(0, 100, async (number, _) =>
        {
            region.Cloud.LaunchInstances(TestRegion.GroupName);
            await region.CreateInterfaceAsync(request => request.ClientToken = $"token{number / 2}");
        });

        Assert.Equal(150, region.Cloud.NetworkInterfaces.Select(item => item.PrimaryIp.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(300, region.Events.Count);
        Assert.Equal(0, overlaps);
    }
}
