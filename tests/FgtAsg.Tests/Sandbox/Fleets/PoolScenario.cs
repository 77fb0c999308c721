using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Tests.Sandbox.Fleets;

/// <summary>
/// A sound fleet: two firewalls in service (one with IPv6), one warm, one terminated. The <c>With</c> methods change one part of it.
/// </summary>
internal sealed record PoolScenario
{
    public const string One = "i-1";
    public const string Two = "i-2";
    public const string Warm = "i-warm";
    public const string Gone = "i-gone";

    private static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;

    public FleetView Fleet { get; init; } = new()
    {
        GroupName = "fgt",
        Members = [Member(One, "InService"), Member(Two, "InService"), Member(Warm, "Warmed:Stopped"), Member("i-new", "Pending:Wait")],
        Instances =
        [
            Instance(One, ("Name", "fgt-001"), ("Hostname", "fgt-001"), ("License", "L1")),
            Instance(Two, ("Name", "fgt-002"), ("Hostname", "fgt-002"), ("License", "L2")),
            Instance(Warm, ("Name", "from the launch template")),
        ],
        NetworkInterfaces = [Interface(One, 0, "10.0.0.4"), Interface(One, 2, "10.0.2.4"), Interface(Two, 2, "10.0.2.5", "2001:db8::5")],
    };

    public PoolState Pools { get; init; } = new()
    {
        Licenses =
        [
            Held(new LicenseItem { Id = "L1" }, One),
            Held(new LicenseItem { Id = "L2" }, Two),
            new LicenseItem { Id = "L3", Kind = "license", Pool = "license", AvailableSince = Then },
            new LicenseItem { Id = "L4", Kind = "license", AvailableSince = Then, WithdrawnAt = Then, ExpiresAt = Then },
            Held(new LicenseItem { Id = "L5", AutoScalingGroupName = "another-group" }, "i-of-another-group"),
        ],
        Hostnames =
        [
            Held(new HostnameItem { Id = "fgt-001" }, One),
            Held(new HostnameItem { Id = "fgt-002" }, Two),
            new HostnameItem { Id = "fgt-003", Kind = "hostname", Pool = "hostname", AvailableSince = Then },
        ],
        Instances =
        [
            new InstanceItem { InstanceId = One, AutoScalingGroupName = "fgt", State = "InService", License = "L1", Hostname = "fgt-001" },
            new InstanceItem { InstanceId = Two, AutoScalingGroupName = "fgt", State = "InService", License = "L2", Hostname = "fgt-002" },
            new InstanceItem { InstanceId = Warm, AutoScalingGroupName = "fgt", State = "Warmed" },
            new InstanceItem { InstanceId = Gone, AutoScalingGroupName = "fgt", State = "Terminated", ExpiresAt = Then },
            new InstanceItem
            {
                InstanceId = "i-of-another-group",
                AutoScalingGroupName = "another-group",
                State = "InService",
                License = "L5",
            },
        ],
    };

    public ZoneState Zone { get; init; } = new("Z1",
    [
        new ZoneRecord("fleet.internal.", "SOA", Identifier: null, 900, ["ns. admin. 1 2 3 4 5"]),
        new ZoneRecord("fgt-001.fleet.internal.", "A", One, 60, ["10.0.2.4"]),
        new ZoneRecord("FGT-002.fleet.internal.", "A", Two, 60, ["10.0.2.5"]),
        new ZoneRecord("fgt-002.fleet.internal.", "AAAA", Two, 60, ["2001:db8::5"]),
    ]);

    public PoolRules Rules { get; init; } = new()
    {
        LicenseRequired = true,
        HostnameRequired = true,
        ZoneName = "fleet.internal",
        DnsDeviceIndex = 2,
    };

    public IReadOnlyList<string> Check() => PoolInvariants.Check(Fleet, Pools, Zone, Rules);

    public PoolScenario WithLicense(string id, Func<LicenseItem, LicenseItem> change) =>
        this with { Pools = Pools with { Licenses = [.. Pools.Licenses.Select(item => item.Id == id ? change(item) : item)] } };

    public PoolScenario WithHostname(string id, Func<HostnameItem, HostnameItem> change) =>
        this with { Pools = Pools with { Hostnames = [.. Pools.Hostnames.Select(item => item.Id == id ? change(item) : item)] } };

    public PoolScenario WithItem(string instanceId, Func<InstanceItem, InstanceItem> change) =>
        this with
        {
            Pools = Pools with { Instances = [.. Pools.Instances.Select(item => item.InstanceId == instanceId ? change(item) : item)] },
        };

    public PoolScenario WithoutItem(string instanceId) =>
        this with { Pools = Pools with { Instances = [.. Pools.Instances.Where(item => item.InstanceId != instanceId)] } };

    public PoolScenario WithState(string instanceId, string lifecycleState) => this with
    {
        Fleet = Fleet with
        {
            Members = [.. Fleet.Members.Select(m => m.InstanceId == instanceId ? m with { LifecycleState = lifecycleState } : m)],
        },
    };

    public PoolScenario WithTag(string instanceId, string tag, string? value) => this with
    {
        Fleet = Fleet with
        {
            Instances =
            [
                .. Fleet.Instances.Select(i => i.Id != instanceId
                    ? i
                    : i with { Tags = value is null ? i.Tags.Remove(tag) : i.Tags.SetItem(tag, value) }),
            ],
        },
    };

    public PoolScenario WithRecord(string name, string type, params string[] values)
    {
        var without = WithoutRecord(name, type);
        if (values is [])
        {
            return without;
        }

        var identifier = name.StartsWith("fgt-002", StringComparison.Ordinal) ? Two : One;
        var record = new ZoneRecord(name, type, identifier, 60, values);
        return without with { Zone = without.Zone with { Records = [.. without.Zone.Records, record] } };
    }

    private PoolScenario WithoutRecord(string name, string type) =>
        this with
        {
            Zone = Zone with
            {
                Records = [.. Zone.Records.Where(r => r.Type != type || !r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))],
            },
        };

    private static T Held<T>(T item, string instanceId)
        where T : PoolItem => item with
        {
            Kind = item is LicenseItem ? "license" : "hostname",
            InstanceId = instanceId,
            AutoScalingGroupName = item.AutoScalingGroupName ?? "fgt",
            ClaimedAt = Then,
        };

    private static CloudGroupMember Member(string id, string state) => new(id, "eu-central-1a", "c6i.xlarge", state, "Healthy");

    private static CloudInstance Instance(string id, params (string Name, string Value)[] tags) => new()
    {
        Id = id,
        State = CloudInstanceState.Running,
        InstanceType = "c6i.xlarge",
        ImageId = "ami-1",
        ReservationId = "r-1",
        SubnetId = "subnet-1",
        VpcId = "vpc-1",
        AvailabilityZone = "eu-central-1a",
        LaunchTime = Then,
        Tags = CloudTags.From(tags.Select(tag => KeyValuePair.Create(tag.Name, tag.Value))),
    };

    private static CloudNetworkInterface Interface(string instanceId, int index, string address, params string[] ipv6) => new()
    {
        Id = $"eni-{instanceId}-{index}",
        SubnetId = "subnet-1",
        VpcId = "vpc-1",
        AvailabilityZone = "eu-central-1a",
        MacAddress = "02:00:00:00:00:01",
        SecurityGroupIds = [],
        PrivateIps = [new CloudPrivateIp(address, Primary: true)],
        Ipv6Addresses = [.. ipv6],
        Attachment = new CloudAttachment { Id = "a", InstanceId = instanceId, DeviceIndex = index, Status = "attached", AttachTime = Then },
    };
}
