using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>What one simulated region of one account is like. Every delay may be zero: the transition then happens within the call.</summary>
public sealed record CloudOptions
{
    public string Region { get; init; } = "eu-central-1";

    /// <summary>The account's other regions, as DescribeRegions lists them. A <see cref="LocalAws"/> has a cloud for each.</summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];

    /// <summary>Regions that are not enabled for the account.</summary>
    public IReadOnlyList<string> DisabledRegions { get; init; } = [];

    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Where all ids come from: the same seed and the same calls give the same ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long an instance is <c>pending</c>.</summary>
    public TimeSpan InstanceStartDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an interface is <c>attaching</c>.</summary>
    public TimeSpan AttachDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an interface is <c>detaching</c>.</summary>
    public TimeSpan DetachDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an instance is <c>shutting-down</c>.</summary>
    public TimeSpan TerminateDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an instance is <c>stopping</c>.</summary>
    public TimeSpan StopDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the replacement of a root volume takes.</summary>
    public TimeSpan RootVolumeDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a snapshot is <c>pending</c>.</summary>
    public TimeSpan SnapshotDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Snapshots of one volume that may be pending at once (5 of most volume types).</summary>
    public int PendingSnapshotsPerVolume { get; init; } = 5;

    /// <summary>How long after an instance began to shut down outside its group's control the group's health check finds it gone. Null: with
    /// its end (after <see cref="TerminateDelay"/>).</summary>
    public TimeSpan? HealthCheckDelay { get; init; }

    /// <summary>How long an instance of a defective launch template version (<see cref="LaunchTemplateDefect.BecomesUnhealthy"/>) is in service before
    /// its health check fails.</summary>
    public TimeSpan UnhealthyDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an instance refresh looks at its instances and replaces more.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an instance refresh goes on trying while nothing becomes better; with AWS an hour.</summary>
    public TimeSpan RefreshPatience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether the terminate hook runs for an instance that the health check finds gone: late, and to be completed although the
    /// instance has ended. If not, no hook runs for it, and one that waits is cancelled by the instance's end. AWS promises neither.</summary>
    public bool HooksForLostInstances { get; init; }

    /// <summary>EC2's eventual consistency: a new resource is NotFound for so long, and describes show what was true so long ago.
    /// Auto Scaling's own answers do not lag.</summary>
    public TimeSpan VisibilityDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the caller's policy asks for tags, as terraform/iam_fleet.tf does. A call that changes something that is gone, or not to be seen
    /// yet, is refused then (UnauthorizedOperation) before EC2 would say NotFound.</summary>
    public bool AuthorizesByTag { get; init; }

    /// <summary>Elastic IPs of the region (quota L-0263D0A3; 5 in a new account).</summary>
    public int ElasticIpQuota { get; init; } = 5;

    /// <summary>How often the account may call EC2, in each region, and Route 53.</summary>
    public RequestLimits RequestLimits { get; init; } = RequestLimits.Published;

    /// <summary>The heartbeat time-out of a hook that names none.</summary>
    public TimeSpan DefaultHeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(3600);

    /// <summary>The public IPv4 pools of the account besides Amazon's own (ids such as <c>ipv4pool-ec2-...</c>).</summary>
    public IReadOnlyList<string> PublicIpv4Pools { get; init; } = [];
}
