using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>Everything that a sweep reads.</summary>
internal sealed record SweepView
{
    /// <summary>The time before the first read. Ages are measured at this time.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>All instances in Auto Scaling, including those of other groups.</summary>
    public IReadOnlyDictionary<InstanceId, GroupMember> Members { get; init; } = new Dictionary<InstanceId, GroupMember>();

    /// <summary>The instances that any resource names, if EC2 knows them.</summary>
    public IReadOnlyDictionary<InstanceId, Instance> Instances { get; init; } = new Dictionary<InstanceId, Instance>();

    /// <summary>The interfaces with the function's tags, and all that are attached to the group's instances.</summary>
    public IReadOnlyList<NetworkInterface> NetworkInterfaces { get; init; } = [];

    /// <summary>The Elastic IPs with the function's tags.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public SweptTable Table { get; init; } = SweptTable.From([]);

    /// <summary>The keys of the pool items that the tags of the group's instances name.</summary>
    public IReadOnlySet<string> PoolItems { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Null if it cannot be read.</summary>
    public TrackDocument? Track { get; init; } = TrackDocument.Empty;

    /// <summary>Why the track file cannot be read; null if it can.</summary>
    public string? TrackProblem { get; init; }

    /// <summary>The track file's lock; null without a file.</summary>
    public LockTags? Lock { get; init; }

    /// <summary>The license files of the bucket; null if they cannot be listed.</summary>
    public IReadOnlyList<ListedFile>? LicenseFiles { get; init; } = [];

    /// <summary>Why they cannot be listed; null if they can.</summary>
    public string? LicenseFilesProblem { get; init; }

    /// <summary>The group's hooks; empty if no instance requires them.</summary>
    public IReadOnlyList<LifecycleHookName> Hooks { get; init; } = [];
}
