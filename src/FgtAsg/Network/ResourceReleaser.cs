using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>
/// Carries out a <see cref="ReleasePlan"/>. A failure is returned, so that it does not stop the release of other resources.
/// </summary>
internal sealed class ResourceReleaser(Lazy<IAmazonEC2> ec2, ResourceFinder finder)
{
    public async Task<IReadOnlyList<UnreleasedResource>> ReleaseAsync(ReleasePlan plan, RetryContext retry)
    {
        var addresses = await Task.WhenAll(plan.Addresses.Select(address =>
            UnreleasedResource.TryAsync(address.AllocationId, () => FreeAsync(address, retry))));
        var interfaces = await Task.WhenAll(plan.Interfaces.Select(removal =>
            UnreleasedResource.TryAsync(removal.NetworkInterfaceId, () => RemoveAsync(removal, retry))));
        return [.. addresses.Concat(interfaces).OfType<UnreleasedResource>()];
    }

    private async Task FreeAsync(AddressRelease address, RetryContext retry)
    {
        if (address.AssociationId is { } associationId)
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"disassociating {address.AllocationId}",
                    token => ec2.Value.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = associationId }, token),
                    RetryRule.None),
                [AwsErrorCodes.AssociationNotFound],
                async () => (await finder.AddressAsync(address.AllocationId, retry))?.AssociationId != associationId,
                retry);
        }

        if (address.IsOurs)
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"releasing {address.AllocationId}",
                    token => ec2.Value.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address.AllocationId }, token),
                    address.IsNew ? RetryRule.ReleaseNewAddress : RetryRule.ReleaseAddress),
                [AwsErrorCodes.AllocationNotFound, AwsErrorCodes.AddressNotFound],
                async () => await finder.AddressAsync(address.AllocationId, retry) is null,
                retry);
        }
    }

    /// <summary>
    /// Acts according to the interface's state until it is gone. Only the deleting call's answer counts as gone: a describe that finds
    /// nothing may lag.
    /// </summary>
    private Task RemoveAsync(InterfaceRemoval removal, RetryContext retry)
    {
        var id = removal.NetworkInterfaceId;
        var isFirst = true;
        string? detached = null;
        return retry.WaitUntilAsync(
            $"removing {id}",
            async () =>
            {
                // The plan has a description already.
                var current = isFirst ? removal.Known : await ShownAsync(id, retry);
                isFirst = false;
                if (current?.HasAttachment() == true)
                {
                    if (!current.IsAttachedTo(removal.InstanceId))
                    {
                        throw new InvalidOperationException($"attached to {current.Attachment.InstanceId} meanwhile");
                    }

                    if (detached != current.Attachment.AttachmentId && await DetachAsync(current, retry))
                    {
                        detached = current.Attachment.AttachmentId;
                    }

                    return false;
                }

                return await DeleteAsync(removal, retry);
            });
    }

    /// <summary>False if EC2 does not accept the request yet, because the interface is still attaching.</summary>
    private async Task<bool> DetachAsync(NetworkInterface networkInterface, RetryContext retry)
    {
        if (networkInterface.Attachment.Status == AttachmentStatus.Detaching)
        {
            return true;
        }

        try
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"detaching {networkInterface.NetworkInterfaceId}",
                    token => ec2.Value.DetachNetworkInterfaceAsync(
                        new DetachNetworkInterfaceRequest { AttachmentId = networkInterface.Attachment.AttachmentId }, token),
                    RetryRule.None),
                [AwsErrorCodes.AttachmentNotFound],
                async () => (await ShownAsync(networkInterface.NetworkInterfaceId, retry))?.Attachment?.AttachmentId
                    != networkInterface.Attachment.AttachmentId,
                retry);
            return true;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.IncorrectState))
        {
            return false;
        }
    }

    /// <summary>False if the interface is still in use. The next describe shows the user.</summary>
    private async Task<bool> DeleteAsync(InterfaceRemoval removal, RetryContext retry)
    {
        try
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"deleting {removal.NetworkInterfaceId}",
                    token => ec2.Value.DeleteNetworkInterfaceAsync(
                        new DeleteNetworkInterfaceRequest { NetworkInterfaceId = removal.NetworkInterfaceId }, token),
                    removal.Known is null ? RetryRule.DeleteNewNetworkInterface : RetryRule.None),
                [AwsErrorCodes.InterfaceNotFound],
                async () => await ShownAsync(removal.NetworkInterfaceId, retry) is null,
                retry);
            return true;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InterfaceInUse, AwsErrorCodes.InvalidParameterValue))
        {
            return false;
        }
    }

    private async Task<NetworkInterface?> ShownAsync(string networkInterfaceId, RetryContext retry) =>
        (await finder.ByIdAsync([networkInterfaceId], retry)).SingleOrDefault();
}
