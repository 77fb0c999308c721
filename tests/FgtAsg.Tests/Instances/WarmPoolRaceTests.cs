using Amazon.AutoScaling.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Sequences of warm pool events that could cost a firewall its resources.</summary>
public sealed class WarmPoolRaceTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;
    private string _warmLaunch = "";

    public WarmPoolRaceTests() => _fleet = new SimulatedFleet(_time);

    /// <summary>
    /// The return deletes the DNS record and then fails, for example without permission for ec2:DeleteTags. The instance record still
    /// says InService and has the DNS note. The next launch out of the pool must write the DNS record again.
    /// </summary>
    [Theory]
    [InlineData("DeleteTags")]
    [InlineData("TransactWriteItems")]
    public async Task Launch_AfterAnIncompleteReturn_HasItsDnsRecord(string refused)
    {
        var id = await InServiceAsync();
        await FleetFaults.DeliverOnceAsync(_fleet, Return(id), Refusing(refused));
        await _fleet.SettleAsync(Refusing(refused));

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(TakeOut(id))).Status);
        await _fleet.SettleAsync();

        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    /// <summary>
    /// A return that gave back nothing is delivered again and waits, because DeleteTags is throttled. Meanwhile the instance goes into
    /// service with its license. The return is obsolete and must not take it.
    /// </summary>
    [Fact]
    public async Task Return_WhileTheInstanceGoesIntoServiceAgain_TakesNothingFromIt()
    {
        var id = await InServiceAsync();
        var returned = Return(id);
        await FleetFaults.DeliverOnceAsync(_fleet, returned, Refusing("TransactWriteItems"));
        await _fleet.SettleAsync(Refusing("TransactWriteItems"));
        var isOut = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "DeleteTags" && !isOut)
            {
                isOut = true;
                Now(async () => Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(TakeOut(id))).Status));
                return AwsFault.Of(call, "RequestLimitExceeded", System.Net.HttpStatusCode.ServiceUnavailable);
            }

            return null;
        };

        await FleetFaults.DeliverOnceAsync(_fleet, returned, gate);
        await _fleet.SettleAsync();

        Assert.True(isOut);
        Assert.Equal(id, _fleet.Table.Find("license#license-001")!.Text("InstanceId"));
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    /// <summary>The hook's timeout moved the instance out of the pool before the event came. It still gets license and hostname.</summary>
    [Fact]
    public async Task Launch_OutOfTheWarmPoolAfterTheHooksTimeOut_GetsALicense()
    {
        var id = await WarmAsync();
        var launch = TakeOut(id);
        await LetInAsync(id);

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Completed, "license-001", "hostname-001"), (answer.Status, answer.License, answer.Hostname));
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    /// <summary>The same, but the delivery fails before it opens the record. It must be delivered again.</summary>
    [Fact]
    public async Task Launch_OutOfTheWarmPoolFailsAfterTheHooksTimeOut_FailsTheInvocation()
    {
        var id = await WarmAsync();
        var launch = TakeOut(id);
        await LetInAsync(id);
        var gate = new CallGate { Before = call => call.Operation == "UpdateItem" ? AwsFault.Fatal(call) : null };

        await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(launch, gate));
    }

    /// <summary>
    /// The launch into the pool is delivered again while the instance leaves the pool. It must not close the record of the launch out of
    /// the pool, because that launch would then be abandoned.
    /// </summary>
    [Fact]
    public async Task LaunchIntoTheWarmPool_LateWhileTheInstanceLeavesIt_DoesNotCloseTheNewLaunch()
    {
        var id = await WarmAsync();
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "ChangeResourceRecordSets" && !isMet)
            {
                isMet = true;
                Now(() => FleetFaults.DeliverOnceAsync(_fleet, _warmLaunch, new CallGate()));
            }

            return null;
        };

        var answer = await _fleet.AskAsync(TakeOut(id), gate);

        Assert.True(isMet);
        Assert.Equal((ResultStatus.Completed, "CONTINUE"), (answer.Status, answer.LifecycleActionResult));
        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    /// <summary>A late duplicate of the launch arrives during the return. The removed tags must stay removed.</summary>
    [Fact]
    public async Task Launch_DuplicateDuringTheReturn_DoesNotTagAgain()
    {
        var id = await WarmAsync();
        var launch = TakeOut(id);
        await _fleet.AskAsync(launch);
        await _fleet.SettleAsync();
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "TransactWriteItems" && !isMet)
            {
                isMet = true;
                Now(() => FleetFaults.DeliverOnceAsync(_fleet, launch, new CallGate()));
            }

            return null;
        };

        await FleetFaults.DeliverOnceAsync(_fleet, Return(id), gate);
        await _fleet.SettleAsync();

        Assert.True(isMet);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
        Assert.DoesNotContain(_fleet.Cloud.Instances.Single(i => i.Id == id).Tags.Keys, key => key is "Name" or "Hostname" or "License");
    }

    /// <summary>EC2's describe calls may show tags that the return has removed. The launch must write its tags anyway.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task Launch_GetsTheSameNameAgainWhileDescribesLag_WritesItsTags(int lagSeconds)
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(lagSeconds) }, licenses: 1);
        fleet.Configure(options => options with { Licenses = options.Licenses with { Cooldown = TimeSpan.Zero } });
        fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName,
            new WarmPoolSpecification { PoolState = WarmPoolStates.Running, MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = fleet.Cloud.Groups[0].Members.Single(m => m.IsWarm).InstanceId;
        await fleet.SettleAsync();
        fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName);
        await fleet.SettleAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        fleet.Cloud.ScaleIn(id);
        await fleet.AskAsync(fleet.Take(SimulatedFleet.TerminateHook, id));
        _time.Advance(TimeSpan.FromSeconds(1));
        fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName);

        Assert.Equal("hostname-001", (await fleet.AskAsync(fleet.Take(SimulatedFleet.LaunchHook, id))).Hostname);

        await fleet.SettleAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        PoolAssert.AtRest(fleet, inService: [id], warm: []);
    }

    /// <summary>
    /// A launch is about to write DNS when the hook's timeout lets the instance in, and the group scales in at once. The return finds no
    /// DNS record and removes the note. Then the launch writes the record. It must delete it again: no other delivery knows of it.
    /// </summary>
    [Fact]
    public async Task Return_WhileALaunchIsAboutToWriteDns_LeavesNoRecord()
    {
        var id = await WarmAsync();
        var launch = TakeOut(id);
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "ChangeResourceRecordSets" && !isMet)
            {
                isMet = true;
                Now(async () =>
                {
                    await LetInAsync(id);
                    Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(Return(id))).Status);
                });
            }

            return null;
        };

        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);
        await _fleet.DeliverAsync(launch);
        await _fleet.SettleAsync();

        Assert.True(isMet);
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    /// <summary>The log line reports what was done, not what was planned.</summary>
    [Fact]
    public async Task Return_Incomplete_DoesNotLogThatItGaveBack()
    {
        var id = await InServiceAsync();

        await FleetFaults.DeliverOnceAsync(_fleet, Return(id), Refusing("TransactWriteItems"));

        Assert.Equal(id, _fleet.Table.Find("license#license-001")!.Text("InstanceId"));
        Assert.DoesNotContain("gave back license license-001", _fleet.Logged, StringComparison.Ordinal);
    }

    /// <summary>
    /// The destination of a failed launch into the pool is WarmPool as well, but its instance ends. Only "Terminate Successful" with that
    /// destination means a living instance.
    /// </summary>
    [Fact]
    public async Task LaunchUnsuccessful_IntoTheWarmPool_LeavesNothing()
    {
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });
        var id = _fleet.Cloud.Groups[0].Members.Single(m => m.IsWarm).InstanceId;
        var gate = new CallGate();
        gate.After = call => call.Operation == "AssociateAddress" ? gate.Die() : null;
        await FleetFaults.DeliverOnceAsync(_fleet, _fleet.Take(SimulatedFleet.LaunchHook, id), gate);
        _time.Advance(TimeSpan.FromHours(2));
        var unsuccessful = _fleet.Take("EC2 Instance Launch Unsuccessful", id);

        await _fleet.AskAsync(unsuccessful);

        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    private static void Now(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();

    private static CallGate Refusing(string operation) =>
        new() { Before = call => call.Operation == operation ? AwsFault.Fatal(call) : null };

    /// <summary>Like the hook's timeout with the default result CONTINUE.</summary>
    private async Task LetInAsync(string id)
    {
        await _fleet.Cloud.AutoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest
        {
            AutoScalingGroupName = SimulatedFleet.GroupName,
            LifecycleHookName = "launch",
            InstanceId = id,
            LifecycleActionResult = "CONTINUE",
        });
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("InService", _fleet.Cloud.Groups[0].Members.Single(m => m.InstanceId == id).LifecycleState);
    }

    private async Task<string> WarmAsync()
    {
        _fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = _fleet.Cloud.Groups[0].Members.Single(m => m.IsWarm).InstanceId;
        _warmLaunch = _fleet.Take(SimulatedFleet.LaunchHook, id);
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_warmLaunch)).Status);
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

    private string TakeOut(string id)
    {
        Assert.Equal([id], _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName));
        return _fleet.Take(SimulatedFleet.LaunchHook, id);
    }

    private string Return(string id)
    {
        _fleet.Cloud.ScaleIn(id);
        return _fleet.Take(SimulatedFleet.TerminateHook, id);
    }
}
