namespace FgtAsg.Recycle;

/// <summary>What the group's tags ask for.</summary>
internal sealed record RecycleSettings
{
    /// <summary>Whether a change of the group, or drift that the schedule finds, starts a run; one that is asked for by hand runs in any case.</summary>
    public required bool OnUpdate { get; init; }

    public required RecycleStrategy Strategy { get; init; }

    /// <summary>Each run ends with its plan.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Another state machine than the module's, of the same account and region; null for the module's.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>When nothing may be replaced; null for never.</summary>
    public ExclusionWindow? Exclusion { get; init; }

    public string? Team { get; init; }

    public string? SlackChannel { get; init; }

    public bool NotifyPagerDuty { get; init; }
}
