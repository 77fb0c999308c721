using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>Options of one simulated region of one account. If a delay is zero, the transition happens within the call.</summary>
public sealed record CloudOptions
{
    public string Region { get; init; } = "eu-central-1";

    /// <summary>
    /// The account's other regions, as DescribeRegions lists them. A <see cref="LocalAws"/> has a separate cloud for each.
    /// </summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];

    /// <summary>Regions that are not enabled for the account.</summary>
    public IReadOnlyList<string> DisabledRegions { get; init; } = [];

    /// <summary>12 digits.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The source of all ids: the same seed and the same calls give the same ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long an instance stays <c>pending</c>.</summary>
    public TimeSpan InstanceStartDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an interface stays <c>attaching</c>.</summary>
    public TimeSpan AttachDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an interface stays <c>detaching</c>.</summary>
    public TimeSpan DetachDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an instance stays <c>shutting-down</c>.</summary>
    public TimeSpan TerminateDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an instance stays <c>stopping</c>.</summary>
    public TimeSpan StopDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the replacement of a root volume takes.</summary>
    public TimeSpan RootVolumeDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a snapshot stays <c>pending</c>.</summary>
    public TimeSpan SnapshotDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum number of pending snapshots of one volume (5 for most volume types).</summary>
    public int PendingSnapshotsPerVolume { get; init; } = 5;

    /// <summary>
    /// The time until the group's health check detects an instance that began to shut down outside the group's control. Null: at the
    /// instance's end (after <see cref="TerminateDelay"/>).
    /// </summary>
    public TimeSpan? HealthCheckDelay { get; init; }

    /// <summary>
    /// How long an instance with the defect <see cref="LaunchTemplateDefect.BecomesUnhealthy"/> in its launch template version is in
    /// service before its health check fails.
    /// </summary>
    public TimeSpan UnhealthyDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The interval at which an instance refresh checks its instances and replaces more.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an instance refresh continues without progress; AWS uses one hour.</summary>
    public TimeSpan RefreshPatience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the termination hook runs for an instance that the health check finds terminated. It then runs late, and must be completed
    /// although the instance no longer exists. If false, no hook runs, and the instance's end cancels a waiting hook. AWS guarantees
    /// neither behavior.
    /// </summary>
    public bool HooksForLostInstances { get; init; }

    /// <summary>
    /// EC2's eventual consistency: for this time, a new resource is NotFound and describe calls show the previous state. Auto Scaling's
    /// own responses are always current.
    /// </summary>
    public TimeSpan VisibilityDelay { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Whether the caller's policy requires tags, as in terraform/iam_fleet.tf. A change of a resource that is deleted or not yet visible
    /// is then refused with UnauthorizedOperation, before EC2 would return NotFound.
    /// </summary>
    public bool AuthorizesByTag { get; init; }

    /// <summary>The region's quota of Elastic IPs (L-0263D0A3; 5 in a new account).</summary>
    public int ElasticIpQuota { get; init; } = 5;

    /// <summary>The account's request limits for EC2, in each region, and for Route 53.</summary>
    public RequestLimits RequestLimits { get; init; } = RequestLimits.Published;

    /// <summary>The heartbeat timeout of a hook that does not set one.</summary>
    public TimeSpan DefaultHeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(3600);

    /// <summary>The account's own public IPv4 pools, besides Amazon's pool (ids such as <c>ipv4pool-ec2-...</c>).</summary>
    public IReadOnlyList<string> PublicIpv4Pools { get; init; } = [];
}
