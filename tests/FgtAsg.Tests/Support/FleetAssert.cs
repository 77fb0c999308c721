using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Support;

/// <summary>Invariants of a fleet when nothing is in progress.</summary>
internal static class FleetAssert
{
    private static readonly (string Name, int Index)[] Configured = [("external", 1), ("internal", 2)];

    /// <summary>
    /// Exactly these firewalls are in service, and each is complete. Nothing of other firewalls is left, and the track file agrees.
    /// </summary>
    public static void AtRest(SimulatedFleet fleet, params IReadOnlyCollection<string> inService)
    {
        Assert.Equal(inService.Order(), fleet.Cloud.Groups[0].Members.Select(m => m.InstanceId).Order());
        Assert.All(fleet.Cloud.Groups[0].Members, member => Assert.Equal("InService", member.LifecycleState));
        Assert.Equal(
            inService.SelectMany(id => Configured.Select(c => $"{id} {c.Name} {c.Index}")).Order(),
            fleet.OwnInterfaces.Select(Describe).Order());
        Assert.Equal(inService.Select(id => $"{id} external").Order(), fleet.OwnAddresses.Select(a => DescribeUse(fleet, a)).Order());
        Assert.All(fleet.Cloud.LifecycleActions, EndedOnce);
        TrackFileEquals(fleet, inService);
        PoolAssert.AtRest(fleet, inService, warm: []);
    }

    /// <summary>No Elastic IP and no interface of this firewall exists.</summary>
    public static void NothingIsLeftOf(SimulatedFleet fleet, string instanceId)
    {
        Assert.DoesNotContain(fleet.OwnInterfaces, i => i.Tags["fgt-asg:instance-id"] == instanceId);
        Assert.DoesNotContain(fleet.OwnAddresses, a => a.Tags["fgt-asg:instance-id"] == instanceId);
    }

    public static void TrackFileEquals(SimulatedFleet fleet, IReadOnlyCollection<string> instanceIds)
    {
        if (!fleet.Bucket.Has(SimulatedFleet.TrackKey))
        {
            Assert.Empty(instanceIds);
            return;
        }

        var track = JsonNode.Parse(fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject();
        Assert.Equal(instanceIds.Order(), track.Select(entry => entry.Key).Order());
        foreach (var (id, entry) in track)
        {
            Assert.Equal(
                fleet.Cloud.NetworkInterfaces.Where(i => i.Attachment?.InstanceId == id)
                    .Select(i => $"{i.Attachment!.DeviceIndex} {i.Id}")
                    .Order(),
                entry!.AsObject().Select(i => $"{i.Key} {i.Value!["NetworkInterfaceId"]}").Order());
        }

        LockIsFree(fleet);
    }

    public static void LockIsFree(SimulatedFleet fleet)
    {
        var tags = fleet.Bucket.Get(SimulatedFleet.TrackKey).Tags;
        Assert.Equal("", tags.GetValueOrDefault("lock_id", ""));
        Assert.DoesNotContain("lock_expires", tags.Keys);
    }

    /// <summary>The function wrote a metric of this name.</summary>
    public static void WasCounted(SimulatedFleet fleet, string metric) => Assert.Contains(
        fleet.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        line => JsonNode.Parse(line)![metric]?.GetValue<double>() == 1);

    private static string Describe(CloudNetworkInterface own)
    {
        Assert.Equal("attached", own.Attachment?.Status);
        Assert.True(own.Attachment!.DeleteOnTermination);
        Assert.False(own.SourceDestCheck);
        Assert.Equal(own.Attachment.InstanceId, own.Tags["fgt-asg:instance-id"]);
        return $"{own.Attachment.InstanceId} {own.Tags["fgt-asg:interface"]} {own.Attachment.DeviceIndex}";
    }

    private static string DescribeUse(SimulatedFleet fleet, CloudAddress own)
    {
        var user = fleet.Cloud.NetworkInterfaces.FirstOrDefault(i => i.Id == own.NetworkInterfaceId);
        return $"{user?.Attachment?.InstanceId ?? "nobody"} {user?.Tags.GetValueOrDefault("fgt-asg:interface")}";
    }

    private static void EndedOnce(CloudLifecycleAction action)
    {
        Assert.NotEqual(LifecycleActionStatus.Active, action.Status);
        Assert.NotEqual(LifecycleActionStatus.TimedOut, action.Status);
        Assert.True(action.Completions.Count(c => c.Accepted) <= 1);
    }
}
