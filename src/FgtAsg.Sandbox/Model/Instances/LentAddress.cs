using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>The public address that EC2 lends an instance's primary interface (<c>AssociatePublicIpAddress</c>).</summary>
/// <remarks>User guide, "Amazon EC2 instance IP addressing": released when the instance stops; a new one comes with the start, but not for
/// an instance with more than one interface.</remarks>
internal static class LentAddress
{
    public static CloudNetworkInterface On(CloudState state, CloudNetworkInterface primary) =>
        With(primary, new CloudAssociation(state.PublicAddresses.Take(), AllocationId: null, AssociationId: null));

    public static void Release(CloudState state, CloudInstance instance)
    {
        var primary = Primary(state, instance);
        if (primary.PrimaryIp.Association is { AllocationId: null })
        {
            state.NetworkInterfaces.Put(With(primary, null), state.Now);
        }
    }

    public static void Renew(CloudState state, CloudInstance instance)
    {
        var primary = Primary(state, instance);
        if (instance.AssociatePublicIp && instance.NetworkInterfaceIds.Count == 1 && primary.PrimaryIp.Association is null)
        {
            state.NetworkInterfaces.Put(On(state, primary), state.Now);
        }
    }

    private static CloudNetworkInterface Primary(CloudState state, CloudInstance instance) =>
        state.NetworkInterfaces.Get(instance.NetworkInterfaceIds[0])!;

    private static CloudNetworkInterface With(CloudNetworkInterface primary, CloudAssociation? lent) =>
        primary with { PrivateIps = [primary.PrimaryIp with { Association = lent }, .. primary.PrivateIps.Skip(1)] };
}
