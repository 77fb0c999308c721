namespace FgtAsg.Configuration;

/// <summary>What the environment asks for, checked as a whole before the first event is taken.</summary>
internal sealed record FunctionOptions
{
    public required string AutoScalingGroupName { get; init; }

    /// <summary>The bucket of the track file and of the licence files.</summary>
    public required string BucketName { get; init; }

    /// <summary>The DynamoDB table of licences, hostnames and instance records.</summary>
    public required string TableName { get; init; }

    public required IReadOnlyList<InterfaceOptions> NetworkInterfaces { get; init; }

    /// <summary>
    /// In bytes: an eighth of the function's memory, since a file takes several times its length while it is changed. A thousand firewalls
    /// take 2.6 MB.
    /// </summary>
    public required long LongestTrackFile { get; init; }

    /// <summary>A security group that the management interface gets besides its own, so that the function can reach it.</summary>
    public string? SecurityGroupAllowingLambda { get; init; }

    public int? ManagementInterfaceIndex { get; init; }

    public required LicenseOptions Licenses { get; init; }

    public required HostnameOptions Hostnames { get; init; }

    /// <summary>Null where the firewalls get no DNS records.</summary>
    public DnsOptions? Dns { get; init; }

    public HookOptions Hooks { get; init; } = new();

    public ScheduleOptions Schedules { get; init; } = new();

    public SweepOptions Sweep { get; init; } = new();

    /// <summary>Null where the fleet is not recycled.</summary>
    public RecycleOptions? Recycle { get; init; }

    /// <summary>Null where no disks get snapshots.</summary>
    public SnapshotOptions? Snapshots { get; init; }

    /// <summary>Null where the firewalls run no command.</summary>
    public StartOptions? Start { get; init; }

    public TopicOptions Topics { get; init; } = new();

    /// <summary>The security groups that an interface must have: its own, and the one above where it is the management interface.</summary>
    public IReadOnlyList<string> SecurityGroupsOf(InterfaceOptions networkInterface) =>
        SecurityGroupAllowingLambda is { } group && ManagementInterfaceIndex == networkInterface.DeviceIndex
            ? [.. networkInterface.SecurityGroups.Append(group).Distinct(StringComparer.Ordinal)]
            : networkInterface.SecurityGroups;

    public IReadOnlySet<string> ExistingElasticIps =>
        NetworkInterfaces.Select(i => i.ExistingEipId).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
