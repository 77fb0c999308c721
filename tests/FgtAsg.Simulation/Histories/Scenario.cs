using FgtAsg.Configuration;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Simulation.Histories;

/// <summary>Something that happens to a group of firewalls.</summary>
/// <param name="Name">As written in a case: <c>launch/twice</c>.</param>
/// <param name="Happens">The history itself. Faults may occur from its first call on.</param>
internal sealed record Scenario(string Name, Func<ScenarioActions, Task> Happens)
{
    /// <summary>Prepares the state before the history begins, without faults.</summary>
    public Func<ScenarioActions, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>The firewalls at the end, unless a fault lets the function abandon a launch; null if the result is open.</summary>
    public FirewallCounts? Leaves { get; init; }

    public Func<CloudOptions, CloudOptions> Cloud { get; init; } = same => same;

    /// <summary>Changes the settings of the group's hooks.</summary>
    public Func<LifecycleHookSpecification, LifecycleHookSpecification> Hooks { get; init; } = same => same;

    /// <summary>Additional hooks of the group that another owner completes (<see cref="Running.ForeignHookOwner"/>).</summary>
    public IReadOnlyList<LifecycleHookSpecification> OthersHooks { get; init; } = [];

    /// <summary>Whether a hook may time out, which is a violation otherwise.</summary>
    public bool HooksMayTimeOut { get; init; }

    /// <summary>Whether the hooks are so short that they end while Lambda waits for the next attempt, or while an event is late.</summary>
    public bool HasShortHooks { get; init; }

    /// <summary>Whether a launch needs most of an invocation's time.</summary>
    public bool NeedsItsTime { get; init; }

    /// <summary>The form of the names in the instance tags when the history begins.</summary>
    public HostnameForm NamesInTags { get; init; }

    /// <summary>Whether that form is switched while firewalls run. Their tags then stay unchanged until the sweep.</summary>
    public bool SwitchesNames { get; init; }

    /// <summary>The sweep ignores everything that is more recent than this.</summary>
    public TimeSpan SweepGuard { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether the function cannot know a firewall whose events are lost. The group then lets the firewall into service on its own, and
    /// the sweep finds no record of it and only reports it.
    /// </summary>
    public bool NeedsItsEvents { get; init; }

    /// <summary>Whether several things happen at the same time, so that a sleeping process wakes up in a changed state.</summary>
    public bool IsCrowded { get; init; }

    /// <summary>The simulated FortiGates; null if the function does not look at FortiOS.</summary>
    public FortiGateOptions? FortiOs { get; init; }

    /// <summary>Whether the end of the history depends on when FortiOS shows that a license is a duplicate.</summary>
    public bool SeesDuplicates { get; init; }

    /// <summary>How many firewalls at most get a license while Fortinet's servers do not answer.</summary>
    public int MostUnanswered { get; init; } = int.MaxValue;

    /// <summary>Whether the table loses a record, so that the function cannot know which password a firewall has.</summary>
    public bool LosesRecords { get; init; }

    /// <summary>The number of hostnames; null for the number of licenses.</summary>
    public int? Hostnames { get; init; }

    /// <summary>The number of licenses, and by default of hostnames.</summary>
    public int Licenses { get; init; } = 8;

    /// <summary>Whether a license file waits for a change without an event: the return of another name of its license.</summary>
    public bool LeavesFilesToTheSweep { get; init; }

    public override string ToString() => Name;
}
