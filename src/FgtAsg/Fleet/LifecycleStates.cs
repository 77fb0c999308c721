namespace FgtAsg.Fleet;

/// <summary>Reads Auto Scaling's <c>LifecycleState</c>.</summary>
internal static class LifecycleStates
{
    /// <summary>The states of the warm pool are those of the group with this before them.</summary>
    private const string WarmPrefix = "Warmed:";

    public static GroupMembership MembershipOf(string? lifecycleState) => lifecycleState switch
    {
        _ when lifecycleState?.StartsWith(WarmPrefix, StringComparison.Ordinal) == true => MembershipOf(lifecycleState[WarmPrefix.Length..]),
        null or "" => GroupMembership.Unknown,
        "InService" or "Pending:Proceed" or "EnteringStandby" or "Standby" or "Detaching" => GroupMembership.InService,
        "Pending" or "Pending:Wait" => GroupMembership.Joining,
        "Quarantined" or "Terminated" or "Detached" => GroupMembership.Leaving,
        _ when lifecycleState.StartsWith("Terminating", StringComparison.Ordinal) => GroupMembership.Leaving,
        // Stopped, Running and Hibernated of the warm pool, and whatever AWS adds: an instance that lives. Nothing is taken from it.
        _ => GroupMembership.InService,
    };

    /// <summary>Whether a lifecycle hook holds the instance.</summary>
    public static bool IsWaiting(string? lifecycleState) => lifecycleState?.EndsWith(":Wait", StringComparison.Ordinal) == true;

    /// <summary>Whether it is in service, or in the warm pool as the pool keeps it.</summary>
    public static bool IsAtRest(string? lifecycleState) => lifecycleState is "InService" or "Warmed:Stopped" or "Warmed:Running" or "Warmed:Hibernated";

    public static bool IsInWarmPool(string? lifecycleState) => lifecycleState?.StartsWith(WarmPrefix, StringComparison.Ordinal) == true;
}

/// <summary>Where the group sees one of its instances, as far as a decision depends on it.</summary>
internal enum GroupMembership
{
    /// <summary>Auto Scaling does not know the instance (any more).</summary>
    Unknown,

    /// <summary>On its way in: Pending and its waiting forms.</summary>
    Joining,

    /// <summary>In service, or let through to be so.</summary>
    InService,

    /// <summary>On its way out, or gone.</summary>
    Leaving,
}

/// <summary>Auto Scaling's names for where an instance comes from and where it goes.</summary>
internal static class LifecyclePlaces
{
    /// <summary>Started anew, or ended.</summary>
    public const string EC2 = "EC2";

    /// <summary>In service; from here to here where its root volume is replaced.</summary>
    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}

/// <summary>Auto Scaling's names for what a hook waits at.</summary>
internal static class HookTransitions
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
}

/// <summary>Auto Scaling's names for what becomes of the instance.</summary>
internal static class LifecycleActionResult
{
    public const string Continue = "CONTINUE";
    public const string Abandon = "ABANDON";
}
