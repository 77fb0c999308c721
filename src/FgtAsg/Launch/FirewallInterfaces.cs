using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Launch;

/// <summary>The middle of a launch: from a running instance to one that has all its interfaces, as EC2 shows them.</summary>
internal sealed class FirewallInterfaces(
    FunctionOptions options, Ownership ownership, ResourceFinder finder, InterfaceProvisioner provisioner, ElasticIpProvisioner elasticIps)
{
    /// <returns>All interfaces that are attached, the launch template's among them.</returns>
    /// <exception cref="LaunchRefusedException">The configuration cannot be met on this instance.</exception>
    public async Task<IReadOnlyList<NetworkInterface>> ProvideAsync(
        Instance instance, Ledger ledger, Patience patience, CancellationToken cancellationToken)
    {
        var id = InstanceId.Parse(instance.InstanceId);
        var plan = LaunchPlanner.Plan(options, ownership, instance, await FindConsistentlyAsync(instance, id, patience, cancellationToken));
        if (plan.Refusals.Count > 0)
        {
            throw new LaunchRefusedException(plan.Refusals);
        }

        await Concurrently.AllAsync(plan.SurplusAddresses, ReleaseAsync, cancellationToken);
        var provisioned = await Concurrently.AllAsync(
            plan.Interfaces, (planned, token) => provisioner.ProvisionAsync(id, planned, ledger, patience, token), cancellationToken);
        return await patience.UntilAsync(
            $"seeing the interfaces of {id} attached",
            async token =>
            {
                var attached = await finder.AttachedAsync(id, patience, token);
                return provisioned.All(p => attached.Any(a => IsDone(a, p))) ? attached : null;
            },
            atMost: null,
            cancellationToken);

        async Task<bool> ReleaseAsync(Address surplus, CancellationToken token)
        {
            await elasticIps.ReleaseSurplusAsync(surplus.AllocationId, patience, token);
            return true;
        }
    }

    /// <summary>EC2's describes may disagree for a while: an interface that the instance shows must be described, with its tags, before it is judged.</summary>
    private Task<FleetResources> FindConsistentlyAsync(Instance instance, InstanceId id, Patience patience, CancellationToken cancellationToken)
    {
        var shown = instance.NetworkInterfaces?.Select(i => i.NetworkInterfaceId).ToList() ?? [];
        return patience.UntilAsync(
            $"describing the interfaces of {id}",
            async token =>
            {
                var found = await finder.FindAsync(id, [], patience, token);
                var attached = found.AttachedTo(id).Select(i => i.NetworkInterfaceId).ToHashSet(StringComparer.Ordinal);
                return shown.All(attached.Contains) ? found : null;
            },
            Patience.ConsistencyWindow,
            cancellationToken);
    }

    private static bool IsDone(NetworkInterface attached, ProvisionedInterface wanted) =>
        attached.NetworkInterfaceId == wanted.NetworkInterfaceId
        && attached.DeviceIndex() == wanted.DeviceIndex
        && attached.Attachment.Status == Amazon.EC2.AttachmentStatus.Attached
        && (!wanted.GoesWithInstance || attached.Attachment.DeleteOnTermination == true)
        && (!wanted.HasElasticIp || !string.IsNullOrEmpty(attached.Association?.PublicIp));
}
