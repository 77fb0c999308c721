using FgtAsg.Configuration;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Simulation.Histories;

/// <summary>What happens to a group of firewalls.</summary>
/// <param name="Name">As it is written in a case: <c>launch/twice</c>.</param>
/// <param name="Happens">The history itself: faults may strike from its first call on.</param>
internal sealed record Scenario(string Name, Func<ScenarioActions, Task> Happens)
{
    /// <summary>What is there when the history begins; nothing fails while it is made.</summary>
    public Func<ScenarioActions, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>What must be in service and in the warm pool at the end, where no fault lets a launch be given up; null where that is open.</summary>
    public FirewallCounts? Leaves { get; init; }

    public Func<CloudOptions, CloudOptions> Cloud { get; init; } = same => same;

    /// <summary>What the group's hooks are like.</summary>
    public Func<LifecycleHookSpecification, LifecycleHookSpecification> Hooks { get; init; } = same => same;

    /// <summary>Hooks that the group has besides, and that somebody else completes (<see cref="Running.ForeignHookOwner"/>).</summary>
    public IReadOnlyList<LifecycleHookSpecification> OthersHooks { get; init; } = [];

    /// <summary>Whether a hook may end by its time-out, which is otherwise a violation.</summary>
    public bool HooksMayTimeOut { get; init; }

    /// <summary>Whether hooks are so short that they end while Lambda waits to try again, or while an event is late.</summary>
    public bool HasShortHooks { get; init; }

    /// <summary>Whether a launch needs most of an invocation's time.</summary>
    public bool NeedsItsTime { get; init; }

    /// <summary>How the instance tags name the firewalls, when the history begins.</summary>
    public HostnameForm NamesInTags { get; init; }

    /// <summary>Whether that is switched while firewalls run: their tags are as they were until the sweep comes.</summary>
    public bool SwitchesNames { get; init; }

    /// <summary>What is younger the sweep leaves alone.</summary>
    public TimeSpan SweepGuard { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether nobody can know of the firewall where its events never come: the group lets it into service unasked, and the sweep, which finds
    /// no record of it, only reports it.
    /// </summary>
    public bool NeedsItsEvents { get; init; }

    /// <summary>Whether several things happen at the same time, so that a sleeper wakes up in another world.</summary>
    public bool IsCrowded { get; init; }

    /// <summary>How many hostnames there are, where not as many as licenses.</summary>
    public int? Hostnames { get; init; }

    /// <summary>How many licenses there are, and hostnames too.</summary>
    public int Licenses { get; init; } = 8;

    /// <summary>
    /// Whether a license file waits for something that no event tells of: another name of the license that is given back.
    /// </summary>
    public bool LeavesFilesToTheSweep { get; init; }

    public override string ToString() => Name;
}
