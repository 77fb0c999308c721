using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The sandbox's EventBridge and Lambda deliver what the fleet's moves raise, with their retries.</summary>
public sealed class DeliveredEventTests : PoolFleetTest
{
    private static FleetOptions Delivered => WithPools with { AutomaticDelivery = true };

    [Fact]
    public async Task Instance_IntoTheWarmPoolAndTheGroupAndBackAndOut_HasWhatItNeedsInEachPlace()
    {
        var fleet = await StartPoolFleetAsync(options: Delivered);

        fleet.Cloud.PutWarmPool(fleet.Options.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = await AtRestAsync(fleet, LifecycleStates.WarmedStopped);
        var interfaces = InterfacesOf(fleet, id).Select(i => i.Id).ToList();
        Assert.Equal(3, interfaces.Count);
        Assert.Single(OwnAddresses(fleet));
        Assert.DoesNotContain((await fleet.ReadTableAsync(Timeout)).Items, item => item.IsHeld);

        Assert.Equal([id], fleet.Launch(1));
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.InService));
        Assert.Equal(interfaces, InterfacesOf(fleet, id).Select(i => i.Id));
        Assert.Equal(("FGVM001", "fgt-001"), await HeldAsync(fleet, id));

        fleet.Cloud.ScaleIn(id);
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.WarmedStopped));
        Assert.Equal(interfaces, InterfacesOf(fleet, id).Select(i => i.Id));
        Assert.Equal((null, null), await HeldAsync(fleet, id));
        var pools = await fleet.ReadTableAsync(Timeout);
        AssertFree(pools.License("FGVM001"), coolsDown: true);
        AssertFree(pools.Hostname("fgt-001"), coolsDown: false);
        Assert.Empty((await fleet.ReadZoneAsync(Timeout))!.Addresses);

        fleet.Cloud.TerminateWarmInstance(id);
        await fleet.WhenAtRestAsync(Timeout);
        Assert.Equal("gone", StateOf(fleet, id));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
        AssertAllSucceeded(fleet);
    }

    [Fact]
    public async Task Firewall_GetsANewRootVolumeAndIsEndedInTheConsole_KeepsAllAndThenLeavesNothing()
    {
        var fleet = await StartPoolFleetAsync(options: Delivered);
        var id = fleet.Launch(1).Single();
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.InService));
        var interfaces = InterfacesOf(fleet, id).Select(i => i.Id).ToList();

        fleet.Cloud.ReplaceRootVolume(id, "ami-0aaaaaaaaaaaaaaaa");
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.InService));
        Assert.Equal("ami-0aaaaaaaaaaaaaaaa", fleet.Cloud.Instances.Single(i => i.Id == id).ImageId);
        Assert.Equal(interfaces, InterfacesOf(fleet, id).Select(i => i.Id));
        Assert.Equal(("FGVM001", "fgt-001"), await HeldAsync(fleet, id));
        var replaced = fleet.Delivery.Records.Last(r => r.Event.DetailType == LaunchEvent);
        Assert.Contains("\"Origin\":\"AutoScalingGroup\"", replaced.Event.Detail, StringComparison.Ordinal);
        Assert.Equal("completed", Text(JsonNode.Parse(replaced.Result!.Attempts[^1].PayloadText), "status"));

        var hooks = fleet.Delivery.Records.Count(r => r.Event.DetailType == TerminateEvent);
        fleet.TerminateInConsole(id);
        await fleet.WhenAtRestAsync(Timeout);
        AssertAllSucceeded(fleet);
        Assert.Equal(hooks, fleet.Delivery.Records.Count(r => r.Event.DetailType == TerminateEvent));
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }

    [Fact]
    public async Task Sweep_DeliveredAsEventBridgeDoes_IsRepeatedUntilAllIsRepaired()
    {
        var fleet = await StartPoolFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        fleet.TerminateInConsole(id);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Delivery.TakePending();
        await fleet.AgeAsync(TimeSpan.FromHours(1), Timeout);
        fleet.Aws.Faults.Add("ec2", "ReleaseAddress", FaultEffect.ErrorBefore(403, "UnauthorizedOperation", "Not now."), times: 1);

        var delivery = await fleet.SweepAsync(Timeout);

        Assert.Equal([false, true], delivery.Result!.Attempts.Select(attempt => attempt.Succeeded));
        Assert.Equal("Incomplete", delivery.Result.Attempts[0].ErrorType);
        await AssertInvariantsAsync(fleet);
    }

    private static void AssertAllSucceeded(Fleet fleet) =>
        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));

    /// <summary>Waits until all events are through; then the only member must be in this state, and all invariants must hold.</summary>
    private async Task<string> AtRestAsync(Fleet fleet, string state)
    {
        await fleet.WhenAtRestAsync(Timeout);
        var member = Assert.Single(fleet.Members);
        Assert.Equal(state, member.LifecycleState);
        Assert.Empty(await fleet.CheckAsync(Timeout));
        return member.InstanceId;
    }

    private async Task<(string? License, string? Hostname)> HeldAsync(Fleet fleet, string instanceId)
    {
        var record = (await fleet.ReadTableAsync(Timeout)).Instance(instanceId);
        return (record?.License, record?.Hostname);
    }
}
