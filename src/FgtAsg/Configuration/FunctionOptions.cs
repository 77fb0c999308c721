namespace FgtAsg.Configuration;

/// <summary>The settings from the environment. All of them are checked before the first event.</summary>
internal sealed record FunctionOptions
{
    public required string AutoScalingGroupName { get; init; }

    /// <summary>The bucket of the track file and of the license files.</summary>
    public required string BucketName { get; init; }

    /// <summary>The DynamoDB table of licenses, hostnames and instance records.</summary>
    public required string TableName { get; init; }

    public required IReadOnlyList<InterfaceOptions> NetworkInterfaces { get; init; }

    /// <summary>
    /// In bytes: an eighth of the function's memory, because a change of the file takes several times its length. A thousand firewalls take
    /// 2.6 MB.
    /// </summary>
    public required long LongestTrackFile { get; init; }

    /// <summary>An additional security group of the management interface, so that the function can reach it.</summary>
    public string? SecurityGroupAllowingLambda { get; init; }

    public int? ManagementInterfaceIndex { get; init; }

    public required LicenseOptions Licenses { get; init; }

    public required HostnameOptions Hostnames { get; init; }

    /// <summary>Null if the firewalls get no DNS records.</summary>
    public DnsOptions? Dns { get; init; }

    public HookOptions Hooks { get; init; } = new();

    public ScheduleOptions Schedules { get; init; } = new();

    public SweepOptions Sweep { get; init; } = new();

    /// <summary>Null if the fleet is not recycled.</summary>
    public RecycleOptions? Recycle { get; init; }

    /// <summary>Null if no disks get snapshots.</summary>
    public SnapshotOptions? Snapshots { get; init; }

    /// <summary>Null if the firewalls run no command.</summary>
    public StartCommandOptions? Start { get; init; }

    public TopicOptions Topics { get; init; } = new();

    /// <summary>Null if the function does not look at FortiOS: a firewall's launch ends when it has its resources.</summary>
    public FortiOsOptions? FortiOs { get; init; }

    /// <summary>
    /// The security groups that an interface must have, including <see cref="SecurityGroupAllowingLambda"/> for the management interface.
    /// </summary>
    public IReadOnlyList<string> SecurityGroupsOf(InterfaceOptions networkInterface) =>
        SecurityGroupAllowingLambda is { } group && ManagementInterfaceIndex == networkInterface.DeviceIndex
            ? [.. networkInterface.SecurityGroups.Append(group).Distinct(StringComparer.Ordinal)]
            : networkInterface.SecurityGroups;

    public IReadOnlySet<string> ExistingElasticIps =>
        NetworkInterfaces.Select(i => i.ExistingEipId).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

/// <summary>A Route 53 record for each firewall in service.</summary>
/// <param name="ZoneId">The private hosted zone's id, without <c>/hostedzone/</c>.</param>
/// <param name="ZoneName">The zone's domain, without a final dot.</param>
/// <param name="DeviceIndex">The interface whose addresses the record gets.</param>
/// <param name="Ttl">In seconds.</param>
internal sealed record DnsOptions(string ZoneId, string ZoneName, int DeviceIndex, int Ttl);

/// <summary>The group's hooks that the function serves. If a name is set, all hooks with other names are left to others.</summary>
internal sealed record HookOptions
{
    /// <summary>Null if not set: the function answers events of any launch hook, and the sweep completes the group's only one.</summary>
    public string? LaunchName { get; init; }

    /// <summary>Null if not set, with the same effect as for the launch hook.</summary>
    public string? TerminateName { get; init; }
}

/// <summary>The EventBridge rules whose schedule requests something other than a sweep.</summary>
internal sealed record ScheduleOptions
{
    /// <summary>The rule for snapshots; null for none.</summary>
    public string? SnapshotRule { get; init; }

    /// <summary>The rule that looks for outdated instances; null for none.</summary>
    public string? RecycleRule { get; init; }
}

internal sealed record SweepOptions
{
    /// <summary>Resources changed more recently are left alone, because an event about them may be on its way.</summary>
    public TimeSpan Guard { get; init; } = TimeSpan.FromMinutes(10);
}
