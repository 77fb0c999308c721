using FgtAsg.Configuration;

namespace FgtAsg.Simulation.Histories;

/// <summary>What may happen to the firewalls' names in their tags.</summary>
internal static class NamePlots
{
    /// <summary>The tags have the hostname with its domain.</summary>
    public static readonly Plot LaunchWithFullNames = Plots.Launch with
    {
        Name = "launch-with-full-names",
        NamesInTags = HostnameForm.FullyQualified,
    };

    public static readonly Plot FullNamesBackToWarmPool = Plots.BackToWarmPool with
    {
        Name = "full-names-back-to-warm-pool",
        NamesInTags = HostnameForm.FullyQualified,
    };

    /// <summary>The operator switches the form of the names, and the sweep has the firewall named anew.</summary>
    public static readonly Plot NamesSwitched = new("names-switched", stage =>
    {
        stage.SwitchNames();
        return Task.CompletedTask;
    })
    {
        Before = stage => stage.LaunchAsync(),
        Leaves = new(InService: 1),
        SwitchesNames = true,
    };

    /// <summary>The form is switched, and the firewall goes back into the warm pool before the sweep has come.</summary>
    public static readonly Plot NamesSwitchedBackToWarmPool = FullNamesBackToWarmPool with
    {
        Name = "names-switched-back-to-warm-pool",
        Happens = stage =>
        {
            stage.SwitchNames();
            return stage.ScaleInAsync(stage.Firewalls[0]);
        },
    };

    public static IReadOnlyList<Plot> All { get; } =
        [LaunchWithFullNames, FullNamesBackToWarmPool, NamesSwitched, NamesSwitchedBackToWarmPool];
}
