using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>A test of a fleet with licenses, hostnames and DNS.</summary>
public abstract class PoolFleetTest(TimeSpan? timeLimit = null) : FleetTest(timeLimit)
{
    protected const string StateChangeEvent = "EC2 Instance State-change Notification";
    protected const string ZoneName = "fleet.internal";

    protected static FleetOptions WithPools { get; } = new()
    {
        AutomaticDelivery = false,
        NeedLicense = true,
        Hostnames = true,
        DnsZoneName = ZoneName,
    };

    /// <summary>Starts a fleet with these numbers of free licenses and hostnames.</summary>
    protected async Task<Fleet> StartPoolFleetAsync(
        int licenses = 3, int hostnames = 3, CloudOptions? cloud = null, FleetOptions? options = null) =>
        await SeedAsync(await StartFleetAsync(cloud, options ?? WithPools), licenses, hostnames);

    protected async Task<Fleet> SeedAsync(Fleet fleet, int licenses, int hostnames)
    {
        await PoolItems.SeedAsync(fleet, PoolItems.Licenses, licenses, Timeout);
        await PoolItems.SeedAsync(fleet, PoolItems.Hostnames, hostnames, Timeout);
        return fleet;
    }

    /// <summary>Launches one instance, lets the function handle its launch event, and returns the function's answer too.</summary>
    protected async Task<(string InstanceId, JsonNode Answer)> LaunchWithPoolsAsync(Fleet fleet)
    {
        var (id, launch) = await LaunchOneAsync(fleet);
        var (result, answer) = await InvokeAsync(fleet, launch);
        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal("completed", Text(answer, "status"));
        return (id, answer);
    }

    /// <summary>Waits for an instance's state-change event and takes it.</summary>
    protected async Task<CloudEvent> StateChangeAsync(Fleet fleet, string instanceId, string state)
    {
        while (true)
        {
            if (fleet.Delivery.Pending.FirstOrDefault(e => e.DetailType == StateChangeEvent && IsOf(e, instanceId, state)) is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }
    }

    /// <summary>
    /// Asserts that no resources of a terminated instance are left, that its hostname is free, and that its license cools down.
    /// </summary>
    protected async Task AssertNothingLeftAsync(Fleet fleet, string instanceId, string license, string hostname)
    {
        await AssertInvariantsAsync(fleet);
        Assert.DoesNotContain(fleet.Cloud.NetworkInterfaces, i => i.Tags.GetValueOrDefault("fgt-asg:instance-id") == instanceId);
        Assert.DoesNotContain(fleet.Cloud.Addresses, a => a.Tags.GetValueOrDefault("fgt-asg:instance-id") == instanceId);
        var pools = await fleet.ReadTableAsync(Timeout);
        AssertFree(pools.License(license), coolsDown: true);
        AssertFree(pools.Hostname(hostname), coolsDown: false);
        Assert.Equal(
            (InstanceStates.Terminated, null, null),
            (pools.Instance(instanceId)?.State, pools.Instance(instanceId)?.License, pools.Instance(instanceId)?.Hostname));
        Assert.Null((await fleet.ReadZoneAsync(Timeout))!.Find($"{hostname}.{ZoneName}", "A"));
    }

    protected static void AssertFree(PoolItem? item, bool coolsDown)
    {
        Assert.NotNull(item);
        Assert.Equal(
            (item.Kind, null, coolsDown),
            (item.Pool, item.InstanceId, item.AvailableSince > TimeProvider.System.GetUtcNow().AddMinutes(60)));
    }

    private static bool IsOf(CloudEvent cloudEvent, string instanceId, string state)
    {
        var detail = JsonNode.Parse(cloudEvent.Detail)!;
        return (string?)detail["instance-id"] == instanceId && (string?)detail["state"] == state;
    }
}
