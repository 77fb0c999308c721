using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Cli.Demo;

/// <summary>The state of a fleet at rest, in EC2, the bucket, the table and the zone.</summary>
internal sealed class DemoSnapshot
{
    private DemoSnapshot(TrackFileState trackFile, IReadOnlyList<DemoInstance> instances)
    {
        TrackFile = trackFile;
        Instances = instances;
    }

    public TrackFileState TrackFile { get; }

    /// <summary>The instances in service.</summary>
    public IReadOnlyList<DemoInstance> Instances { get; }

    public required IReadOnlyList<DemoPoolItem> Licenses { get; init; }

    public required IReadOnlyList<DemoPoolItem> Hostnames { get; init; }

    public required IReadOnlyList<DemoDnsRecord> DnsRecords { get; init; }

    /// <summary>The violated invariants, see <see cref="Fleet.CheckAsync"/>.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public static async Task<DemoSnapshot> TakeAsync(Fleet fleet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var trackFile = await fleet.ReadTrackFileAsync(cancellationToken);
        var pools = await fleet.ReadTableAsync(cancellationToken);
        var zone = await fleet.ReadZoneAsync(cancellationToken);
        return new DemoSnapshot(
            trackFile,
            [
                .. fleet.Members
                    .Where(m => m.LifecycleState == LifecycleStates.InService)
                    .Select(m => Instance(fleet, m, trackFile, pools, zone)),
            ])
        {
            Licenses = [.. pools.Licenses.Select(item => DemoPoolItem.Of(item, now))],
            Hostnames = [.. pools.Hostnames.Select(item => DemoPoolItem.Of(item, now))],
            DnsRecords = [.. (zone?.Addresses ?? []).Select(DemoDnsRecord.Of)],
            Violations = await fleet.CheckAsync(cancellationToken),
        };
    }

    private static DemoInstance Instance(Fleet fleet, CloudGroupMember member, TrackFileState trackFile, PoolState pools, ZoneState? zone)
    {
        var item = pools.Instance(member.InstanceId);
        var dnsName = item?.Hostname is { } hostname ? $"{hostname}.{fleet.Options.DnsZoneName}" : null;
        return new DemoInstance
        {
            InstanceId = member.InstanceId,
            AvailabilityZone = member.AvailabilityZone,
            LifecycleState = member.LifecycleState,
            License = item?.License,
            Hostname = item?.Hostname,
            DnsName = dnsName is not null && zone?.Find(dnsName, "A") is not null ? dnsName : null,
            Interfaces = [.. InterfacesOf(fleet, member.InstanceId)],
            Tracked = trackFile.Content?.ContainsKey(member.InstanceId) == true,
            Answer = DemoAnswers.ToLaunch(fleet, member.InstanceId),
        };
    }

    private static IEnumerable<DemoInterface> InterfacesOf(Fleet fleet, string instanceId) => fleet.Cloud.NetworkInterfaces
        .Where(i => i.Attachment?.InstanceId == instanceId)
        .OrderBy(i => i.Attachment!.DeviceIndex)
        .Select(i => new DemoInterface(
            i.Attachment!.DeviceIndex,
            i.Id,
            i.SubnetId,
            i.PrimaryIp.Address,
            i.PrimaryIp.Association?.PublicIp,
            i.SourceDestCheck,
            i.Attachment.DeleteOnTermination));
}
