using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>A small fleet of firewalls to be set up in a <see cref="LocalAws"/>, and the function that serves it.</summary>
public sealed record FleetOptions
{
    public string GroupName { get; init; } = "fgt-asg-demo";

    public IReadOnlyList<string> ZoneSuffixes { get; init; } = ["a", "b"];

    /// <summary>Whether the group's events go to the function by themselves; otherwise a test delivers them.</summary>
    public bool AutomaticDelivery { get; init; } = true;

    /// <summary>Invocations at once, each in a process of its own.</summary>
    public int MaxConcurrency { get; init; } = 3;

    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(120);

    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Lambda waits one and two minutes; a demo need not.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>The executable or assembly to run; null for the one that was built along.</summary>
    public string? FunctionAssembly { get; init; }

    /// <summary>The function's <c>network_interfaces</c>, once the network is there; null for <see cref="FleetNetwork.ToInterfaceSettings"/>.</summary>
    public Func<FleetNetwork, string>? NetworkInterfaces { get; init; }

    /// <summary>Whether each firewall needs a license (<c>need_license</c>).</summary>
    public bool NeedLicense { get; init; }

    /// <summary>Whether each firewall gets a hostname of the pool (<c>hostname_pool</c>).</summary>
    public bool Hostnames { get; init; }

    /// <summary>The name of a private hosted zone that is made for the fleet, such as <c>fleet.internal</c>; null for no DNS.</summary>
    public string? DnsZoneName { get; init; }

    /// <summary>The interface that the records lead to, by its name in the settings; null for <c>mgmt</c>, or the first where none is so named.</summary>
    public string? DnsInterface { get; init; }

    /// <summary>How the function is told of the bucket's license files.</summary>
    public S3NotificationForm NotificationForm { get; init; }

    /// <summary>The function's variables besides the fleet's own, or instead of them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// How the group is recycled, by its tags; null for not at all. Where it is, the group has a launch template of its name, and its updates go to the function too.
    /// </summary>
    public IReadOnlyDictionary<string, string>? RecycleTags { get; init; }

    /// <summary>The group, where it is to be different from what the fleet makes it.</summary>
    public Func<GroupSpecification, GroupSpecification> Group { get; init; } = group => group;

    /// <summary>Whether the group has its launch and terminate hooks.</summary>
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
