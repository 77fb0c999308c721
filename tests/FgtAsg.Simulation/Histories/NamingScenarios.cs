using FgtAsg.Configuration;

namespace FgtAsg.Simulation.Histories;

/// <summary>Scenarios with the firewalls' names in their tags.</summary>
internal static class NamingScenarios
{
    /// <summary>The tags contain the hostname with its domain.</summary>
    public static readonly Scenario LaunchWithFullNames = Scenarios.Launch with
    {
        Name = "launch-with-full-names",
        NamesInTags = HostnameForm.FullyQualified,
    };

    public static readonly Scenario FullNamesBackToWarmPool = Scenarios.BackToWarmPool with
    {
        Name = "full-names-back-to-warm-pool",
        NamesInTags = HostnameForm.FullyQualified,
    };

    /// <summary>The operator switches the form of the names, and the sweep updates the firewall's tags.</summary>
    public static readonly Scenario NamesSwitched = new("names-switched", actions =>
    {
        actions.SwitchNames();
        return Task.CompletedTask;
    })
    {
        Before = actions => actions.LaunchAsync(),
        Leaves = new(InService: 1),
        SwitchesNames = true,
    };

    /// <summary>The form is switched, and the firewall returns to the warm pool before the sweep.</summary>
    public static readonly Scenario NamesSwitchedBackToWarmPool = FullNamesBackToWarmPool with
    {
        Name = "names-switched-back-to-warm-pool",
        Happens = actions =>
        {
            actions.SwitchNames();
            return actions.ScaleInAsync(actions.Firewalls[0]);
        },
    };

    public static IReadOnlyList<Scenario> All { get; } =
        [LaunchWithFullNames, FullNamesBackToWarmPool, NamesSwitched, NamesSwitchedBackToWarmPool];
}
