namespace FgtAsg.NetworkInterfaces;

/// <summary>An interface that the launch made, or found, and what EC2 must show of it before it counts as done.</summary>
internal sealed record ProvisionedInterface(int DeviceIndex, string NetworkInterfaceId, bool HasElasticIp, bool GoesWithInstance);
