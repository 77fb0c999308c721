namespace FgtAsg.Simulation.Histories;

/// <summary>The kinds of histories that run in every sample. To add one, add a line here.</summary>
internal static class HistoryKinds
{
    /// <summary>Each kind of fault is tried at each of their calls.</summary>
    public static IReadOnlyList<HistoryKind> Exhaustive { get; } =
    [
        new(Scenarios.Launch, Deliveries.Once),
        new(Scenarios.Launch, Deliveries.Twice),
        new(Scenarios.Launch, Deliveries.LateAgain),
        new(Scenarios.Launch, Deliveries.Reordered),
        new(Scenarios.Launch, Deliveries.HooksLost),
        new(Scenarios.Launch, Deliveries.Swept),
        new(Scenarios.Launch, Deliveries.Letters),
        new(Scenarios.ThreeLaunches, Deliveries.Once),
        new(Scenarios.LaunchAndTerminate, Deliveries.Once),
        new(Scenarios.LaunchAndTerminate, Deliveries.Twice),
        new(Scenarios.LaunchAndTerminate, Deliveries.Reordered),
        new(Scenarios.LaunchAndTerminate, Deliveries.HooksLost),
        new(Scenarios.Terminate, Deliveries.Once),
        new(Scenarios.Terminate, Deliveries.Twice),
        new(Scenarios.Terminate, Deliveries.LateAgain),
        new(Scenarios.Terminate, Deliveries.Reordered),
        new(Scenarios.Terminate, Deliveries.HooksLost),
        new(Scenarios.Terminate, Deliveries.EndsLost),
        new(Scenarios.Terminate, Deliveries.Swept),
        new(Scenarios.Terminate, Deliveries.Letters),
        new(Scenarios.Churn, Deliveries.Once),
        new(Scenarios.Churn, Deliveries.Reordered),
        new(Scenarios.Succession, Deliveries.Twice),
        new(Scenarios.IntoWarmPool, Deliveries.Once),
        new(Scenarios.IntoWarmPool, Deliveries.Twice),
        new(Scenarios.OutOfWarmPool, Deliveries.Once),
        new(Scenarios.OutOfWarmPool, Deliveries.HooksLost),
        new(Scenarios.BackToWarmPool, Deliveries.Once),
        new(Scenarios.BackToWarmPool, Deliveries.Twice),
        new(Scenarios.BackToWarmPool, Deliveries.HooksLost),
        new(Scenarios.WarmPoolRound, Deliveries.LateAgain),
        new(Scenarios.EndOfWarmPool, Deliveries.Once),
        new(Scenarios.Console, Deliveries.Once),
        new(Scenarios.Console, Deliveries.AllLost),
        new(Scenarios.ConsoleWithHook, Deliveries.Reordered),
        new(Scenarios.ConsoleWhileLaunching, Deliveries.Once),
        new(Scenarios.ForgedEnd, Deliveries.Once),
        new(Scenarios.SlowStart, Deliveries.Once),
        new(Scenarios.SlowAttach, Deliveries.Swept),
        new(Scenarios.LaunchTimesOut, Deliveries.Late),
        new(Scenarios.LaunchTimesOutIntoService, Deliveries.Late),
        new(Scenarios.TerminateTimesOut, Deliveries.Late),
        new(Scenarios.RootVolume, Deliveries.Twice),
        new(Scenarios.AddressQuota, Deliveries.Once),
        new(Scenarios.LastLicense, Deliveries.Once),
        new(LicenseScenarios.TwoNames, Deliveries.Reordered),
        new(LicenseScenarios.MovedLicense, Deliveries.EndsLost),
        new(LicenseScenarios.UnreadLicenses, Deliveries.Once),
        new(LicenseScenarios.LicenseFiles, Deliveries.Reordered),
        new(NamingScenarios.FullNamesBackToWarmPool, Deliveries.Once),
        new(NamingScenarios.NamesSwitched, Deliveries.Once),
        new(NamingScenarios.NamesSwitchedBackToWarmPool, Deliveries.Once),
        new(Scenarios.LaunchAmongHooks, Deliveries.Once),
        new(Scenarios.LaunchAmongHooks, Deliveries.HooksLost),
        new(Scenarios.TerminateAmongHooks, Deliveries.Reordered),
        new(Scenarios.TerminateAmongHooks, Deliveries.HooksLost),
        new(Scenarios.LaunchAndTerminateAmongHooks, Deliveries.Once),
        new(FortiOsScenarios.Launch, Deliveries.Once),
        new(FortiOsScenarios.LaunchAndTerminate, Deliveries.Once),
        new(FortiOsScenarios.BadLicense, Deliveries.Once),
        new(FortiOsScenarios.OutOfWarmPool, Deliveries.Once),
    ];

    /// <summary>
    /// With kinds for which the tests have no time. There, faults are only tried at a sample of their calls; <c>.ci/soak</c> tries all.
    /// </summary>
    public static IReadOnlyList<HistoryKind> All { get; } =
    [
        .. Exhaustive,
        new(FortiOsScenarios.Launch, Deliveries.Twice),
        new(FortiOsScenarios.Launch, Deliveries.HooksLost),
        new(FortiOsScenarios.Duplicate, Deliveries.Once),
        new(FortiOsScenarios.Outage, Deliveries.Once),
        new(FortiOsScenarios.LostRecord, Deliveries.Once),
        new(FortiOsScenarios.PayAsYouGo, Deliveries.Once),
        new(FortiOsScenarios.IntoWarmPool, Deliveries.Once),
        new(FortiOsScenarios.Impostor, Deliveries.Once),
        new(FortiOsScenarios.TwoLaunches, Deliveries.Swept),
        new(FortiOsScenarios.OutageAndLaunches, Deliveries.Once),
    ];
}
