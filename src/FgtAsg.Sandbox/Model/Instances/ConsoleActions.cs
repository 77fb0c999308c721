using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>
/// Actions of a person in the console: run instances without a group, terminate any instance, create interfaces and addresses.
/// </summary>
internal static class ConsoleActions
{
    public static string RunInstance(
        CloudState state, string subnetId, IReadOnlyDictionary<string, string>? tags, bool associatePublicIp, string instanceType)
    {
        var subnet = Lookup.Subnet(state, subnetId);
        return InstanceLife.Launch(state, new InstanceOrder
        {
            Subnet = subnet,
            SecurityGroupIds = SecurityGroups.Resolve(state, subnet.VpcId, null),
            InstanceType = instanceType,
            ImageId = "ami-00000000000000001",
            AssociatePublicIp = associatePublicIp,
            Tags = CloudTags.From(tags),
        }).Id;
    }

    public static string CreateInterface(CloudState state, string subnetId, IReadOnlyDictionary<string, string>? tags, string description)
    {
        var subnet = Lookup.Subnet(state, subnetId);
        return InterfaceCreation.Make(state, new InterfaceOrder
        {
            Subnet = subnet,
            Description = description,
            SecurityGroupIds = SecurityGroups.Resolve(state, subnet.VpcId, null),
            Tags = CloudTags.From(tags),
        }).Id;
    }

    public static string AllocateAddress(CloudState state, IReadOnlyDictionary<string, string>? tags)
    {
        var address = new CloudAddress
        {
            Id = state.Ids.Next("eipalloc"),
            PublicIp = state.PublicAddresses.Take(),
            PublicIpv4Pool = Addresses.AmazonPool,
            Tags = CloudTags.From(tags),
        };
        state.Addresses.Put(address, state.Now);
        return address.Id;
    }

    public static void Forget(CloudState state, string instanceId)
    {
        var instance = Find(state, instanceId);
        if (instance.State != CloudInstanceState.Terminated)
        {
            throw new ArgumentException(
                $"Only a terminated instance can be forgotten, and '{instanceId}' is {Ec2Faults.Name(instance.State)}.",
                nameof(instanceId));
        }

        state.Instances.Remove(instanceId, state.Now);
    }

    public static void Terminate(CloudState state, string instanceId) =>
        InstanceLife.Terminate(state, Find(state, instanceId), InstanceLife.UserReason(state));

    /// <summary>Also finds an instance that is not yet visible to EC2's own calls. A set-up can use it immediately.</summary>
    private static CloudInstance Find(CloudState state, string instanceId) =>
        state.Instances.Get(instanceId) ?? throw Ec2Faults.InstanceNotFound(instanceId);
}
