using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>The options of a small fleet of firewalls in a <see cref="LocalAws"/>, with the function that serves it.</summary>
public sealed record FleetOptions
{
    public string GroupName { get; init; } = "fgt-asg-demo";

    public IReadOnlyList<string> ZoneSuffixes { get; init; } = ["a", "b"];

    /// <summary>Whether the group's events are delivered to the function automatically. If false, a test delivers them.</summary>
    public bool AutomaticDelivery { get; init; } = true;

    /// <summary>The maximum number of concurrent invocations. Each runs in a separate process.</summary>
    public int MaxConcurrency { get; init; } = 3;

    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(120);

    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Lambda waits one and two minutes before its retries. The shorter default suits a demo.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>The executable or assembly to run; null for the one that was built with the sandbox.</summary>
    public string? FunctionAssembly { get; init; }

    /// <summary>
    /// Returns the function's setting <c>network_interfaces</c> after the network was created; null for
    /// <see cref="FleetNetwork.ToInterfaceSettings"/>.
    /// </summary>
    public Func<FleetNetwork, string>? NetworkInterfaces { get; init; }

    /// <summary>Whether each firewall needs a license (<c>need_license</c>).</summary>
    public bool NeedLicense { get; init; }

    /// <summary>Whether each firewall gets a hostname from the pool (<c>hostname_pool</c>).</summary>
    public bool Hostnames { get; init; }

    /// <summary>The name of a private hosted zone to create for the fleet, such as <c>fleet.internal</c>; null for no DNS.</summary>
    public string? DnsZoneName { get; init; }

    /// <summary>
    /// The name in the settings of the interface that the DNS records point to; null for <c>mgmt</c>, or the first interface if there is
    /// no <c>mgmt</c>.
    /// </summary>
    public string? DnsInterface { get; init; }

    /// <summary>How the function is notified about the bucket's license files.</summary>
    public S3NotificationForm NotificationForm { get; init; }

    /// <summary>Additional environment variables of the function. They override the fleet's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The group's tags that configure recycling; null for no recycling. With recycling, the group has a launch template with the group's
    /// name, and the function receives its update events too.
    /// </summary>
    public IReadOnlyDictionary<string, string>? RecycleTags { get; init; }

    /// <summary>Changes the specification of the group.</summary>
    public Func<GroupSpecification, GroupSpecification> Group { get; init; } = group => group;

    /// <summary>Whether the group has its launch and termination hooks.</summary>
    public bool WithHooks { get; init; } = true;

    internal IReadOnlyList<LifecycleHookSpecification> Hooks => WithHooks
        ?
        [
            new LifecycleHookSpecification
            {
                Name = "fgt-asg-launch",
                Transition = LifecycleTransitions.Launching,
                HeartbeatTimeout = HeartbeatTimeout,
                DefaultResult = LifecycleResults.Abandon,
            },
            new LifecycleHookSpecification
            {
                Name = "fgt-asg-terminate",
                Transition = LifecycleTransitions.Terminating,
                HeartbeatTimeout = HeartbeatTimeout,
                DefaultResult = LifecycleResults.Continue,
            },
        ]
        : [];
}
