using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// What may happen to a group; of licence files and of names in tags in <see cref="LicensePlots"/> and <see cref="NamePlots"/>. A new plot is a
/// line here (and one in <see cref="HistoryKinds"/>, to have every fault tried on it).
/// </summary>
internal static class Plots
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly Rest Nothing = new();
    private static readonly Rest OneInService = new(InService: 1);
    private static readonly Rest OneWarm = new(Warm: 1);

    private static readonly IReadOnlyList<LifecycleHookSpecification> OthersHooks =
    [
        new() { Name = "others-launch", Transition = LifecycleTransitions.Launching },
        new() { Name = "others-terminate", Transition = LifecycleTransitions.Terminating },
    ];

    public static readonly Plot Launch = new("launch", stage => stage.LaunchAsync())
    {
        Leaves = OneInService,
    };

    public static readonly Plot ThreeLaunches = new("three-launches", stage => stage.LaunchAsync(3))
    {
        Leaves = new(InService: 3),
        IsCrowded = true,
    };

    public static readonly Plot Terminate = new("terminate", stage => stage.TerminateAsync(stage.Firewalls[0]))
    {
        Before = stage => stage.LaunchAsync(),
        Leaves = Nothing,
    };

    /// <summary>It goes before it is there.</summary>
    public static readonly Plot LaunchAndTerminate = new("launch-and-terminate", async stage =>
    {
        await stage.LaunchAsync();
        await stage.WithinAsync(TimeSpan.FromSeconds(9));
        await stage.TerminateAsync(stage.Firewalls[0]);
    })
    {
        Leaves = Nothing,
        IsCrowded = true,
    };

    /// <summary>The group scales out and in at once.</summary>
    public static readonly Plot Churn = new("churn", async stage =>
    {
        var leaving = stage.Firewalls[0];
        await stage.LaunchAsync();
        await stage.WithinAsync(TimeSpan.FromSeconds(5));
        await stage.TerminateAsync(leaving);
        await stage.LaunchAsync();
    })
    {
        Before = stage => stage.LaunchAsync(),
        Leaves = new(InService: 2),
        IsCrowded = true,
    };

    /// <summary>There is one hostname, and it goes from one firewall to the next.</summary>
    public static readonly Plot Succession = new("succession", async stage =>
    {
        await stage.TerminateAsync(stage.Firewalls[0]);
        await stage.WithinAsync(TimeSpan.FromSeconds(5));
        await stage.LaunchAsync();
    })
    {
        Before = stage => stage.LaunchAsync(),
        Hostnames = 1,
        Leaves = OneInService,
        IsCrowded = true,
    };

    /// <summary>The operator makes a warm pool.</summary>
    public static readonly Plot IntoWarmPool = new("into-warm-pool", stage => stage.WarmPoolAsync(prepared: 1))
    {
        Leaves = OneWarm,
    };

    public static readonly Plot OutOfWarmPool = new("out-of-warm-pool", stage => stage.LaunchAsync())
    {
        Before = stage => stage.WarmPoolAsync(prepared: 1),
        Leaves = OneInService,
    };

    public static readonly Plot BackToWarmPool = new("back-to-warm-pool", stage => stage.ScaleInAsync(stage.Firewalls[0]))
    {
        Before = async stage =>
        {
            await stage.WarmPoolAsync(prepared: 1);
            await stage.LaunchAsync();
        },
        Leaves = OneWarm,
    };

    /// <summary>Out of the pool, back into it, and out again.</summary>
    public static readonly Plot WarmPoolRound = new("warm-pool-round", async stage =>
    {
        await stage.LaunchAsync();
        await stage.UntilInServiceAsync();
        await stage.ScaleInAsync(stage.Firewalls[0]);
        await stage.UntilWarmAsync();
        await stage.LaunchAsync();
    })
    {
        Before = stage => stage.WarmPoolAsync(prepared: 1),
    };

    public static readonly Plot EndOfWarmPool = new("end-of-warm-pool", stage => stage.DropWarmPoolAsync())
    {
        Before = stage => stage.WarmPoolAsync(prepared: 1),
        Leaves = Nothing,
    };

    /// <summary>Somebody ends it in the console, and the group notices a minute later.</summary>
    public static readonly Plot Console = new("console", stage => stage.EndInConsoleAsync(stage.Firewalls[0]))
    {
        Before = stage => stage.LaunchAsync(),
        Cloud = cloud => cloud with { HealthCheckDelay = Minute },
        Leaves = Nothing,
    };

    /// <summary>The same, and the group runs its terminate hook for what is gone already.</summary>
    public static readonly Plot ConsoleWithHook = Console with
    {
        Name = "console-with-hook",
        Cloud = cloud => cloud with { HealthCheckDelay = Minute, HooksForLostInstances = true },
    };

    public static readonly Plot ConsoleWhileLaunching = new("console-while-launching", async stage =>
    {
        await stage.LaunchAsync();
        await stage.WithinAsync(TimeSpan.FromSeconds(9));
        await stage.EndInConsoleAsync(stage.Firewalls[0]);
    })
    {
        Cloud = cloud => cloud with { HealthCheckDelay = Minute },
        Leaves = Nothing,
    };

    /// <summary>Somebody sends the events of an end that is none.</summary>
    public static readonly Plot ForgedEnd = new("forged-end", stage => stage.ForgeEndAsync(stage.Firewalls[0]))
    {
        Before = stage => stage.LaunchAsync(),
        Leaves = OneInService,
    };

    /// <summary>The machine is slower than the hook is patient: heartbeats must keep it waiting.</summary>
    public static readonly Plot SlowStart = new("slow-start", stage => stage.LaunchAsync())
    {
        Cloud = cloud => cloud with { InstanceStartDelay = TimeSpan.FromSeconds(160) },
        Hooks = hook => hook with { HeartbeatTimeout = TimeSpan.FromSeconds(150) },
        HasShortHooks = true,
        Leaves = OneInService,
    };

    /// <summary>The launch is at work for longer than the sweep's guard: that it runs must keep the sweep away.</summary>
    public static readonly Plot SlowAttach = new("slow-attach", stage => stage.LaunchAsync())
    {
        Cloud = cloud => cloud with { AttachDelay = TimeSpan.FromSeconds(150) },
        SweepGuard = Minute,
        NeedsItsTime = true,
        Leaves = OneInService,
    };

    /// <summary>Nobody answers in time, and the group gives the launch up, or lets the instance go.</summary>
    public static readonly Plot LaunchTimesOut = new("launch-times-out", stage => stage.LaunchAsync())
    {
        Hooks = hook => hook with { HeartbeatTimeout = Minute },
        HooksMayTimeOut = true,
    };

    /// <summary>Nobody answers in time, and the group lets the instance into service as it is.</summary>
    public static readonly Plot LaunchTimesOutIntoService = LaunchTimesOut with
    {
        Name = "launch-times-out-into-service",
        Hooks = hook => hook with { HeartbeatTimeout = Minute, DefaultResult = LifecycleResults.Continue },
        NeedsItsEvents = true,
    };

    public static readonly Plot TerminateTimesOut = Terminate with
    {
        Name = "terminate-times-out",
        Hooks = hook => hook with { HeartbeatTimeout = Minute },
        HooksMayTimeOut = true,
    };

    public static readonly Plot RootVolume = new("root-volume", stage => stage.ReplaceRootVolumeAsync(stage.Firewalls[0]))
    {
        Before = stage => stage.LaunchAsync(),
        Leaves = OneInService,
    };

    /// <summary>There is one Elastic IP for two firewalls.</summary>
    public static readonly Plot AddressQuota = new("address-quota", stage => stage.LaunchAsync(2))
    {
        Cloud = cloud => cloud with { ElasticIpQuota = Stage.ForeignAddresses + 1 },
    };

    /// <summary>There is one licence for two firewalls.</summary>
    public static readonly Plot LastLicense = new("last-licence", stage => stage.LaunchAsync(2))
    {
        Licenses = 1,
    };

    /// <summary>Somebody else has a launch hook and a terminate hook at the group too, and the function gets their events.</summary>
    public static readonly Plot LaunchAmongHooks = Launch with { Name = "launch-among-hooks", OthersHooks = OthersHooks };

    public static readonly Plot TerminateAmongHooks = Terminate with { Name = "terminate-among-hooks", OthersHooks = OthersHooks };

    public static readonly Plot LaunchAndTerminateAmongHooks = LaunchAndTerminate with
    {
        Name = "launch-and-terminate-among-hooks",
        OthersHooks = OthersHooks,
    };

    public static IReadOnlyList<Plot> All =>
    [
        Launch, ThreeLaunches, Terminate, LaunchAndTerminate, Churn, Succession, IntoWarmPool, OutOfWarmPool, BackToWarmPool, WarmPoolRound, EndOfWarmPool,
        Console, ConsoleWithHook, ConsoleWhileLaunching, ForgedEnd, SlowStart, SlowAttach, LaunchTimesOut, LaunchTimesOutIntoService, TerminateTimesOut, RootVolume,
        AddressQuota, LastLicense, LaunchAmongHooks, TerminateAmongHooks, LaunchAndTerminateAmongHooks,
        .. LicensePlots.All, .. NamePlots.All,
    ];

    /// <exception cref="FormatException">There is no such plot.</exception>
    public static Plot Named(string name) => All.FirstOrDefault(plot => plot.Name == name)
        ?? throw new FormatException($"'{name}' is no plot: it is one of {string.Join(", ", All)}.");
}
