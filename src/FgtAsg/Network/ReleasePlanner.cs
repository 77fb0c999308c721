using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Decides which of an instance's resources are released, and how. Pure.</summary>
internal sealed class ReleasePlanner(FunctionOptions options, ResourceTags resourceTags)
{
    /// <param name="instanceId">The instance that ends.</param>
    /// <param name="found">The resources that EC2 shows.</param>
    /// <param name="trackedIds">
    /// The instance's interfaces at device index 1 and up in the track file: Fortinet's function creates interfaces without tags.
    /// </param>
    /// <param name="made">The resources that this invocation created; null for none.</param>
    /// <param name="scope">Whether EC2 deletes the interfaces with DeleteOnTermination.</param>
    public ReleasePlan Plan(
        InstanceId instanceId, FleetResources found, IReadOnlySet<string> trackedIds, CreatedResources? made, ReleaseScope scope)
    {
        var warnings = new List<string>();
        // EC2 may describe tags later than the interface that was created with them.
        var known = trackedIds.Union(made?.NetworkInterfaceIds ?? [], StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var ours = found.NetworkInterfaces.Where(i => IsFreed(i, instanceId, known, warnings)).ToList();
        var leftToEc2 = scope == ReleaseScope.InstanceEnds ? ours.Where(i => i.GoesWithInstance()).ToList() : [];
        var seen = found.NetworkInterfaces.Select(i => i.NetworkInterfaceId).ToHashSet(StringComparer.Ordinal);
        var unseen = made?.NetworkInterfaceIds.Where(id => !seen.Contains(id)) ?? [];
        return new ReleasePlan
        {
            Addresses = [.. Addresses(instanceId, found, ours, made, warnings)],
            Interfaces =
            [
                .. ours.Except(leftToEc2).Select(i => new InterfaceRemoval(i.NetworkInterfaceId, instanceId, i)),
                .. unseen.Select(id => new InterfaceRemoval(id, instanceId, Known: null)),
            ],
            LeftToEc2 = leftToEc2,
            Warnings = warnings,
        };
    }

    private bool IsFreed(NetworkInterface candidate, InstanceId instanceId, IReadOnlySet<string> knownIds, List<string> warnings)
    {
        var isOurs = resourceTags.IsOurs(candidate.TagSet, instanceId);
        if (!isOurs && !knownIds.Contains(candidate.NetworkInterfaceId))
        {
            return false;
        }

        if (!isOurs && ResourceTags.IsMarked(candidate.TagSet))
        {
            warnings.Add(
                $"{candidate.NetworkInterfaceId} is tracked for {instanceId} but tagged for another group or instance: left alone");
            return false;
        }

        if (candidate.HasAttachment() && !candidate.IsAttachedTo(instanceId))
        {
            var user = candidate.Attachment.InstanceId ?? candidate.Attachment.InstanceOwnerId;
            warnings.Add($"{candidate.NetworkInterfaceId} was {instanceId}'s and is attached to {user}: left alone");
            return false;
        }

        return !(candidate.IsAttachedTo(instanceId) && candidate.DeviceIndex() == 0);
    }

    private IEnumerable<AddressRelease> Addresses(
        InstanceId instanceId, FleetResources found, List<NetworkInterface> ours, CreatedResources? made, List<string> warnings)
    {
        // An interface that EC2 does not describe is gone or new, and an address may still name it for a while.
        var foreignInterfaces = found.NetworkInterfaces
            .Where(i => !i.IsAttachedTo(instanceId))
            .Except(ours)
            .Select(i => i.NetworkInterfaceId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var address in found.Addresses.Where(a => resourceTags.IsOurs(a.Tags, instanceId)))
        {
            if (address.NetworkInterfaceId is { Length: > 0 } user && foreignInterfaces.Contains(user))
            {
                warnings.Add(
                    $"{address.AllocationId} ({address.PublicIp}) was allocated for {instanceId} "
                    + $"and is associated with {user}: left alone");
                continue;
            }

            yield return new AddressRelease(address.AllocationId, NullIfEmpty(address.AssociationId), IsOurs: true, address.PublicIp);
        }

        var tagged = found.Addresses.Select(a => a.AllocationId).ToHashSet(StringComparer.Ordinal);
        foreach (var id in made?.AllocationIds.Where(id => !tagged.Contains(id)) ?? [])
        {
            yield return new AddressRelease(id, AssociationOf(id, found), IsOurs: true, PublicIp: null, IsNew: true);
            tagged.Add(id);
        }

        // The user's own addresses, and those of Fortinet's function, which have no tags: they are disassociated, not released.
        var userOwned = found.NetworkInterfaces
            .Where(i => i.Association is { AllocationId.Length: > 0, AssociationId.Length: > 0 } association
                && !tagged.Contains(association.AllocationId)
                && (ours.Contains(i) || (i.IsAttachedTo(instanceId) && options.ExistingElasticIps.Contains(association.AllocationId))));
        foreach (var association in userOwned.Select(i => i.Association))
        {
            if (!options.ExistingElasticIps.Contains(association.AllocationId))
            {
                warnings.Add(
                    $"{association.AllocationId} ({association.PublicIp}) carries no tag of the function: disassociated, not released");
            }

            yield return new AddressRelease(association.AllocationId, association.AssociationId, IsOurs: false, association.PublicIp);
        }
    }

    private static string? AssociationOf(string allocationId, FleetResources found) =>
        found.NetworkInterfaces.Select(i => i.Association).FirstOrDefault(a => a?.AllocationId == allocationId)?.AssociationId;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>The resources of one instance to release: first its Elastic IPs, then its interfaces.</summary>
internal sealed record ReleasePlan
{
    public required IReadOnlyList<AddressRelease> Addresses { get; init; }

    /// <summary>Interfaces to detach and delete.</summary>
    public required IReadOnlyList<InterfaceRemoval> Interfaces { get; init; }

    /// <summary>Interfaces that EC2 deletes with the instance.</summary>
    public IReadOnlyList<NetworkInterface> LeftToEc2 { get; init; } = [];

    /// <summary>The resources that look like the instance's but are left alone, and why.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <param name="AllocationId">The Elastic IP.</param>
/// <param name="AssociationId">Null if it is not associated.</param>
/// <param name="IsOurs">The function allocated it, so it is released and not only disassociated.</param>
/// <param name="PublicIp">For messages.</param>
/// <param name="IsNew">Known only from its allocating call: EC2 may not describe it yet.</param>
internal sealed record AddressRelease(string AllocationId, string? AssociationId, bool IsOurs, string? PublicIp, bool IsNew = false);

/// <param name="InstanceId">The instance to detach it from. It is detached from no other.</param>
/// <param name="Known">EC2's description; null if it is known only from its creating call.</param>
internal sealed record InterfaceRemoval(string NetworkInterfaceId, InstanceId InstanceId, NetworkInterface? Known);

internal enum ReleaseScope
{
    /// <summary>The instance terminates. EC2 deletes the interfaces with DeleteOnTermination.</summary>
    InstanceEnds,

    /// <summary>A launch is rolled back. The function deletes everything, whatever happens to the instance.</summary>
    LaunchUndone,
}
