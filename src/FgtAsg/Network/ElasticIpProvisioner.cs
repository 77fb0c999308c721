using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Gives an interface its Elastic IP: the user's own, one allocated for it before, or a new one.</summary>
internal sealed class ElasticIpProvisioner(Lazy<IAmazonEC2> ec2, ResourceTags resourceTags, ResourceFinder finder, GroupMembers members)
{
    /// <returns>The allocation id for the interface.</returns>
    public async Task<string> ObtainAsync(InstanceId instanceId, PlannedInterface plan, CreatedResources created, RetryContext retry) =>
        plan.Options.ExistingEipId
        ?? plan.AllocatedAddress?.AllocationId
        ?? await AllocateAsync(instanceId, plan, created, retry);

    /// <param name="allocationId">From <see cref="ObtainAsync"/>.</param>
    /// <param name="instanceId">The interface's instance.</param>
    public async Task GiveAsync(
        string allocationId, string networkInterfaceId, InstanceId instanceId, PlannedInterface plan, RetryContext retry)
    {
        if (plan.Options.ExistingEipId is not null)
        {
            await AssociateExistingAsync(allocationId, networkInterfaceId, plan, retry);
            return;
        }

        try
        {
            await AssociateAsync(allocationId, networkInterfaceId, retry);
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.AlreadyAssociated))
        {
            await SettleAsync(allocationId, networkInterfaceId, instanceId, e, retry);
        }
    }

    /// <summary>Releases a duplicate: an unassociated address of this instance, left over when two deliveries each allocated one.</summary>
    public async Task ReleaseSurplusAsync(string allocationId, RetryContext retry)
    {
        // Another delivery may have released the address or be using it. In both cases it is no longer surplus.
        await AlreadyReleased.AllowAsync(
            retry.CallAsync(
                $"releasing the surplus {allocationId}",
                token => ec2.Value.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId }, token),
                RetryRule.None),
            [AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound, AwsErrorCodes.AddressInUse],
            async () => await finder.AddressAsync(allocationId, retry) is null,
            retry);
    }

    /// <summary>
    /// The user's address may still be associated with the firewall that this one replaces. Waits while that firewall is leaving.
    /// </summary>
    private Task AssociateExistingAsync(string allocationId, string networkInterfaceId, PlannedInterface plan, RetryContext retry) =>
        retry.WaitUntilAsync(
            $"waiting for {allocationId} of '{plan.Options.Name}', which a leaving instance still has",
            async () =>
            {
                try
                {
                    await AssociateAsync(allocationId, networkInterfaceId, retry);
                    return true;
                }
                catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.AlreadyAssociated))
                {
                    var holder = await HolderOfAsync(allocationId, retry);
                    if (holder?.NetworkInterfaceId == networkInterfaceId)
                    {
                        return true;
                    }

                    return await IsLeavingAsync(holder, retry)
                        ? false
                        : throw new ElasticIpInUseException(
                            $"existing_eip_id {allocationId} of '{plan.Options.Name}' is in use by "
                            + $"{holder?.NetworkInterfaceId ?? "another resource"}",
                            e);
                }
            });

    private Task<Address?> HolderOfAsync(string allocationId, RetryContext retry) => retry.WithinLagAsync(
        $"finding the user of {allocationId}",
        async () => await finder.AddressAsync(allocationId, retry) is { NetworkInterfaceId.Length: > 0 } used ? used : null,
        InstanceFinder.UnknownWindow);

    private async Task<bool> IsLeavingAsync(Address? holder, RetryContext retry) =>
        InstanceId.TryParse(holder?.InstanceId, out var instanceId)
        && await members.MembershipOfAsync(instanceId, retry) == GroupMembership.Leaving;

    /// <summary>
    /// AllocateAddress has no client token. After a call with an unknown outcome, the address is searched for by its tags before the next
    /// call. (The client itself does not resend the call.)
    /// </summary>
    private Task<string> AllocateAsync(InstanceId instanceId, PlannedInterface plan, CreatedResources created, RetryContext retry)
    {
        var request = new AllocateAddressRequest
        {
            Domain = DomainType.Vpc,
            PublicIpv4Pool = plan.Options.PublicIpv4Pool,
            TagSpecifications = resourceTags.TagsFor(ResourceType.ElasticIp, instanceId, plan.Options),
        };
        var mayHaveAllocated = false;
        return retry.CallAsync(
            $"allocating an Elastic IP for '{plan.Options.Name}' of {instanceId}",
            async token =>
            {
                if (mayHaveAllocated && await FindAllocatedAsync(instanceId, plan, retry) is { } found)
                {
                    return found.AllocationId;
                }

                try
                {
                    var response = await ec2.Value.AllocateAddressAsync(request, token);
                    created.Allocated(response.AllocationId);
                    return response.AllocationId;
                }
                catch (Exception e)
                {
                    mayHaveAllocated |= !AwsErrors.IsRefusal(e);
                    throw;
                }
            },
            RetryRule.AllocateAddress);
    }

    private Task<Address?> FindAllocatedAsync(InstanceId instanceId, PlannedInterface plan, RetryContext retry) =>
        retry.WithinLagAsync(
            $"looking for an Elastic IP that was allocated for '{plan.Options.Name}' of {instanceId}",
            async () => (await finder.AddressesAsync(instanceId, retry))
                .FirstOrDefault(a => resourceTags.IsOurs(a.Tags, instanceId, plan.Options.Name)),
            InstanceFinder.UnknownWindow);

    private Task AssociateAsync(string allocationId, string networkInterfaceId, RetryContext retry) =>
        retry.CallAsync(
            $"associating {allocationId} with {networkInterfaceId}",
            token => ec2.Value.AssociateAddressAsync(
                new AssociateAddressRequest
                {
                    AllocationId = allocationId,
                    NetworkInterfaceId = networkInterfaceId,
                    AllowReassociation = false,
                },
                token),
            RetryRule.AssociateAddress);

    /// <summary>
    /// The address or the interface is already associated. If they are associated with each other, a response was lost. If the interface
    /// has another delivery's address, this one is surplus. Anything else is a conflict.
    /// </summary>
    private async Task SettleAsync(
        string allocationId,
        string networkInterfaceId,
        InstanceId instanceId,
        AmazonEC2Exception conflict,
        RetryContext retry)
    {
        var winner = await retry.WithinLagAsync(
            $"seeing which Elastic IP {networkInterfaceId} has",
            async () => (await finder.AddressesAsync(instanceId, retry))
                .FirstOrDefault(a => a.NetworkInterfaceId == networkInterfaceId && a.AssociationId is not null),
            InstanceFinder.UnknownWindow)
            ?? throw new ElasticIpInUseException(
                $"{allocationId} cannot be associated with {networkInterfaceId}: one of them is in use elsewhere", conflict);
        if (winner.AllocationId != allocationId)
        {
            await ReleaseSurplusAsync(allocationId, retry);
        }
    }
}

/// <summary>An Elastic IP or an interface is associated with a resource that the function must not change.</summary>
internal sealed class ElasticIpInUseException(string message, Exception innerException) : Exception(message, innerException);
