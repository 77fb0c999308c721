using Amazon.EC2.Model;
using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Answers;

/// <param name="DeviceIndex">0 is the launch template's interface.</param>
/// <param name="NetworkInterfaceId">The interface.</param>
/// <param name="PublicIp">Its Elastic or public IPv4 address; null for none.</param>
internal sealed record AnsweredInterface(int DeviceIndex, string NetworkInterfaceId, string? PublicIp)
{
    public static IReadOnlyList<AnsweredInterface> From(IEnumerable<NetworkInterface> attached) =>
    [
        .. attached.OrderBy(i => i.DeviceIndex())
            .Select(i => new AnsweredInterface(i.DeviceIndex() ?? -1, i.NetworkInterfaceId, i.Association?.PublicIp)),
    ];
}
