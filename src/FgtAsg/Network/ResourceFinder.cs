using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Looks up interfaces and Elastic IPs. Uses filters instead of ids, because a filter without a match is not an error.</summary>
internal sealed class ResourceFinder(Lazy<IAmazonEC2> ec2, ResourceTags resourceTags)
{
    /// <summary>
    /// Finds one instance's resources by tags, attachments and the given ids, and the interfaces that use its Elastic IPs.
    /// </summary>
    /// <param name="networkInterfaceIds">Interfaces known from the track file or from the calls that created them.</param>
    public Task<FleetResources> FindAsync(
        InstanceId instanceId, IReadOnlyCollection<string> networkInterfaceIds, RetryContext retry) => FindAsync(
        InterfacesOfAsync(instanceId, networkInterfaceIds, retry),
        AddressesAsync(instanceId, retry),
        retry);

    /// <summary>
    /// Like <see cref="FindAsync(InstanceId, IReadOnlyCollection{string}, RetryContext)"/>, for a cleanup: a failed call must not stop the
    /// release of the other resources. If the interfaces that use the Elastic IPs are unknown, only addresses that are unassociated or
    /// associated with the instance itself are returned.
    /// </summary>
    /// <returns>The resources that were found, and the failed lookups with their reasons.</returns>
    public async Task<(FleetResources Found, IReadOnlyList<UnreleasedResource> Unseen)> FindMostAsync(
        InstanceId instanceId, IReadOnlyCollection<string> networkInterfaceIds, RetryContext retry)
    {
        var interfaces = InterfacesOfAsync(instanceId, networkInterfaceIds, retry);
        var addresses = AddressesAsync(instanceId, retry);
        try
        {
            return (await FindAsync(interfaces, addresses, retry), []);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) && !retry.IsCancellationRequested)
        {
            var shown = interfaces.IsCompletedSuccessfully ? interfaces.Result : [];
            var free = addresses.IsCompletedSuccessfully
                ? addresses.Result.Where(a => string.IsNullOrEmpty(a.AssociationId) || a.InstanceId == instanceId.Value).ToList()
                : [];
            return (
                new FleetResources(shown, free),
                [new UnreleasedResource($"other EC2 resources of {instanceId}", AwsErrors.Describe(e))]);
        }
    }

    /// <summary>Adds those of the given interfaces that are not among the found resources.</summary>
    /// <param name="found">From <see cref="FindMostAsync"/>.</param>
    /// <param name="unseen">From <see cref="FindMostAsync"/>.</param>
    /// <param name="networkInterfaceIds">Interfaces known from other sources.</param>
    public async Task<(FleetResources Found, IReadOnlyList<UnreleasedResource> Unseen)> FindMoreAsync(
        FleetResources found,
        IReadOnlyList<UnreleasedResource> unseen,
        IReadOnlyCollection<string> networkInterfaceIds,
        RetryContext retry)
    {
        var missing = networkInterfaceIds
            .Except(found.NetworkInterfaces.Select(i => i.NetworkInterfaceId), StringComparer.Ordinal)
            .ToList();
        try
        {
            return (found with { NetworkInterfaces = [.. found.NetworkInterfaces, .. await ByIdAsync(missing, retry)] }, unseen);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) && !retry.IsCancellationRequested)
        {
            return (found, [.. unseen, new UnreleasedResource(string.Join(", ", missing), AwsErrors.Describe(e))]);
        }
    }

    /// <summary>The interfaces that the function created for one instance.</summary>
    public Task<IReadOnlyList<NetworkInterface>> MadeAsync(InstanceId instanceId, RetryContext retry) =>
        InterfacesAsync($"finding the interfaces of {instanceId} by tag", resourceTags.FiltersFor(instanceId), retry);

    /// <summary>The interfaces that the function created for any instance.</summary>
    public Task<IReadOnlyList<NetworkInterface>> InterfacesOfGroupAsync(RetryContext retry) =>
        InterfacesAsync("finding the fleet's interfaces by tag", resourceTags.FiltersForGroup(), retry);

    /// <summary>The Elastic IPs that the function allocated for any instance.</summary>
    public Task<IReadOnlyList<Address>> AddressesOfGroupAsync(RetryContext retry) =>
        AddressesAsync("finding the fleet's Elastic IPs by tag", resourceTags.FiltersForGroup(), retry);

    public Task<IReadOnlyList<NetworkInterface>> AttachedAsync(InstanceId instanceId, RetryContext retry) =>
        AttachedAsync([instanceId.Value], retry);

    public Task<IReadOnlyList<NetworkInterface>> AttachedAsync(IReadOnlyCollection<string> instanceIds, RetryContext retry) =>
        InChunksAsync("attachment.instance-id", instanceIds, retry);

    /// <summary>The interfaces among the given ids that EC2 knows.</summary>
    public Task<IReadOnlyList<NetworkInterface>> ByIdAsync(IReadOnlyCollection<string> networkInterfaceIds, RetryContext retry) =>
        InChunksAsync("network-interface-id", networkInterfaceIds, retry);

    /// <summary>The Elastic IPs that were allocated for one instance.</summary>
    public Task<IReadOnlyList<Address>> AddressesAsync(InstanceId instanceId, RetryContext retry) =>
        AddressesAsync($"finding the Elastic IPs of {instanceId} by tag", resourceTags.FiltersFor(instanceId), retry);

    public async Task<Address?> AddressAsync(string allocationId, RetryContext retry)
    {
        var filters = new List<Filter> { new() { Name = "allocation-id", Values = [allocationId] } };
        return (await AddressesAsync($"looking up {allocationId}", filters, retry)) is [var address, ..] ? address : null;
    }

    private async Task<FleetResources> FindAsync(
        Task<IReadOnlyList<NetworkInterface>> interfaces, Task<IReadOnlyList<Address>> addresses, RetryContext retry)
    {
        await Task.WhenAll(interfaces, addresses);
        var users = addresses.Result.Select(a => a.NetworkInterfaceId).Where(id => !string.IsNullOrEmpty(id))
            .Except(interfaces.Result.Select(i => i.NetworkInterfaceId), StringComparer.Ordinal).ToList();
        return new FleetResources([.. interfaces.Result, .. await ByIdAsync(users, retry)], addresses.Result);
    }

    private async Task<IReadOnlyList<NetworkInterface>> InterfacesOfAsync(
        InstanceId instanceId, IReadOnlyCollection<string> networkInterfaceIds, RetryContext retry)
    {
        var found = await Task.WhenAll(
            MadeAsync(instanceId, retry),
            AttachedAsync(instanceId, retry),
            ByIdAsync(networkInterfaceIds, retry));
        return [.. found.SelectMany(some => some).DistinctBy(i => i.NetworkInterfaceId, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Address>> AddressesAsync(string what, List<Filter> filters, RetryContext retry)
    {
        var response = await retry.CallAsync(
            what, token => ec2.Value.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = filters }, token), RetryRule.None);
        return response.Addresses ?? [];
    }

    private async Task<IReadOnlyList<NetworkInterface>> InChunksAsync(string filter, IReadOnlyCollection<string> values, RetryContext retry)
    {
        var found = new List<NetworkInterface>();
        foreach (var chunk in values.Chunk(InstanceFinder.MostFilterValues))
        {
            var filters = new List<Filter> { new() { Name = filter, Values = [.. chunk] } };
            found.AddRange(await InterfacesAsync($"describing interfaces by {filter}", filters, retry));
        }

        return found;
    }

    private async Task<IReadOnlyList<NetworkInterface>> InterfacesAsync(
        string what, List<Filter> filters, RetryContext retry) => await Paging.AllAsync(
        (string? page) => retry.CallAsync(
            what,
            token => ec2.Value.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { Filters = filters, NextToken = page }, token),
            RetryRule.None),
        response => response.NetworkInterfaces,
        response => response.NextToken);
}

/// <summary>The resources of one instance in EC2: interfaces that are attached to it or were created for it, and its Elastic IPs.</summary>
internal sealed record FleetResources(IReadOnlyList<NetworkInterface> NetworkInterfaces, IReadOnlyList<Address> Addresses)
{
    /// <summary>
    /// The interfaces in the instance's description. They are all its resources if nothing was created for it yet. The description has
    /// neither the interfaces' tags nor the allocation ids of public addresses.
    /// </summary>
    public static FleetResources ShownBy(Instance instance) => new(
        [
            .. (instance.NetworkInterfaces ?? []).Where(shown => shown.Attachment is not null).Select(shown => new NetworkInterface
            {
                NetworkInterfaceId = shown.NetworkInterfaceId,
                SubnetId = shown.SubnetId,
                Groups = shown.Groups,
                SourceDestCheck = shown.SourceDestCheck,
                Association = shown.Association is null ? null : new NetworkInterfaceAssociation { PublicIp = shown.Association.PublicIp },
                Attachment = new NetworkInterfaceAttachment
                {
                    AttachmentId = shown.Attachment.AttachmentId,
                    InstanceId = instance.InstanceId,
                    DeviceIndex = shown.Attachment.DeviceIndex,
                    DeleteOnTermination = shown.Attachment.DeleteOnTermination,
                    Status = shown.Attachment.Status,
                },
            }),
        ],
        []);

    public IEnumerable<NetworkInterface> AttachedTo(InstanceId instanceId) => NetworkInterfaces.Where(i => i.IsAttachedTo(instanceId));
}
