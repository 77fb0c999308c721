namespace FgtAsg.Configuration;

/// <summary>What the environment asks for, checked as a whole before the first event is taken.</summary>
internal sealed record FunctionOptions
{
    public required string AutoScalingGroupName { get; init; }

    /// <summary>The bucket of the track file and of the license files.</summary>
    public required string BucketName { get; init; }

    /// <summary>The DynamoDB table of licenses, hostnames and instance records.</summary>
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
    public StartCommandOptions? Start { get; init; }

    public TopicOptions Topics { get; init; } = new();

    /// <summary>The security groups that an interface must have: its own, and the one above where it is the management interface.</summary>
    public IReadOnlyList<string> SecurityGroupsOf(InterfaceOptions networkInterface) =>
        SecurityGroupAllowingLambda is { } group && ManagementInterfaceIndex == networkInterface.DeviceIndex
            ? [.. networkInterface.SecurityGroups.Append(group).Distinct(StringComparer.Ordinal)]
            : networkInterface.SecurityGroups;

    public IReadOnlySet<string> ExistingElasticIps =>
        NetworkInterfaces.Select(i => i.ExistingEipId).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

/// <summary>A Route 53 record for each firewall in service.</summary>
/// <param name="ZoneId">The private hosted zone's id, without <c>/hostedzone/</c>.</param>
/// <param name="ZoneName">The zone's domain, without a dot at its end.</param>
/// <param name="DeviceIndex">Of the interface whose addresses the record gets.</param>
/// <param name="Ttl">In seconds.</param>
internal sealed record DnsOptions(string ZoneId, string ZoneName, int DeviceIndex, int Ttl);

/// <summary>The group's hooks that the function serves. Where one is named, every other one is somebody else's to complete.</summary>
internal sealed record HookOptions
{
    /// <summary>Null where it is not said: events of any launch hook are answered, and the sweep answers the group's only one.</summary>
    public string? LaunchName { get; init; }

    /// <summary>Null where it is not said, as with the launch hook.</summary>
    public string? TerminateName { get; init; }
}

/// <summary>The rules of EventBridge whose schedule asks for something else than a sweep.</summary>
internal sealed record ScheduleOptions
{
    /// <summary>The rule of the snapshots; null for none.</summary>
    public string? SnapshotRule { get; init; }

    /// <summary>The rule that looks for outdated instances; null for none.</summary>
    public string? RecycleRule { get; init; }
}

/// <summary>What the sweep may touch.</summary>
internal sealed record SweepOptions
{
    /// <summary>What was changed less than this ago is left alone: an event of it may be on its way.</summary>
    public TimeSpan Guard { get; init; } = TimeSpan.FromMinutes(10);
}
