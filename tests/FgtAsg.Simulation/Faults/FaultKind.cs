namespace FgtAsg.Simulation.Faults;

/// <summary>One way in which one AWS call, or the process that makes it, goes wrong.</summary>
/// <param name="Name">As it is written in a case: <c>killed-before@17</c>.</param>
internal sealed record FaultKind(string Name)
{
    /// <summary>Happens in the place of the call's effect, or before it: throws, waits, or ends the process.</summary>
    public Func<FaultedCall, Task>? Before { get; init; }

    /// <summary>Happens after the effect, before the caller has its answer.</summary>
    public Func<FaultedCall, Task>? After { get; init; }

    /// <summary>
    /// Whether a launch may rightly be given up for it. For any other kind the firewalls must be where they would be without the fault.
    /// </summary>
    public bool MayEndLaunch { get; init; }

    /// <summary>Whether it takes so much of an invocation's time that a long launch may rightly be given up for two of them.</summary>
    public bool CostsTime { get; init; }

    /// <summary>Whether it takes so long that a hook with a short time-out ends meanwhile.</summary>
    public bool OutlastsHooks { get; init; }

    /// <summary>Whether it lasts so long that all three tries of an event may fail: a later event, or the sweep, makes up for it.</summary>
    public bool OutlastsTries { get; init; }

    public override string ToString() => Name;
}
