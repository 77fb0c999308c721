using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>
/// Selects the group's own instances among all that EC2's state-change events report as ended. The first source that knows the answer
/// decides. Most events are about other instances and need only two calls.
/// </summary>
internal sealed class EndedInstances(FleetLookup fleet, ForeignInstances foreign, ResourceFinder finder)
{
    /// <returns>Why to ignore the instance; null if it is this group's and is ending.</returns>
    public async Task<string?> ReasonToIgnoreAsync(InstanceId id, RetryContext retry)
    {
        if (await foreign.ReasonToIgnoreAsync(id, retry) is { } reason)
        {
            return reason;
        }

        var instance = await fleet.Instances.WaitUntilEndingAsync(id, retry);
        if (instance is not null && InstanceFinder.ReadinessOf(instance.State?.Name) != Readiness.Never)
        {
            return $"EC2 shows {id} as {instance.State?.Name}: a live firewall keeps its resources";
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

        // EC2 removes the tags of a terminated instance after a while, so missing tags say nothing.
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
