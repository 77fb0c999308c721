using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>A fleet at one moment, as EC2 and Auto Scaling show it.</summary>
public sealed record FleetView
{
    // States at rest in the warm pool, for each state of the pool. The states Wait and Proceed of a hook are transitions.
    private static readonly HashSet<string> AtRestInPool =
        new(StringComparer.Ordinal) { "Warmed:Stopped", "Warmed:Running", "Warmed:Hibernated" };

    public required string GroupName { get; init; }

    /// <summary>The group's members, including those in its warm pool.</summary>
    public IReadOnlyList<CloudGroupMember> Members { get; init; } = [];

    public IReadOnlyList<CloudInstance> Instances { get; init; } = [];

    public IReadOnlyList<CloudNetworkInterface> NetworkInterfaces { get; init; } = [];

    /// <summary>An instance that counts as in service although a hook of someone else still holds it; null for none.</summary>
    public string? Admitted { get; init; }

    public IReadOnlySet<string> InService => IdsOf(state => state == LifecycleStates.InService);

    public IReadOnlySet<string> Warm => IdsOf(AtRestInPool.Contains);

    /// <summary>Instances that finished launching: in service, or at rest in the warm pool.</summary>
    public IReadOnlySet<string> Live => IdsOf(state => state == LifecycleStates.InService || AtRestInPool.Contains(state));

    public static FleetView Of(Cloud cloud, string groupName)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        return new FleetView
        {
            GroupName = groupName,
            Members = cloud.Groups.Single(g => g.Name == groupName).Members,
            Instances = cloud.Instances,
            NetworkInterfaces = cloud.NetworkInterfaces,
        };
    }

    public CloudInstance? Instance(string instanceId) => Instances.SingleOrDefault(instance => instance.Id == instanceId);

    private HashSet<string> IdsOf(Func<string, bool> isWanted) =>
        Members.Where(member => isWanted(member.InstanceId == Admitted ? LifecycleStates.InService : member.LifecycleState))
            .Select(member => member.InstanceId)
            .ToHashSet(StringComparer.Ordinal);
}
