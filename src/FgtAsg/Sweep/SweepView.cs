using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Sweep;

/// <summary>Everything that a sweep looks at.</summary>
internal sealed record SweepView
{
    /// <summary>Before the first look: nothing is older than this says.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Every instance that Auto Scaling has, other groups' among them.</summary>
    public IReadOnlyDictionary<InstanceId, GroupMember> Members { get; init; } = new Dictionary<InstanceId, GroupMember>();

    /// <summary>Those that anything here names, as far as EC2 knows them.</summary>
    public IReadOnlyDictionary<InstanceId, Instance> Instances { get; init; } = new Dictionary<InstanceId, Instance>();

    /// <summary>Those that carry the function's tags, and all that are attached to the group's instances.</summary>
    public IReadOnlyList<NetworkInterface> NetworkInterfaces { get; init; } = [];

    /// <summary>Those that carry the function's tags.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public SweptTable Table { get; init; } = SweptTable.From([]);

    /// <summary>The keys of those items of the pools that the tags of the group's instances name.</summary>
    public IReadOnlySet<string> PoolItems { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Null where it cannot be read.</summary>
    public TrackDocument? Track { get; init; } = TrackDocument.Empty;

    /// <summary>Why the track file cannot be read; null where it can.</summary>
    public string? TrackProblem { get; init; }

    /// <summary>The track file's lock; null where there is no file.</summary>
    public LockTags? Lock { get; init; }

    /// <summary>The license files of the bucket; null where they cannot be listed.</summary>
    public IReadOnlyList<ListedFile>? LicenseFiles { get; init; } = [];

    /// <summary>Why they cannot be listed; null where they can.</summary>
    public string? LicenseFilesProblem { get; init; }

    /// <summary>The group's hooks; empty where nothing asks for them.</summary>
    public IReadOnlyList<LifecycleHookName> Hooks { get; init; } = [];
}
