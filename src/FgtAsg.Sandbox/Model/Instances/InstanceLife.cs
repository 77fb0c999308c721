using System.Collections.Immutable;
using System.Globalization;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>
/// The life cycle of an instance: pending, running, possibly stopping, stopped and pending again, shutting-down, terminated.
/// </summary>
internal static class InstanceLife
{
    public static CloudInstance Launch(CloudState state, InstanceOrder order)
    {
        var primary = InterfaceCreation.Make(
            state, new InterfaceOrder { Subnet = order.Subnet, SecurityGroupIds = order.SecurityGroupIds, CreatedByLaunch = true });
        if (order.AssociatePublicIp)
        {
            primary = Lend(state, primary);
        }

        var instance = new CloudInstance
        {
            Id = state.Ids.Next("i"),
            State = CloudInstanceState.Pending,
            InstanceType = order.InstanceType,
            ImageId = order.ImageId,
            ReservationId = state.Ids.Next("r"),
            SubnetId = order.Subnet.Id,
            VpcId = order.Subnet.VpcId,
            AvailabilityZone = order.Subnet.AvailabilityZone,
            LaunchTime = state.Now,
            GroupName = order.GroupName,
            Tags = order.Tags,
        };
        state.Instances.Put(instance, state.Now);
        Volumes.AddRoot(state, instance);
        var attachment = InterfaceAttachments.Put(state, primary, instance, deviceIndex: 0, networkCardIndex: 0, deleteOnTermination: true);
        InterfaceAttachments.Finish(state, primary.Id, attachment.Id);
        RaiseStateChange(state, instance);
        state.Schedule.Set(state.Now + state.Options.InstanceStartDelay, new Transition.InstanceStarts(instance.Id));
        return state.Instances.Get(instance.Id)!;
    }

    public static void Start(CloudState state, string instanceId)
    {
        if (state.Instances.Get(instanceId) is { State: CloudInstanceState.Pending } instance)
        {
            Become(state, instance with { State = CloudInstanceState.Running });
            state.InstanceObserver.InstanceRuns(state, instanceId);
        }
    }

    /// <summary>Starts to stop a running instance. It keeps its interfaces and Elastic IPs.</summary>
    public static void Stop(CloudState state, CloudInstance instance, string reason)
    {
        Become(state, instance with { State = CloudInstanceState.Stopping, StateTransitionReason = reason });
        state.Schedule.Set(state.Now + state.Options.StopDelay, new Transition.InstanceStops(instance.Id));
    }

    public static void FinishStop(CloudState state, string instanceId)
    {
        Become(state, state.Instances.Get(instanceId)! with { State = CloudInstanceState.Stopped });
        state.InstanceObserver.InstanceStopped(state, instanceId);
    }

    /// <summary>Starts a stopped instance again.</summary>
    public static void StartAgain(CloudState state, CloudInstance instance)
    {
        Become(state, instance with { State = CloudInstanceState.Pending, StateTransitionReason = "", LaunchTime = state.Now });
        state.Schedule.Set(state.Now + state.Options.InstanceStartDelay, new Transition.InstanceStarts(instance.Id));
    }

    /// <summary>TerminateInstances. If one instance does not exist, none is terminated.</summary>
    public static List<Termination> TerminateAll(CloudState state, IReadOnlyList<string> ids) =>
        ids.Select(id => Lookup.Instance(state, id)).ToList().ConvertAll(instance =>
        {
            Terminate(state, instance, UserReason(state));
            return new Termination(instance.Id, instance.State, state.Instances.Get(instance.Id)!.State);
        });

    /// <summary>Starts to terminate the instance. An instance that is already terminating is not changed.</summary>
    public static void Terminate(CloudState state, CloudInstance instance, string reason)
    {
        if (instance.State is CloudInstanceState.ShuttingDown or CloudInstanceState.Terminated)
        {
            return;
        }

        state.Schedule.Remove(new Transition.InstanceStarts(instance.Id));
        state.Schedule.Remove(new Transition.InstanceStops(instance.Id));
        Become(state, instance with { State = CloudInstanceState.ShuttingDown, StateTransitionReason = reason });
        state.Schedule.Set(state.Now + state.Options.TerminateDelay, new Transition.InstanceEnds(instance.Id));
        state.InstanceObserver.InstanceEnds(state, instance.Id);
    }

    /// <summary>The <c>stateTransitionReason</c> of an instance that a user or its group terminated.</summary>
    public static string UserReason(CloudState state) =>
        string.Create(CultureInfo.InvariantCulture, $"User initiated ({state.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)");

    /// <summary>Completes the termination.</summary>
    /// <remarks>Interfaces with DeleteOnTermination are deleted, the others become available. All Elastic IPs stay allocated.</remarks>
    public static void End(CloudState state, string instanceId)
    {
        var instance = state.Instances.Get(instanceId)!;
        foreach (var id in instance.NetworkInterfaceIds.Values)
        {
            var networkInterface = state.NetworkInterfaces.Get(id)!;
            // At the end of an instance, its interfaces lose their Elastic IPs, whether or not the interfaces are deleted.
            AddressAssociations.DropAll(state, id);
            InterfaceAttachments.Take(state, state.NetworkInterfaces.Get(id)!);
            if (networkInterface.Attachment!.DeleteOnTermination)
            {
                InterfaceChanges.Remove(state, state.NetworkInterfaces.Get(id)!);
            }
        }

        Volumes.EndOf(state, instanceId);
        Become(state, state.Instances.Get(instanceId)! with { State = CloudInstanceState.Terminated });
        state.InstanceObserver.InstanceEnded(state, instanceId);
    }

    /// <summary>Assigns EC2's own public address to the primary interface (<c>AssociatePublicIpAddress</c>).</summary>
    private static CloudNetworkInterface Lend(CloudState state, CloudNetworkInterface primary)
    {
        var lent = new CloudAssociation(state.PublicAddresses.Take(), AllocationId: null, AssociationId: null);
        return primary with { PrivateIps = [primary.PrimaryIp with { Association = lent }, .. primary.PrivateIps.Skip(1)] };
    }

    private static void Become(CloudState state, CloudInstance instance)
    {
        state.Instances.Put(instance, state.Now);
        RaiseStateChange(state, instance);
    }

    private static void RaiseStateChange(CloudState state, CloudInstance instance) =>
        state.Raise(
            "aws.ec2",
            "EC2 Instance State-change Notification",
            [state.Ec2Arn($"instance/{instance.Id}")],
            Json.Object(("instance-id", instance.Id), ("state", Ec2Faults.Name(instance.State))));
}

/// <summary>The order for a launch. All names are resolved.</summary>
internal sealed record InstanceOrder
{
    public required CloudSubnet Subnet { get; init; }

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    public required string InstanceType { get; init; }

    public required string ImageId { get; init; }

    public bool AssociatePublicIp { get; init; }

    public string? GroupName { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}

/// <summary>The answer of TerminateInstances for one instance.</summary>
internal sealed record Termination(string InstanceId, CloudInstanceState Previous, CloudInstanceState Current);
