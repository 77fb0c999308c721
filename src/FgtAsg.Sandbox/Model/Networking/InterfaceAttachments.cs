using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>Attaching and detaching, which both take time.</summary>
internal static class InterfaceAttachments
{
    public static AttachNetworkInterfaceResponse Attach(CloudState state, AttachNetworkInterfaceRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var deviceIndex = request.DeviceIndex ?? throw Ec2Faults.Missing("deviceIndex");
        var networkInterface = Lookup.Interface(state, request.NetworkInterfaceId);
        var instance = Lookup.Instance(state, request.InstanceId);
        CheckAttach(state, networkInterface, instance, deviceIndex);

        var attachment = Put(state, networkInterface, instance, deviceIndex, request.NetworkCardIndex ?? 0, deleteOnTermination: false);
        state.Schedule.Set(
            state.Now + state.Options.AttachDelay, new Transition.InterfaceAttaches(networkInterface.Id, attachment.Id));
        return new AttachNetworkInterfaceResponse { AttachmentId = attachment.Id, NetworkCardIndex = attachment.NetworkCardIndex };
    }

    /// <summary>Attaches the interface to the instance with the status <c>attaching</c>.</summary>
    public static CloudAttachment Put(
        CloudState state,
        CloudNetworkInterface networkInterface,
        CloudInstance instance,
        int deviceIndex,
        int networkCardIndex,
        bool deleteOnTermination)
    {
        var attachment = new CloudAttachment
        {
            Id = state.Ids.Next("eni-attach"),
            InstanceId = instance.Id,
            DeviceIndex = deviceIndex,
            NetworkCardIndex = networkCardIndex,
            Status = "attaching",
            AttachTime = state.Now,
            DeleteOnTermination = deleteOnTermination,
        };
        state.Attachments.Add(attachment.Id, networkInterface.Id);
        state.NetworkInterfaces.Put(networkInterface with { Attachment = attachment }, state.Now);
        state.Instances.Put(
            instance with { NetworkInterfaceIds = instance.NetworkInterfaceIds.SetItem(deviceIndex, networkInterface.Id) }, state.Now);
        AddressAssociations.FollowAttachment(state, networkInterface.Id);
        return attachment;
    }

    public static void Finish(CloudState state, string networkInterfaceId, string attachmentId)
    {
        if (state.NetworkInterfaces.Get(networkInterfaceId) is { Attachment: { Status: "attaching" } attachment } networkInterface
            && attachment.Id == attachmentId)
        {
            state.NetworkInterfaces.Put(networkInterface with { Attachment = attachment with { Status = "attached" } }, state.Now);
        }
    }

    public static DetachNetworkInterfaceResponse Detach(CloudState state, DetachNetworkInterfaceRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        var id = request.AttachmentId is { Length: > 0 } given ? given : throw Ec2Faults.Missing("attachmentId");
        var networkInterface = state.Attachments.TryGetValue(id, out var interfaceId) ? state.NetworkInterfaces.Get(interfaceId) : null;
        if (networkInterface?.Attachment is not { } attachment || attachment.Id != id)
        {
            throw Lookup.Missing(state, Ec2Faults.AttachmentNotFound(id));
        }

        if (attachment.DeviceIndex == 0)
        {
            throw new ServiceFault("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
        }

        if (attachment.Status == "detaching")
        {
            throw new ServiceFault("IncorrectState", $"Network interface '{networkInterface.Id}' is already being detached.");
        }

        state.NetworkInterfaces.Put(networkInterface with { Attachment = attachment with { Status = "detaching" } }, state.Now);
        state.Schedule.Remove(new Transition.InterfaceAttaches(networkInterface.Id, id));
        state.Schedule.Set(state.Now + state.Options.DetachDelay, new Transition.InterfaceDetaches(networkInterface.Id, id));
        return new DetachNetworkInterfaceResponse();
    }

    public static void FinishDetach(CloudState state, string networkInterfaceId, string attachmentId)
    {
        if (state.NetworkInterfaces.Get(networkInterfaceId) is { Attachment: { } attachment } networkInterface
            && attachment.Id == attachmentId)
        {
            Take(state, networkInterface);
        }
    }

    /// <summary>Detaches the interface. It becomes <c>available</c> and keeps its addresses.</summary>
    public static void Take(CloudState state, CloudNetworkInterface networkInterface)
    {
        var attachment = networkInterface.Attachment!;
        state.Attachments.Remove(attachment.Id);
        state.Schedule.Remove(new Transition.InterfaceAttaches(networkInterface.Id, attachment.Id));
        state.Schedule.Remove(new Transition.InterfaceDetaches(networkInterface.Id, attachment.Id));
        state.NetworkInterfaces.Put(networkInterface with { Attachment = null }, state.Now);
        if (state.Instances.Get(attachment.InstanceId) is { } instance)
        {
            state.Instances.Put(
                instance with { NetworkInterfaceIds = instance.NetworkInterfaceIds.Remove(attachment.DeviceIndex) }, state.Now);
        }

        AddressAssociations.FollowAttachment(state, networkInterface.Id);
    }

    private static void CheckAttach(CloudState state, CloudNetworkInterface networkInterface, CloudInstance instance, int deviceIndex)
    {
        if (instance.State is not (CloudInstanceState.Running or CloudInstanceState.Stopped))
        {
            throw new ServiceFault("IncorrectState", $"Instance '{instance.Id}' is not 'running' or 'stopped'.");
        }

        if (networkInterface.AvailabilityZone != instance.AvailabilityZone)
        {
            throw Ec2Faults.InvalidCombination(
                "You may not attach a network interface to an instance if they are not in the same availability zone");
        }

        if (networkInterface.Attachment is not null)
        {
            throw Ec2Faults.InterfaceInUse(networkInterface.Id);
        }

        if (instance.NetworkInterfaceIds.ContainsKey(deviceIndex))
        {
            throw Ec2Faults.InvalidValue(string.Create(
                CultureInfo.InvariantCulture,
                $"Instance '{instance.Id}' already has an interface attached at device index '{deviceIndex}'."));
        }
    }
}
