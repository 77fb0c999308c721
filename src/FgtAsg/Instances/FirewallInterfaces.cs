using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>The middle part of a launch: gives a running instance all its interfaces and waits until EC2 shows them.</summary>
internal sealed class FirewallInterfaces(
    FunctionOptions options,
    ResourceTags resourceTags,
    ResourceFinder finder,
    InterfaceProvisioner provisioner,
    ElasticIpProvisioner elasticIps)
{
    /// <param name="instance">EC2's description of the instance.</param>
    /// <param name="isNew">Whether no resource was created for it before, so that no search is necessary.</param>
    /// <param name="created">Collects created resources for a rollback.</param>
    /// <returns>The interfaces that <see cref="SeeAttachedAsync"/> waits for.</returns>
    /// <exception cref="LaunchRefusedException">The instance cannot have the configured interfaces.</exception>
    public async Task<IReadOnlyList<ProvisionedInterface>> ProvideAsync(
        Instance instance, bool isNew, CreatedResources created, RetryContext retry)
    {
        var id = InstanceId.Parse(instance.InstanceId);
        var plan = isNew ? LaunchPlanner.Plan(options, resourceTags, instance, FleetResources.ShownBy(instance)) : null;
        // A refusal based on the instance's description alone may result from lag.
        if (plan is null or { Refusals.Count: > 0 })
        {
            plan = LaunchPlanner.Plan(options, resourceTags, instance, await FindConsistentlyAsync(instance, id, retry));
        }

        if (plan.Refusals.Count > 0)
        {
            throw new LaunchRefusedException(plan.Refusals);
        }

        await Concurrently.AllAsync(plan.SurplusAddresses, ReleaseAsync, retry);
        return await Concurrently.AllAsync(
            plan.Interfaces, (planned, retry) => provisioner.ProvisionAsync(id, planned, created, retry), retry);

        async Task<bool> ReleaseAsync(Address surplus, RetryContext retry)
        {
            await elasticIps.ReleaseSurplusAsync(surplus.AllocationId, retry);
            return true;
        }
    }

    /// <summary>Waits until EC2 shows the provided interfaces.</summary>
    /// <returns>All attached interfaces, including the launch template's.</returns>
    public Task<IReadOnlyList<NetworkInterface>> SeeAttachedAsync(
        InstanceId id, IReadOnlyList<ProvisionedInterface> provided, RetryContext retry) => retry.UntilAsync(
        $"seeing the interfaces of {id} attached",
        async () =>
        {
            var attached = await finder.AttachedAsync(id, retry);
            return provided.All(p => attached.Any(a => IsDone(a, p))) ? attached : null;
        });

    /// <summary>
    /// EC2's describe operations may disagree for a while. Interfaces that the instance shows must be described, with their tags, before
    /// they are compared with the configuration.
    /// </summary>
    private Task<FleetResources> FindConsistentlyAsync(Instance instance, InstanceId id, RetryContext retry)
    {
        var shown = instance.NetworkInterfaces?.Select(i => i.NetworkInterfaceId).ToList() ?? [];
        return retry.UntilAsync(
            $"describing the interfaces of {id}",
            async () =>
            {
                var found = await finder.FindAsync(id, [], retry);
                var attached = found.AttachedTo(id).Select(i => i.NetworkInterfaceId).ToHashSet(StringComparer.Ordinal);
                return shown.All(attached.Contains) ? found : null;
            },
            RetryContext.ConsistencyWindow);
    }

    private static bool IsDone(NetworkInterface attached, ProvisionedInterface wanted) =>
        attached.NetworkInterfaceId == wanted.NetworkInterfaceId
        && attached.DeviceIndex() == wanted.DeviceIndex
        && attached.Attachment.Status == Amazon.EC2.AttachmentStatus.Attached
        && (!wanted.GoesWithInstance || attached.Attachment.DeleteOnTermination == true)
        && (!wanted.HasElasticIp || !string.IsNullOrEmpty(attached.Association?.PublicIp));
}
