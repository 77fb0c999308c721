using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Looks up interfaces and Elastic IPs. Filters, not ids: a filter that meets nothing is no error.</summary>
internal sealed class ResourceFinder(Lazy<IAmazonEC2> ec2, ResourceTags resourceTags)
{
    /// <summary>Everything that tags, attachments and the given ids tell of one instance, and whatever uses its Elastic IPs.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="networkInterfaceIds">Interfaces that are known from elsewhere: the track file, or the calls that made them.</param>
    public Task<FleetResources> FindAsync(
        InstanceId instanceId, IReadOnlyCollection<string> networkInterfaceIds, RetryContext retry) => FindAsync(
        InterfacesOfAsync(instanceId, networkInterfaceIds, retry),
        AddressesAsync(instanceId, retry),
        retry);

    /// <summary>
    /// The same as far as EC2 tells it, for a clean-up: what it refuses to tell must not keep the rest from being freed. Of Elastic IPs whose users are not
    /// shown, those count that the instance itself has, or nobody.
    /// </summary>
    /// <returns>What was found; and what could not be looked for, and why.</returns>
    /// <inheritdoc cref="FindAsync(InstanceId, IReadOnlyCollection{string}, RetryContext)"/>
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
            return (new FleetResources(shown, free), [new UnreleasedResource($"what else EC2 has of {instanceId}", AwsErrors.Describe(e))]);
        }
    }

    /// <summary>What was found, with those of the interfaces that are not among it.</summary>
    /// <param name="found">See <see cref="FindMostAsync"/>.</param>
    /// <param name="unseen">See <see cref="FindMostAsync"/>.</param>
    /// <param name="networkInterfaceIds">Interfaces that are known from elsewhere.</param>
    public async Task<(FleetResources Found, IReadOnlyList<UnreleasedResource> Unseen)> FindMoreAsync(
        FleetResources found,
        IReadOnlyList<UnreleasedResource> unseen,
        IReadOnlyCollection<string> networkInterfaceIds,
        RetryContext retry)
    {
        var missing = networkInterfaceIds.Except(found.NetworkInterfaces.Select(i => i.NetworkInterfaceId), StringComparer.Ordinal).ToList();
        try
        {
            return (found with { NetworkInterfaces = [.. found.NetworkInterfaces, .. await ByIdAsync(missing, retry)] }, unseen);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) && !retry.IsCancellationRequested)
        {
            return (found, [.. unseen, new UnreleasedResource(string.Join(", ", missing), AwsErrors.Describe(e))]);
        }
    }

    /// <summary>The interfaces that the function made for one instance.</summary>
    public Task<IReadOnlyList<NetworkInterface>> MadeAsync(InstanceId instanceId, RetryContext retry) =>
        InterfacesAsync($"finding the interfaces of {instanceId} by tag", resourceTags.FiltersFor(instanceId), retry);

    /// <summary>The interfaces that the function made, for whatever instance.</summary>
    public Task<IReadOnlyList<NetworkInterface>> InterfacesOfGroupAsync(RetryContext retry) =>
        InterfacesAsync("finding the fleet's interfaces by tag", resourceTags.FiltersForGroup(), retry);

    /// <summary>The Elastic IPs that the function allocated, for whatever instance.</summary>
    public Task<IReadOnlyList<Address>> AddressesOfGroupAsync(RetryContext retry) =>
        AddressesAsync("finding the fleet's Elastic IPs by tag", resourceTags.FiltersForGroup(), retry);

    public Task<IReadOnlyList<NetworkInterface>> AttachedAsync(InstanceId instanceId, RetryContext retry) =>
        AttachedAsync([instanceId.Value], retry);

    public Task<IReadOnlyList<NetworkInterface>> AttachedAsync(IReadOnlyCollection<string> instanceIds, RetryContext retry) =>
        InChunksAsync("attachment.instance-id", instanceIds, retry);

    /// <summary>Those of the ids that EC2 knows.</summary>
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

/// <summary>
/// What EC2 shows of one instance: the interfaces that are attached to it or made for it, and the Elastic IPs made for it.
/// </summary>
internal sealed record FleetResources(IReadOnlyList<NetworkInterface> NetworkInterfaces, IReadOnlyList<Address> Addresses)
{
    /// <summary>
    /// What the instance itself shows: all that there is of one for which nothing was made yet. It does not show the interfaces' tags, nor
    /// the allocations of their public addresses.
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
