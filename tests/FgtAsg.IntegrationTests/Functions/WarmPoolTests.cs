using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Firewalls that wait in a warm pool, and those whose root volume is replaced.</summary>
public sealed class WarmPoolTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [SandboxFact]
    public async Task Instance_IntoThePoolAndTheGroupAndBackAndOut_HasWhatItNeedsInEachPlace()
    {
        var fleet = await StartPoolFleetAsync(options: WithPools with { AutomaticDelivery = true });

        PutWarmPool(fleet);
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
        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
    }

    [SandboxFact]
    public async Task Launch_OutOfThePoolWithoutALicence_IsAbandonedAndLeavesNothing()
    {
        var fleet = await StartPoolFleetAsync(licenses: 0, options: WithPools with { AutomaticDelivery = true });
        PutWarmPool(fleet);
        var id = await AtRestAsync(fleet, LifecycleStates.WarmedStopped);

        fleet.Launch(1);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.Equal("gone", StateOf(fleet, id));
        await AssertInvariantsAsync(fleet);
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
        Assert.Equal(InstanceStates.Failed, (await fleet.ReadTableAsync(Timeout)).Instance(id)?.State);
    }

    [SandboxFact]
    public async Task RootVolume_Replaced_KeepsNameAndLicenceAndInterfaces()
    {
        var fleet = await StartPoolFleetAsync(options: WithPools with { AutomaticDelivery = true });
        var id = fleet.Launch(1).Single();
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.InService));
        var interfaces = InterfacesOf(fleet, id).Select(i => i.Id).ToList();

        fleet.Cloud.ReplaceRootVolume(id, "ami-0aaaaaaaaaaaaaaaa");
        Assert.Equal(id, await AtRestAsync(fleet, LifecycleStates.InService));

        Assert.Equal("ami-0aaaaaaaaaaaaaaaa", fleet.Cloud.Instances.Single(i => i.Id == id).ImageId);
        Assert.Equal(interfaces, InterfacesOf(fleet, id).Select(i => i.Id));
        Assert.Equal(("FGVM001", "fgt-001"), await HeldAsync(fleet, id));
        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
        var replaced = fleet.Delivery.Records.Last(r => r.Event.DetailType == LaunchEvent);
        Assert.Contains("\"Origin\":\"AutoScalingGroup\"", replaced.Event.Detail, StringComparison.Ordinal);
        Assert.Equal("completed", Text(JsonNode.Parse(replaced.Result!.Attempts[^1].PayloadText), "status"));
    }

    /// <summary>One instance in the pool while the group wants none; it takes back what scales in.</summary>
    private static void PutWarmPool(Fleet fleet) => fleet.Cloud.PutWarmPool(
        fleet.Options.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });

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
