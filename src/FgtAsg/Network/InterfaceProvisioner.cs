using System.Security.Cryptography;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Carries out the plan of one interface: creates and attaches it, sets its attributes, and associates an Elastic IP.</summary>
internal sealed class InterfaceProvisioner(
    Lazy<IAmazonEC2> ec2, ResourceTags resourceTags, ResourceFinder finder, ElasticIpProvisioner elasticIps)
{
    public async Task<ProvisionedInterface> ProvisionAsync(
        InstanceId instanceId, PlannedInterface plan, CreatedResources created, RetryContext retry)
    {
        var (id, allocationId) = await Concurrently.BothAsync(
            async retry => plan.Existing?.NetworkInterfaceId ?? await CreateAsync(instanceId, plan, created, retry),
            async retry => plan.MustAssociateElasticIp ? await elasticIps.ObtainAsync(instanceId, plan, created, retry) : null,
            retry);
        await Concurrently.AllAsync(
            [
                retry => AttachForLifeAsync(id, instanceId, plan, retry),
                retry => SetAttributesAsync(id, plan, retry),
                retry => allocationId is null ? Task.CompletedTask : elasticIps.GiveAsync(allocationId, id, instanceId, plan, retry),
            ],
            retry);
        return new ProvisionedInterface(
            plan.Options.DeviceIndex, id, HasElasticIp: plan.Options.WantsElasticIp, GoesWithInstance: !plan.Options.IsPrimary);
    }

    /// <summary>Deletes a duplicate interface that is not attached. EC2 refuses if it is attached after all.</summary>
    public async Task DeleteUnusedAsync(string networkInterfaceId, RetryContext retry)
    {
        try
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"deleting the unused {networkInterfaceId}",
                    token => ec2.Value.DeleteNetworkInterfaceAsync(
                        new DeleteNetworkInterfaceRequest { NetworkInterfaceId = networkInterfaceId }, token),
                    RetryRule.None),
                [AwsErrorCodes.InterfaceNotFound],
                async () => (await finder.ByIdAsync([networkInterfaceId], retry)).Count == 0,
                retry);
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InterfaceInUse, AwsErrorCodes.InvalidParameterValue))
        {
            // It is in use after all, so it is not surplus.
            return;
        }
    }

    /// <summary>The same for every delivery of a launch, so that EC2 answers a repeated call with the first call's interface.</summary>
    internal static string ClientToken(InstanceId instanceId, string interfaceName) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{instanceId}/{interfaceName}")))[..32];

    private async Task<string> CreateAsync(InstanceId instanceId, PlannedInterface plan, CreatedResources created, RetryContext retry)
    {
        var options = plan.Options;
        var request = new CreateNetworkInterfaceRequest
        {
            SubnetId = plan.SubnetId,
            Description = options.Description ?? $"{options.Name} of {instanceId}",
            Groups = plan.SecurityGroups.Count > 0 ? [.. plan.SecurityGroups] : null,
            PrivateIpAddresses = options.PrivateIps.Count > 0
                ? [.. options.PrivateIps.Select((ip, i) => new PrivateIpAddressSpecification { PrivateIpAddress = ip, Primary = i == 0 })]
                : null,
            Ipv6AddressCount = options.Ipv6AddressCount > 0 ? options.Ipv6AddressCount : null,
            ClientToken = ClientToken(instanceId, options.Name),
            TagSpecifications = resourceTags.TagsFor(ResourceType.NetworkInterface, instanceId, options),
        };
        var response = await retry.CallAsync(
            $"creating '{options.Name}' for {instanceId} in {plan.SubnetId}",
            token => ec2.Value.CreateNetworkInterfaceAsync(request, token),
            RetryRule.CreateNetworkInterface);
        created.Created(response.NetworkInterface.NetworkInterfaceId);
        return response.NetworkInterface.NetworkInterfaceId;
    }

    /// <summary>
    /// Attaches the interface and sets it to be deleted with the instance: by default, EC2 keeps an interface that was attached after the
    /// launch.
    /// </summary>
    private async Task AttachForLifeAsync(string id, InstanceId instanceId, PlannedInterface plan, RetryContext retry)
    {
        if (plan.Options.IsPrimary || !(plan.MustAttach || plan.MustSetDeleteOnTermination))
        {
            return;
        }

        var attachmentId = plan.MustAttach
            ? await AttachAsync(id, instanceId, plan.Options.DeviceIndex, retry)
            : plan.Existing!.Attachment.AttachmentId;
        await ModifyAsync(
            $"setting DeleteOnTermination of {id}",
            new ModifyNetworkInterfaceAttributeRequest
            {
                NetworkInterfaceId = id,
                Attachment = new NetworkInterfaceAttachmentChanges { AttachmentId = attachmentId, DeleteOnTermination = true },
            },
            retry);
    }

    private async Task<string> AttachAsync(string id, InstanceId instanceId, int deviceIndex, RetryContext retry)
    {
        var request = new AttachNetworkInterfaceRequest
        {
            NetworkInterfaceId = id,
            InstanceId = instanceId.Value,
            DeviceIndex = deviceIndex,
            NetworkCardIndex = 0,
        };
        try
        {
            var response = await retry.CallAsync(
                $"attaching {id} to {instanceId} at device index {deviceIndex}",
                token => ec2.Value.AttachNetworkInterfaceAsync(request, token),
                RetryRule.AttachNetworkInterface);
            return response.AttachmentId;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InterfaceInUse, AwsErrorCodes.InvalidParameterValue))
        {
            return await ConfirmAttachmentAsync(id, instanceId, deviceIndex, e, retry);
        }
    }

    /// <summary>Finds out whether the conflict is this interface, because of a lost response or another delivery, or a real one.</summary>
    private async Task<string> ConfirmAttachmentAsync(
        string id, InstanceId instanceId, int deviceIndex, AmazonEC2Exception conflict, RetryContext retry)
    {
        var attachmentId = await retry.WithinLagAsync(
            $"seeing {id} attached to {instanceId}",
            async () =>
            {
                var attached = await finder.AttachedAsync(instanceId, retry);
                return attached.FirstOrDefault(i => i.DeviceIndex() == deviceIndex) switch
                {
                    null => null,
                    var occupant when occupant.NetworkInterfaceId == id => occupant.Attachment.AttachmentId,
                    _ => throw conflict,
                };
            },
            RetryContext.ConsistencyWindow);
        return attachmentId ?? throw new OutOfTimeException(
            $"{id} cannot be attached to {instanceId}", RetryContext.ConsistencyWindow, conflict);
    }

    /// <summary>EC2 accepts one attribute in a call.</summary>
    private async Task SetAttributesAsync(string id, PlannedInterface plan, RetryContext retry)
    {
        if (plan.SourceDestCheckToSet is { } check)
        {
            await ModifyAsync(
                $"setting the source/destination check of {id}",
                new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, SourceDestCheck = check },
                retry);
        }

        if (plan.SecurityGroupsToSet is { } groups)
        {
            await ModifyAsync(
                $"setting the security groups of {id}",
                new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Groups = [.. groups] },
                retry);
        }
    }

    private Task ModifyAsync(string what, ModifyNetworkInterfaceAttributeRequest request, RetryContext retry) =>
        retry.CallAsync(
            what, token => ec2.Value.ModifyNetworkInterfaceAttributeAsync(request, token), RetryRule.ModifyNetworkInterface);
}

/// <summary>An interface that the launch created or found, and the state that EC2 must show for it.</summary>
internal sealed record ProvisionedInterface(int DeviceIndex, string NetworkInterfaceId, bool HasElasticIp, bool GoesWithInstance);
