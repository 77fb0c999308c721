using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// The scenarios of a group. Those with license files and names in tags are in <see cref="LicenseScenarios"/> and
/// <see cref="NamingScenarios"/>. To add a scenario, add a line here, and one in <see cref="HistoryKinds"/> to try every fault in it.
/// </summary>
internal static class Scenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly FirewallCounts Nothing = new();
    private static readonly FirewallCounts OneInService = new(InService: 1);
    private static readonly FirewallCounts OneWarm = new(Warm: 1);

    private static readonly IReadOnlyList<LifecycleHookSpecification> OthersHooks =
    [
        new() { Name = "others-launch", Transition = LifecycleTransitions.Launching },
        new() { Name = "others-terminate", Transition = LifecycleTransitions.Terminating },
    ];

    public static readonly Scenario Launch = new("launch", actions => actions.LaunchAsync())
    {
        Leaves = OneInService,
    };

    public static readonly Scenario ThreeLaunches = new("three-launches", actions => actions.LaunchAsync(3))
    {
        Leaves = new(InService: 3),
        IsCrowded = true,
    };

    public static readonly Scenario Terminate = new("terminate", actions => actions.TerminateAsync(actions.Firewalls[0]))
    {
        Before = actions => actions.LaunchAsync(),
        Leaves = Nothing,
    };

    /// <summary>The instance is terminated before its launch is finished.</summary>
    public static readonly Scenario LaunchAndTerminate = new("launch-and-terminate", async actions =>
    {
        await actions.LaunchAsync();
        await actions.WithinAsync(TimeSpan.FromSeconds(9));
        await actions.TerminateAsync(actions.Firewalls[0]);
    })
    {
        Leaves = Nothing,
        IsCrowded = true,
    };

    /// <summary>The group scales out and in at the same time.</summary>
    public static readonly Scenario Churn = new("churn", async actions =>
    {
        var leaving = actions.Firewalls[0];
        await actions.LaunchAsync();
        await actions.WithinAsync(TimeSpan.FromSeconds(5));
        await actions.TerminateAsync(leaving);
        await actions.LaunchAsync();
    })
    {
        Before = actions => actions.LaunchAsync(),
        Leaves = new(InService: 2),
        IsCrowded = true,
    };

    /// <summary>There is only one hostname, which moves from one firewall to the next.</summary>
    public static readonly Scenario Succession = new("succession", async actions =>
    {
        await actions.TerminateAsync(actions.Firewalls[0]);
        await actions.WithinAsync(TimeSpan.FromSeconds(5));
        await actions.LaunchAsync();
    })
    {
        Before = actions => actions.LaunchAsync(),
        Hostnames = 1,
        Leaves = OneInService,
        IsCrowded = true,
    };

    /// <summary>The operator creates a warm pool.</summary>
    public static readonly Scenario IntoWarmPool = new("into-warm-pool", actions => actions.WarmPoolAsync(prepared: 1))
    {
        Leaves = OneWarm,
    };

    public static readonly Scenario OutOfWarmPool = new("out-of-warm-pool", actions => actions.LaunchAsync())
    {
        Before = actions => actions.WarmPoolAsync(prepared: 1),
        Leaves = OneInService,
    };

    public static readonly Scenario BackToWarmPool = new("back-to-warm-pool", actions => actions.ScaleInAsync(actions.Firewalls[0]))
    {
        Before = async actions =>
        {
            await actions.WarmPoolAsync(prepared: 1);
            await actions.LaunchAsync();
        },
        Leaves = OneWarm,
    };

    /// <summary>Out of the pool, back into it, and out again.</summary>
    public static readonly Scenario WarmPoolRound = new("warm-pool-round", async actions =>
    {
        await actions.LaunchAsync();
        await actions.UntilInServiceAsync();
        await actions.ScaleInAsync(actions.Firewalls[0]);
        await actions.UntilWarmAsync();
        await actions.LaunchAsync();
    })
    {
        Before = actions => actions.WarmPoolAsync(prepared: 1),
    };

    public static readonly Scenario EndOfWarmPool = new("end-of-warm-pool", actions => actions.DropWarmPoolAsync())
    {
        Before = actions => actions.WarmPoolAsync(prepared: 1),
        Leaves = Nothing,
    };

    /// <summary>Somebody ends the instance in the console, and the group notices a minute later.</summary>
    public static readonly Scenario Console = new("console", actions => actions.EndInConsoleAsync(actions.Firewalls[0]))
    {
        Before = actions => actions.LaunchAsync(),
        Cloud = cloud => cloud with { HealthCheckDelay = Minute },
        Leaves = Nothing,
    };

    /// <summary>As before, and the group runs its terminate hook for the instance that is already gone.</summary>
    public static readonly Scenario ConsoleWithHook = Console with
    {
        Name = "console-with-hook",
        Cloud = cloud => cloud with { HealthCheckDelay = Minute, HooksForLostInstances = true },
    };

    public static readonly Scenario ConsoleWhileLaunching = new("console-while-launching", async actions =>
    {
        await actions.LaunchAsync();
        await actions.WithinAsync(TimeSpan.FromSeconds(9));
        await actions.EndInConsoleAsync(actions.Firewalls[0]);
    })
    {
        Cloud = cloud => cloud with { HealthCheckDelay = Minute },
        Leaves = Nothing,
    };

    /// <summary>Somebody sends the events of an instance's end, although it does not end.</summary>
    public static readonly Scenario ForgedEnd = new("forged-end", actions => actions.ForgeEndAsync(actions.Firewalls[0]))
    {
        Before = actions => actions.LaunchAsync(),
        Leaves = OneInService,
    };

    /// <summary>The machine takes longer than the hook's timeout, so heartbeats must keep the hook waiting.</summary>
    public static readonly Scenario SlowStart = new("slow-start", actions => actions.LaunchAsync())
    {
        Cloud = cloud => cloud with { InstanceStartDelay = TimeSpan.FromSeconds(160) },
        Hooks = hook => hook with { HeartbeatTimeout = TimeSpan.FromSeconds(150) },
        HasShortHooks = true,
        Leaves = OneInService,
    };

    /// <summary>The launch takes longer than the sweep's guard. The sweep must recognize that the launch is still running.</summary>
    public static readonly Scenario SlowAttach = new("slow-attach", actions => actions.LaunchAsync())
    {
        Cloud = cloud => cloud with { AttachDelay = TimeSpan.FromSeconds(150) },
        SweepGuard = Minute,
        NeedsItsTime = true,
        Leaves = OneInService,
    };

    /// <summary>No answer comes in time, and the group abandons the launch, or ends the instance.</summary>
    public static readonly Scenario LaunchTimesOut = new("launch-times-out", actions => actions.LaunchAsync())
    {
        Hooks = hook => hook with { HeartbeatTimeout = Minute },
        HooksMayTimeOut = true,
    };

    /// <summary>No answer comes in time, and the group lets the instance into service as it is.</summary>
    public static readonly Scenario LaunchTimesOutIntoService = LaunchTimesOut with
    {
        Name = "launch-times-out-into-service",
        Hooks = hook => hook with { HeartbeatTimeout = Minute, DefaultResult = LifecycleResults.Continue },
        NeedsItsEvents = true,
    };

    public static readonly Scenario TerminateTimesOut = Terminate with
    {
        Name = "terminate-times-out",
        Hooks = hook => hook with { HeartbeatTimeout = Minute },
        HooksMayTimeOut = true,
    };

    public static readonly Scenario RootVolume = new("root-volume", actions => actions.ReplaceRootVolumeAsync(actions.Firewalls[0]))
    {
        Before = actions => actions.LaunchAsync(),
        Leaves = OneInService,
    };

    /// <summary>Two firewalls compete for one Elastic IP.</summary>
    public static readonly Scenario AddressQuota = new("address-quota", actions => actions.LaunchAsync(2))
    {
        Cloud = cloud => cloud with { ElasticIpQuota = ScenarioActions.ForeignAddresses + 1 },
    };

    /// <summary>Two firewalls compete for one license.</summary>
    public static readonly Scenario LastLicense = new("last-license", actions => actions.LaunchAsync(2))
    {
        Licenses = 1,
    };

    /// <summary>The group has a launch hook and a terminate hook of another owner too, and the function gets their events.</summary>
    public static readonly Scenario LaunchAmongHooks = Launch with { Name = "launch-among-hooks", OthersHooks = OthersHooks };

    public static readonly Scenario TerminateAmongHooks = Terminate with { Name = "terminate-among-hooks", OthersHooks = OthersHooks };

    public static readonly Scenario LaunchAndTerminateAmongHooks = LaunchAndTerminate with
    {
        Name = "launch-and-terminate-among-hooks",
        OthersHooks = OthersHooks,
    };

    public static IReadOnlyList<Scenario> All =>
    [
        Launch, ThreeLaunches, Terminate, LaunchAndTerminate, Churn, Succession,
        IntoWarmPool, OutOfWarmPool, BackToWarmPool, WarmPoolRound, EndOfWarmPool,
        Console, ConsoleWithHook, ConsoleWhileLaunching, ForgedEnd,
        SlowStart, SlowAttach, LaunchTimesOut, LaunchTimesOutIntoService, TerminateTimesOut, RootVolume,
        AddressQuota, LastLicense, LaunchAmongHooks, TerminateAmongHooks, LaunchAndTerminateAmongHooks,
        .. LicenseScenarios.All, .. NamingScenarios.All, .. FortiOsScenarios.All,
    ];

    /// <exception cref="FormatException">There is no such scenario.</exception>
    public static Scenario Named(string name) => name.Split('@', 2) is [var plain, var variant]
        ? FortiOsScenarios.Variant(Named(plain), variant)
        : All.FirstOrDefault(scenario => scenario.Name == name)
            ?? throw new FormatException($"'{name}' is not a scenario: expected one of {string.Join(", ", All)}.");
}
