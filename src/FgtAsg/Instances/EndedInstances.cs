using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>
/// Tells the group's own instances that end from all the others of which EC2's state-change events tell. The first look that knows decides;
/// most events are of foreign instances, and end after two calls.
/// </summary>
internal sealed class EndedInstances(FleetLookup fleet, ForeignInstances foreign, ResourceFinder finder)
{
    /// <returns>Why nothing is to be done; null where the instance is this group's, and ends.</returns>
    public async Task<string?> ReasonToIgnoreAsync(InstanceId id, RetryContext retry)
    {
        if (await foreign.ReasonToIgnoreAsync(id, retry) is { } reason)
        {
            return reason;
        }

        var instance = await fleet.Instances.WaitUntilEndingAsync(id, retry);
        if (instance is not null && InstanceFinder.ReadinessOf(instance.State?.Name) != Readiness.Never)
        {
            return $"EC2 has {id} {instance.State?.Name}: nothing is taken from a firewall at work";
        }

        if (instance is not null && fleet.Tags.IsInGroup(instance))
        {
            return null;
        }

        var record = await fleet.Records.FindAsync(id, retry);
        if (record?.AutoScalingGroupName == fleet.AutoScalingGroupName)
        {
            return null;
        }

        // EC2 takes the tags off a terminated instance after a while: one that has none tells nothing.
        if (record is null && instance is not { Tags.Count: > 0 })
        {
            var found = await finder.FindAsync(id, [], retry);
            if (found.NetworkInterfaces.Any(i => fleet.Tags.IsOurs(i.TagSet, id))
                || found.Addresses.Any(a => fleet.Tags.IsOurs(a.Tags, id)))
            {
                return null;
            }
        }

        return $"{id} does not belong to {fleet.AutoScalingGroupName}";
    }
}
