using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Carries out a <see cref="ReleasePlan"/>. What fails is reported and does not keep the rest from being freed.</summary>
internal sealed class ResourceReleaser(Lazy<IAmazonEC2> ec2, ResourceFinder finder)
{
    public async Task<IReadOnlyList<UnreleasedResource>> ReleaseAsync(ReleasePlan plan, RetryContext patience, CancellationToken cancellationToken)
    {
        var addresses = await Task.WhenAll(plan.Addresses.Select(address =>
            TryAsync(address.AllocationId, () => FreeAsync(address, patience, cancellationToken))));
        var interfaces = await Task.WhenAll(plan.Interfaces.Select(removal =>
            TryAsync(removal.NetworkInterfaceId, () => RemoveAsync(removal, patience, cancellationToken))));
        return [.. addresses.Concat(interfaces).OfType<UnreleasedResource>()];
    }

    private static async Task<UnreleasedResource?> TryAsync(string resourceId, Func<Task> free)
    {
        try
        {
            await free();
            return null;
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) || e is OutOfTimeException or OperationCanceledException or InvalidOperationException)
        {
            return new UnreleasedResource(resourceId, AwsErrors.Describe(e));
        }
    }

    private async Task FreeAsync(AddressRelease address, RetryContext patience, CancellationToken cancellationToken)
    {
        if (address.AssociationId is { } associationId)
        {
            await AlreadyReleased.AllowAsync(
                patience.CallAsync(
                    $"disassociating {address.AllocationId}",
                    token => ec2.Value.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = associationId }, token),
                    RetryRule.None,
                    cancellationToken),
                [AwsErrorCodes.AssociationNotFound],
                async token => (await finder.AddressAsync(address.AllocationId, patience, token))?.AssociationId != associationId,
                patience,
                cancellationToken);
        }

        if (address.IsOurs)
        {
            await AlreadyReleased.AllowAsync(
                patience.CallAsync(
                    $"releasing {address.AllocationId}",
                    token => ec2.Value.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address.AllocationId }, token),
                    address.IsNew ? RetryRule.ReleaseNewAddress : RetryRule.ReleaseAddress,
                    cancellationToken),
                [AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound],
                async token => await finder.AddressAsync(address.AllocationId, patience, token) is null,
                patience,
                cancellationToken);
        }
    }

    /// <summary>
    /// Looks, and does what the interface's state asks for, until it is gone. Gone is what the deleting call says is gone: that a describe
    /// shows nothing may be its lag.
    /// </summary>
    private Task RemoveAsync(InterfaceRemoval removal, RetryContext patience, CancellationToken cancellationToken)
    {
        var id = removal.NetworkInterfaceId;
        var isFirst = true;
        string? detached = null;
        return patience.UntilAsync(
            $"removing {id}",
            async token =>
            {
                // Described once already.
                var current = isFirst ? removal.Known : await ShownAsync(id, patience, token);
                isFirst = false;
                if (current?.HasAttachment() == true)
                {
                    if (!current.IsAttachedTo(removal.InstanceId))
                    {
                        throw new InvalidOperationException($"attached to {current.Attachment.InstanceId} meanwhile");
                    }

                    if (detached != current.Attachment.AttachmentId && await DetachAsync(current, patience, token))
                    {
                        detached = current.Attachment.AttachmentId;
                    }

                    return null;
                }

                return await DeleteAsync(removal, patience, token) ? id : null;
            },
            atMost: null,
            cancellationToken);
    }

    /// <summary>False where EC2 does not take the request yet: the interface is still attaching.</summary>
    private async Task<bool> DetachAsync(NetworkInterface networkInterface, RetryContext patience, CancellationToken cancellationToken)
    {
        if (networkInterface.Attachment.Status == AttachmentStatus.Detaching)
        {
            return true;
        }

        try
        {
            await AlreadyReleased.AllowAsync(
                patience.CallAsync(
                    $"detaching {networkInterface.NetworkInterfaceId}",
                    token => ec2.Value.DetachNetworkInterfaceAsync(
                        new DetachNetworkInterfaceRequest { AttachmentId = networkInterface.Attachment.AttachmentId }, token),
                    RetryRule.None,
                    cancellationToken),
                [AwsErrorCodes.AttachmentNotFound],
                async token => (await ShownAsync(networkInterface.NetworkInterfaceId, patience, token))?.Attachment?.AttachmentId
                    != networkInterface.Attachment.AttachmentId,
                patience,
                cancellationToken);
            return true;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.IncorrectState))
        {
            return false;
        }
    }

    /// <summary>False while EC2 still has it in use: the next look tells by what.</summary>
    private async Task<bool> DeleteAsync(InterfaceRemoval removal, RetryContext patience, CancellationToken cancellationToken)
    {
        try
        {
            await AlreadyReleased.AllowAsync(
                patience.CallAsync(
                    $"deleting {removal.NetworkInterfaceId}",
                    token => ec2.Value.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = removal.NetworkInterfaceId }, token),
                    removal.Known is null ? RetryRule.DeleteNewNetworkInterface : RetryRule.None,
                    cancellationToken),
                [AwsErrorCodes.InterfaceNotFound],
                async token => await ShownAsync(removal.NetworkInterfaceId, patience, token) is null,
                patience,
                cancellationToken);
            return true;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InterfaceInUse, AwsErrorCodes.InvalidParameterValue))
        {
            return false;
        }
    }

    private async Task<NetworkInterface?> ShownAsync(string networkInterfaceId, RetryContext patience, CancellationToken cancellationToken) =>
        (await finder.ByIdAsync([networkInterfaceId], patience, cancellationToken)).SingleOrDefault();
}
