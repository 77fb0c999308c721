using FgtAsg.Sandbox.Model;

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

    /// <summary>The function's variables besides the fleet's own, or instead of them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

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
