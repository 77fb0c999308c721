using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// Invariants of a fleet at rest, after any history. They use only EC2, Auto Scaling and S3, and not the function's code.
/// </summary>
public static class FleetInvariants
{
    private const string GroupTag = "fgt-asg:group";
    private const string InstanceTag = "fgt-asg:instance-id";

    /// <param name="cloud">EC2 and Auto Scaling.</param>
    /// <param name="groupName">The fleet's group.</param>
    /// <param name="trackFile">The track file in S3.</param>
    /// <param name="hooksMayTimeOut">Whether the history made a response to a hook in time impossible.</param>
    /// <param name="admitted">An instance that counts as in service although a hook of someone else still holds it; null for none.</param>
    /// <returns>A sentence for each violation; empty if there is none.</returns>
    public static IReadOnlyList<string> Check(
        Cloud cloud, string groupName, TrackFileState trackFile, bool hooksMayTimeOut = false, string? admitted = null)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(trackFile);
        var live = (FleetView.Of(cloud, groupName) with { Admitted = admitted }).Live;
        return
        [
            .. Leaks(cloud, groupName, live),
            .. TrackFileDifferences(cloud, live, trackFile),
            .. LifecycleActions(cloud, groupName, hooksMayTimeOut),
        ];
    }

    /// <summary>Every resource with the function's tags must belong to a live instance and be in use by it.</summary>
    private static IEnumerable<string> Leaks(Cloud cloud, string groupName, IReadOnlySet<string> live)
    {
        foreach (var networkInterface in cloud.NetworkInterfaces.Where(i => i.Tags.GetValueOrDefault(GroupTag) == groupName))
        {
            var owner = networkInterface.Tags.GetValueOrDefault(InstanceTag, "nobody");
            if (!live.Contains(owner) || networkInterface.Attachment?.InstanceId != owner)
            {
                yield return $"interface {networkInterface.Id} of {owner} is {networkInterface.Status}, "
                    + $"and {owner} is neither in service nor warm with it";
            }
            else if (!networkInterface.Attachment.DeleteOnTermination)
            {
                yield return $"interface {networkInterface.Id} of {owner} would outlive it: DeleteOnTermination is false";
            }
        }

        foreach (var address in cloud.Addresses.Where(a => a.Tags.GetValueOrDefault(GroupTag) == groupName))
        {
            var owner = address.Tags.GetValueOrDefault(InstanceTag, "nobody");
            if (!live.Contains(owner) || address.InstanceId != owner)
            {
                yield return $"Elastic IP {address.Id} ({address.PublicIp}) of {owner} "
                    + $"is associated with {address.InstanceId ?? "nothing"}";
            }
        }
    }

    private static IEnumerable<string> TrackFileDifferences(Cloud cloud, IReadOnlySet<string> live, TrackFileState trackFile)
    {
        if (!string.IsNullOrEmpty(trackFile.LockOwner))
        {
            yield return $"the track file is locked by {trackFile.LockOwner}";
        }

        if (trackFile.LockExpires is not null)
        {
            yield return $"a lease is left on the track file: {trackFile.LockExpires}";
        }

        var tracked = trackFile.Content?.Select(e => e.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var id in live.Except(tracked))
        {
            yield return $"{id} is in service or warm and not tracked";
        }

        foreach (var id in tracked.Except(live))
        {
            yield return $"{id} is tracked and neither in service nor warm";
        }

        foreach (var id in live.Intersect(tracked))
        {
            var actual = cloud.NetworkInterfaces
                .Where(i => i.Attachment?.InstanceId == id)
                .ToDictionary(i => i.Attachment!.DeviceIndex.ToString(CultureInfo.InvariantCulture), Summary, StringComparer.Ordinal);
            var written = trackFile.Content![id]!.AsObject().ToDictionary(i => i.Key, i => Summary(i.Value!), StringComparer.Ordinal);
            if (!actual.OrderBy(i => i.Key, StringComparer.Ordinal).SequenceEqual(written.OrderBy(i => i.Key, StringComparer.Ordinal)))
            {
                yield return $"{id} is tracked as {JsonSerializer.Serialize(written)}, and EC2 has {JsonSerializer.Serialize(actual)}";
            }
        }
    }

    private static IEnumerable<string> LifecycleActions(Cloud cloud, string groupName, bool hooksMayTimeOut)
    {
        foreach (var action in cloud.LifecycleActions.Where(a => a.GroupName == groupName))
        {
            var accepted = action.Completions.Count(c => c.Accepted);
            if (action.Status == LifecycleActionStatus.Active)
            {
                yield return $"the lifecycle action {action.HookName} of {action.InstanceId} still waits";
            }
            else if (accepted != 1
                && action.Status != LifecycleActionStatus.Cancelled
                && !(hooksMayTimeOut && action.Status == LifecycleActionStatus.TimedOut))
            {
                yield return $"the lifecycle action {action.HookName} of {action.InstanceId} "
                    + $"was completed {accepted} times ({action.Status})";
            }
        }
    }

    private static string Summary(CloudNetworkInterface networkInterface) =>
        $"{networkInterface.Id} {networkInterface.PrimaryIp.Address} {networkInterface.PrimaryIp.Association?.PublicIp ?? "-"}";

    private static string Summary(JsonNode tracked) =>
        $"{tracked["NetworkInterfaceId"]} {tracked["PrivateIpAddress"]} {tracked["Association"]?["PublicIp"]?.ToString() ?? "-"}";
}
