namespace FgtAsg.Simulation.Faults;

/// <summary>A way in which an AWS call, or the process that makes it, fails.</summary>
/// <param name="Name">As written in a case: <c>killed-before@17</c>.</param>
internal sealed record FaultKind(string Name)
{
    /// <summary>Runs instead of the call's effect, or before it: throws, waits, or ends the process.</summary>
    public Func<FaultedCall, Task>? Before { get; init; }

    /// <summary>Runs after the effect and before the caller gets the answer.</summary>
    public Func<FaultedCall, Task>? After { get; init; }

    /// <summary>
    /// Whether the function may abandon a launch because of this fault. For all other kinds, the firewalls must end up where they would
    /// be without the fault.
    /// </summary>
    public bool MayEndLaunch { get; init; }

    /// <summary>Whether it takes so much of an invocation's time that two of them may make a long launch fail.</summary>
    public bool CostsTime { get; init; }

    /// <summary>Whether it lasts longer than a hook with a short timeout.</summary>
    public bool OutlastsHooks { get; init; }

    /// <summary>
    /// Whether it lasts so long that all three attempts of an event may fail. Then a later event or the sweep makes up for it.
    /// </summary>
    public bool OutlastsTries { get; init; }

    public override string ToString() => Name;
}
