using Amazon.EC2.Model;

namespace FgtAsg.NetworkInterfaces;

/// <param name="NetworkInterfaceId">The interface.</param>
/// <param name="InstanceId">Whose it is: it is detached from no other.</param>
/// <param name="Known">As EC2 described it; null where only its creating call told of it.</param>
internal sealed record InterfaceRemoval(string NetworkInterfaceId, InstanceId InstanceId, NetworkInterface? Known);
