using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>ModifyNetworkInterfaceAttribute and DeleteNetworkInterface.</summary>
internal static class InterfaceChanges
{
    public static ModifyNetworkInterfaceAttributeResponse Modify(CloudState state, ModifyNetworkInterfaceAttributeRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var networkInterface = Lookup.Interface(state, request.NetworkInterfaceId);
        var groups = request.Groups is { Count: > 0 } ? request.Groups : null;
        var attributes = new object?[] { request.Attachment, request.Description, groups, request.SourceDestCheck };
        switch (attributes.Count(attribute => attribute is not null))
        {
            case 0:
                throw Ec2Faults.InvalidCombination("No attributes specified.");
            case > 1:
                throw Ec2Faults.InvalidCombination("Fields for multiple attribute types specified");
        }

        var changed = networkInterface with
        {
            Attachment = request.Attachment is { } change ? Change(networkInterface, change) : networkInterface.Attachment,
            Description = request.Description ?? networkInterface.Description,
            SecurityGroupIds = groups is null
                ? networkInterface.SecurityGroupIds
                : SecurityGroups.Resolve(state, networkInterface.VpcId, groups),
            SourceDestCheck = request.SourceDestCheck ?? networkInterface.SourceDestCheck,
        };
        state.NetworkInterfaces.Put(changed, state.Now);
        return new ModifyNetworkInterfaceAttributeResponse();
    }

    public static DeleteNetworkInterfaceResponse Delete(CloudState state, DeleteNetworkInterfaceRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var networkInterface = Lookup.Interface(state, request.NetworkInterfaceId);
        if (networkInterface.Attachment is { } attachment)
        {
            // EC2 returns either error. Here the status of the attachment decides, so that callers encounter both.
            throw attachment.Status == "attached"
                ? Ec2Faults.InvalidValue($"Network interface '{networkInterface.Id}' is currently in use.")
                : Ec2Faults.InterfaceInUse(networkInterface.Id);
        }

        Remove(state, networkInterface);
        return new DeleteNetworkInterfaceResponse();
    }

    /// <summary>Deletes a detached interface. Its private addresses become free; its Elastic IPs stay allocated.</summary>
    public static void Remove(CloudState state, CloudNetworkInterface networkInterface)
    {
        AddressAssociations.DropAll(state, networkInterface.Id);
        foreach (var address in networkInterface.PrivateIps)
        {
            state.SubnetAddresses[networkInterface.SubnetId].GiveBack(address.Address);
        }

        state.NetworkInterfaces.Remove(networkInterface.Id, state.Now);
    }

    private static CloudAttachment Change(CloudNetworkInterface networkInterface, NetworkInterfaceAttachmentChanges change)
    {
        if (change.AttachmentId is not { Length: > 0 } id)
        {
            throw Ec2Faults.Missing("attachment.attachmentId");
        }

        if (networkInterface.Attachment is not { } attachment || attachment.Id != id)
        {
            throw Ec2Faults.AttachmentNotFound(id);
        }

        return attachment with
        {
            DeleteOnTermination = change.DeleteOnTermination ?? throw Ec2Faults.Missing("attachment.deleteOnTermination"),
        };
    }
}
