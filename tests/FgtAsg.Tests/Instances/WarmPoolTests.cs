using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Launches into and out of the warm pool, returns to it, terminations, and replaced root volumes.</summary>
public sealed class WarmPoolTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public WarmPoolTests()
    {
        _fleet = new SimulatedFleet(_time);
    }

    [Fact]
    public async Task Launch_IntoTheWarmPool_HasInterfacesButNoLicenseAndNoHostname()
    {
        var id = await WarmAsync();

        Assert.Equal("Warmed:Stopped", Member(id).LifecycleState);
        Assert.Equal(2, _fleet.OwnInterfaces.Count(i => i.Attachment?.InstanceId == id));
        Assert.Equal(id, Assert.Single(_fleet.OwnAddresses).InstanceId);
        FleetAssert.TrackFileEquals(_fleet, [id]);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Fact]
    public async Task Launch_OutOfTheWarmPool_GetsLicenseHostnameAndDns()
    {
        var id = await WarmAsync();
        var before = _fleet.OwnInterfaces.Select(i => i.Id).Order().ToList();

        var answer = await _fleet.AskAsync(TakeOut(id));

        Assert.Equal((ResultStatus.Completed, "CONTINUE", "license-001", "hostname-001"), (
            answer.Status, answer.LifecycleActionResult, answer.License, answer.Hostname));
        await _fleet.SettleAsync();
        Assert.Equal(before, _fleet.OwnInterfaces.Select(i => i.Id).Order());
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    [Fact]
    public async Task Terminate_IntoTheWarmPool_GivesBackLicenseHostnameAndDnsAndKeepsItsInterfaces()
    {
        var id = await InServiceAsync();
        var interfaces = _fleet.OwnInterfaces.Select(i => i.Id).Order().ToList();

        var answer = await _fleet.AskAsync(Return(id));

        Assert.Equal((ResultStatus.Completed, "CONTINUE", "license-001", "hostname-001"), (
            answer.Status, answer.LifecycleActionResult, answer.License, answer.Hostname));
        Assert.Equal($"{id} goes to WarmPool: it keeps its interfaces", answer.Reason);
        await _fleet.SettleAsync();
        Assert.Equal("Warmed:Stopped", Member(id).LifecycleState);
        Assert.Equal(2, _fleet.OwnInterfaces.Count(i => i.Attachment?.InstanceId == id));
        Assert.Equal(interfaces, _fleet.OwnInterfaces.Select(i => i.Id).Order());
        Assert.Equal("2026-03-01T13:3", _fleet.Table.Find("license#license-001")!.Text("AvailableSince")![..15]);
        Assert.Equal("hostname", _fleet.Table.Find("hostname#hostname-001")!.Text("Pool"));
        Assert.DoesNotContain(_fleet.Cloud.Instances.Single(i => i.Id == id).Tags.Keys, key => key is "Name" or "Hostname" or "License");
        FleetAssert.TrackFileEquals(_fleet, [id]);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Fact]
    public async Task Launch_OutOfTheWarmPoolWithoutALicense_IsAbandonedAndLeavesNothing()
    {
        var id = await WarmAsync();
        PoolAssert.Items(_fleet, "license").ToList().ForEach(item => _fleet.Table.DeleteItem(
            new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf(item.Text("Category")!) }));

        var answer = await _fleet.AskAsync(TakeOut(id));

        Assert.Equal(
            (ResultStatus.Abandoned, "ABANDON", "no license is free"), (answer.Status, answer.LifecycleActionResult, answer.Reason));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
        Assert.Equal("Failed", PoolAssert.RecordOf(_fleet, id)["State"].S);
    }

    [Fact]
    public async Task Fleet_InAndOutOfTheWarmPoolAgain_HoldsOneLicenseAndOneHostname()
    {
        var id = await InServiceAsync();
        await _fleet.AskAsync(Return(id));
        await _fleet.SettleAsync();

        var answer = await _fleet.AskAsync(TakeOut(id));

        // The first license cools down. The hostname is the one that has been free the longest.
        Assert.Equal(("license-002", "hostname-002"), (answer.License, answer.Hostname));
        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    [Fact]
    public async Task Terminate_OutOfTheWarmPool_LeavesNothing()
    {
        var id = await WarmAsync();
        _fleet.Cloud.TerminateWarmInstance(id);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Take(SimulatedFleet.TerminateHook, id))).Status);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_LateEventAfterTheReturnToTheWarmPool_IsIgnoredAndClaimsNothing()
    {
        var id = await WarmAsync();
        var takenOut = TakeOut(id);
        await _fleet.AskAsync(takenOut);
        await _fleet.SettleAsync();
        await _fleet.AskAsync(Return(id));
        await _fleet.SettleAsync();

        var answer = await _fleet.AskAsync(takenOut);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Fact]
    public async Task Terminate_LateReturnWhenInServiceAgain_IsIgnoredAndTakesNothing()
    {
        var id = await InServiceAsync();
        var returned = Return(id);
        await _fleet.AskAsync(returned);
        await _fleet.SettleAsync();
        await _fleet.AskAsync(TakeOut(id));
        await _fleet.SettleAsync();

        var answer = await _fleet.AskAsync(returned);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal($"a late event: {id} is not returning to the warm pool and keeps its resources", answer.Reason);
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    [Fact]
    public async Task Terminate_ReturnTwice_GivesBackOnce()
    {
        var id = await InServiceAsync();
        var returned = Return(id);
        await _fleet.AskAsync(returned);
        await _fleet.SettleAsync();

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(returned)).Status);

        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Theory]
    [InlineData(FleetFaults.DeathBefore)]
    [InlineData(FleetFaults.DeathAfter)]
    [InlineData(FleetFaults.TransientBefore)]
    [InlineData(FleetFaults.TransientAfter)]
    [InlineData(FleetFaults.FatalBefore)]
    public async Task Terminate_FaultAtAnyCallOfTheReturn_IsFinishedByTheNextDelivery(string fault)
    {
        for (var index = 0; ; index++)
        {
            var test = new WarmPoolTests();
            var id = await test.InServiceAsync();
            var returned = test.Return(id);
            var gate = FleetFaults.At(index, fault);

            await FleetFaults.DeliverOnceAsync(test._fleet, returned, gate);
            await test._fleet.DeliverAsync(returned);

            await test._fleet.SettleAsync();
            PoolAssert.AtRest(test._fleet, inService: [], warm: [id]);
            if (gate.Calls.Count <= index)
            {
                Assert.InRange(index, 6, 20);
                return;
            }
        }
    }

    [Fact]
    public async Task Fleet_RootVolumeIsReplaced_KeepsEverything()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var interfaces = _fleet.OwnInterfaces.Select(i => i.Id).Order().ToList();
        _fleet.Cloud.ReplaceRootVolume(id);

        var terminate = await _fleet.AskAsync(_fleet.Take(SimulatedFleet.TerminateHook, id));
        _time.Advance(_fleet.Cloud.Options.RootVolumeDelay);
        var launch = await _fleet.AskAsync(_fleet.Take(SimulatedFleet.LaunchHook, id));

        Assert.Equal((ResultStatus.Completed, "CONTINUE"), (terminate.Status, terminate.LifecycleActionResult));
        Assert.Equal((ResultStatus.Completed, "CONTINUE", "license-001", "hostname-001"), (
            launch.Status, launch.LifecycleActionResult, launch.License, launch.Hostname));
        await _fleet.SettleAsync();
        Assert.Equal(interfaces, _fleet.OwnInterfaces.Select(i => i.Id).Order());
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Fleet_WarmInstanceIsTerminatedInTheConsole_LeavesNothing()
    {
        var id = await WarmAsync();
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 0 });

        _fleet.Cloud.TerminateInstance(id);
        await _fleet.SettleAsync();

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_TrackFileIsUnreadable_IsRebuiltWithTheWarmInstances()
    {
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 2 });
        await _fleet.SettleAsync();
        var both = _fleet.Cloud.Groups[0].Members.Select(m => m.InstanceId).ToList();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "not json");

        var takenOut = Assert.Single(_fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName));
        await _fleet.AskAsync(_fleet.Take(SimulatedFleet.LaunchHook, takenOut));
        await _fleet.SettleAsync();

        Assert.Single(_fleet.Cloud.Groups[0].Members, m => m.IsWarm);
        FleetAssert.TrackFileEquals(_fleet, both);
    }

    private CloudGroupMember Member(string id) => _fleet.Cloud.Groups[0].Members.Single(m => m.InstanceId == id);

    /// <summary>An instance in the warm pool.</summary>
    private async Task<string> WarmAsync()
    {
        _fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = _fleet.Cloud.Groups[0].Members.Single(m => m.IsWarm).InstanceId;
        var answer = await _fleet.AskAsync(_fleet.Take(SimulatedFleet.LaunchHook, id));
        Assert.Equal((ResultStatus.Completed, "CONTINUE", null, null), (
            answer.Status, answer.LifecycleActionResult, answer.License, answer.Hostname));
        await _fleet.SettleAsync();
        return id;
    }

    private async Task<string> InServiceAsync()
    {
        var id = await WarmAsync();
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(TakeOut(id))).Status);
        await _fleet.SettleAsync();
        return id;
    }

    /// <summary>Scales out with the warm instance.</summary>
    private string TakeOut(string id)
    {
        Assert.Equal([id], _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName));
        return _fleet.Take(SimulatedFleet.LaunchHook, id);
    }

    /// <summary>Scales in.</summary>
    private string Return(string id)
    {
        _fleet.Cloud.ScaleIn(id);
        return _fleet.Take(SimulatedFleet.TerminateHook, id);
    }
}
