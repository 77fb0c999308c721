using System.Collections.Concurrent;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>
/// The resources that this invocation created. EC2's describe operations lag, so a rollback uses this list too. Safe for concurrent use.
/// </summary>
internal sealed class CreatedResources
{
    private readonly ConcurrentQueue<string> _networkInterfaceIds = new();
    private readonly ConcurrentQueue<string> _allocationIds = new();

    public IReadOnlyCollection<string> NetworkInterfaceIds => _networkInterfaceIds;

    public IReadOnlyCollection<string> AllocationIds => _allocationIds;

    /// <summary>The DNS record that was written; null for none.</summary>
    public DnsRecord? Dns { get; set; }

    public void Created(string networkInterfaceId) => _networkInterfaceIds.Enqueue(networkInterfaceId);

    public void Allocated(string allocationId) => _allocationIds.Enqueue(allocationId);
}
