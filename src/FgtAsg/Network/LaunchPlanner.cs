using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Compares the configuration with the existing resources. Pure: a repeated launch plans only the missing parts.</summary>
internal static class LaunchPlanner
{
    public static LaunchPlan Plan(FunctionOptions options, ResourceTags resourceTags, Instance instance, FleetResources found)
    {
        var id = InstanceId.Parse(instance.InstanceId);
        var refusals = new List<string>();
        var interfaces = new List<PlannedInterface>();
        foreach (var configured in options.NetworkInterfaces)
        {
            var groups = options.SecurityGroupsOf(configured);
            var planned = configured.IsPrimary
                ? PlanPrimary(configured, groups, id, found, refusals)
                : PlanOwn(configured, groups, id, instance.Placement?.AvailabilityZone ?? "", resourceTags, found, refusals);
            if (planned is null)
            {
                continue;
            }

            var kept = Allocated(configured, resourceTags, id, found.Addresses).FirstOrDefault();
            interfaces.Add(planned with { AllocatedAddress = kept, MustAssociateElasticIp = NeedsElasticIp(planned, kept) });
        }

        var surplus = Surplus(options, resourceTags, id, found.Addresses);
        return new LaunchPlan { Interfaces = interfaces, SurplusAddresses = surplus, Refusals = refusals };
    }

    /// <summary>
    /// Duplicate Elastic IPs that concurrent or interrupted deliveries allocated for this instance and that are not associated.
    /// </summary>
    public static IReadOnlyList<Address> Surplus(
        FunctionOptions options, ResourceTags resourceTags, InstanceId id, IReadOnlyList<Address> addresses) =>
    [
        .. options.NetworkInterfaces
            .SelectMany(configured => Allocated(configured, resourceTags, id, addresses).Skip(1))
            .Where(a => string.IsNullOrEmpty(a.AssociationId)),
    ];

    /// <summary>
    /// Duplicate interfaces: created for this instance and unattached, while another one with the same name is attached to it.
    /// </summary>
    public static IReadOnlyList<NetworkInterface> Unused(
        ResourceTags resourceTags, InstanceId id, IEnumerable<NetworkInterface> interfaces)
    {
        var ours = interfaces.Where(i => resourceTags.IsOurs(i.TagSet, id)).ToList();
        var inUse = ours.Where(i => i.IsAttachedTo(id)).Select(i => ResourceTags.InterfaceOf(i.TagSet)).ToHashSet(StringComparer.Ordinal);
        return [.. ours.Where(i => !i.HasAttachment() && inUse.Contains(ResourceTags.InterfaceOf(i.TagSet)))];
    }

    /// <summary>The addresses that were allocated for one interface. The first is the one to keep: an associated one, if any.</summary>
    private static IEnumerable<Address> Allocated(
        InterfaceOptions configured, ResourceTags resourceTags, InstanceId id, IReadOnlyList<Address> addresses) => addresses
        .Where(a => resourceTags.IsOurs(a.Tags, id, configured.Name))
        .OrderBy(a => string.IsNullOrEmpty(a.AssociationId)).ThenBy(a => a.AllocationId, StringComparer.Ordinal);

    /// <summary>Plans the launch template's interface. Only configured attributes are changed.</summary>
    private static PlannedInterface? PlanPrimary(
        InterfaceOptions configured, IReadOnlyList<string> groups, InstanceId id, FleetResources found, List<string> refusals)
    {
        if (found.AttachedTo(id).FirstOrDefault(i => i.DeviceIndex() == 0) is not { } primary)
        {
            refusals.Add($"{id} has no interface at device index 0, which '{configured.Name}' is configured for");
            return null;
        }

        var current = primary.Groups?.Select(g => g.GroupId).ToList() ?? [];
        var wanted = current.Union(groups, StringComparer.Ordinal).ToList();
        return new PlannedInterface
        {
            Options = configured,
            Existing = primary,
            SecurityGroups = current,
            SecurityGroupsToSet = wanted.Count > current.Count ? wanted : null,
            SourceDestCheckToSet = Change(primary.SourceDestCheck, configured.SourceDestCheck),
        };
    }

    private static PlannedInterface? PlanOwn(
        InterfaceOptions configured,
        IReadOnlyList<string> groups,
        InstanceId id,
        string zone,
        ResourceTags resourceTags,
        FleetResources found,
        List<string> refusals)
    {
        var existing = found.NetworkInterfaces
            .Where(i => resourceTags.IsOurs(i.TagSet, id, configured.Name))
            .OrderByDescending(i => i.IsAttachedTo(id)).ThenBy(i => i.NetworkInterfaceId, StringComparer.Ordinal)
            .FirstOrDefault();
        var occupant = found.AttachedTo(id).FirstOrDefault(i => i.DeviceIndex() == configured.DeviceIndex);
        if (occupant is not null && occupant != existing)
        {
            refusals.Add(
                $"device index {configured.DeviceIndex} of {id} is taken by {occupant.NetworkInterfaceId}, "
                + $"which is not the function's '{configured.Name}'"
                + " (remove it from the launch template, or the index from network_interfaces)");
            return null;
        }

        if (existing is not null && existing.HasAttachment() && occupant != existing)
        {
            refusals.Add(
                $"{existing.NetworkInterfaceId} of '{configured.Name}' is attached to {existing.Attachment.InstanceId} at device index"
                + $" {existing.DeviceIndex()}: expected {id} at {configured.DeviceIndex}");
            return null;
        }

        var subnet = configured.SubnetIdMap.GetValueOrDefault(zone);
        if (existing is null && subnet is null)
        {
            var zones = string.Join(", ", configured.SubnetIdMap.Keys.Order(StringComparer.Ordinal));
            refusals.Add($"'{configured.Name}' has no subnet for {id}'s zone {zone} (subnet_id_map has {zones})");
            return null;
        }

        return new PlannedInterface
        {
            Options = configured,
            SubnetId = subnet,
            Existing = existing,
            SecurityGroups = groups,
            MustAttach = occupant is null,
            MustSetDeleteOnTermination = occupant?.Attachment.DeleteOnTermination != true,
            SourceDestCheckToSet = Change(existing?.SourceDestCheck ?? true, configured.SourceDestCheck ?? false),
        };
    }

    /// <summary>A new interface has the source/destination check on.</summary>
    private static bool? Change(bool? current, bool? wanted) => wanted is null || current == wanted ? null : wanted;

    private static bool NeedsElasticIp(PlannedInterface planned, Address? allocated) =>
        planned.Options.WantsElasticIp
        && string.IsNullOrEmpty(planned.Existing?.Association?.PublicIp)
        && !(allocated?.AssociationId is not null && allocated.NetworkInterfaceId == planned.Existing?.NetworkInterfaceId);
}

/// <summary>The steps of a launch. The plan is carried out only if it has no refusals.</summary>
internal sealed record LaunchPlan
{
    public required IReadOnlyList<PlannedInterface> Interfaces { get; init; }

    /// <summary>
    /// Duplicate Elastic IPs that concurrent or interrupted deliveries allocated for this instance and that are not associated.
    /// </summary>
    public IReadOnlyList<Address> SurplusAddresses { get; init; } = [];

    /// <summary>Why the instance cannot have the configured interfaces.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

/// <summary>The missing parts of one configured interface on one instance.</summary>
internal sealed record PlannedInterface
{
    public required InterfaceOptions Options { get; init; }

    /// <summary>The subnet to create it in; null if it exists.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The interface that an earlier delivery or the launch template created; null for none.</summary>
    public NetworkInterface? Existing { get; init; }

    public required IReadOnlyList<string> SecurityGroups { get; init; }

    public bool MustAttach { get; init; }

    public bool MustSetDeleteOnTermination { get; init; }

    /// <summary>The value to set; null for no change.</summary>
    public bool? SourceDestCheckToSet { get; init; }

    /// <summary>The security groups to set; null for no change.</summary>
    public IReadOnlyList<string>? SecurityGroupsToSet { get; init; }

    public bool MustAssociateElasticIp { get; init; }

    /// <summary>An Elastic IP that was allocated for this interface before; null for none.</summary>
    public Address? AllocatedAddress { get; init; }
}
