namespace FgtAsg.Fleet;

/// <summary>Reads Auto Scaling's <c>LifecycleState</c>.</summary>
internal static class LifecycleStates
{
    /// <summary>The prefix of all warm pool states. The rest of the name is a state of the group.</summary>
    private const string WarmPrefix = "Warmed:";

    public static GroupMembership MembershipOf(string? lifecycleState) => lifecycleState switch
    {
        _ when lifecycleState?.StartsWith(WarmPrefix, StringComparison.Ordinal) == true =>
            MembershipOf(lifecycleState[WarmPrefix.Length..]),
        null or "" => GroupMembership.Unknown,
        "InService" or "Pending:Proceed" or "EnteringStandby" or "Standby" or "Detaching" => GroupMembership.InService,
        "Pending" or "Pending:Wait" => GroupMembership.Joining,
        "Quarantined" or "Terminated" or "Detached" => GroupMembership.Leaving,
        _ when lifecycleState.StartsWith("Terminating", StringComparison.Ordinal) => GroupMembership.Leaving,
        // The warm pool's Stopped, Running and Hibernated, and states that AWS may add: the instance is alive and keeps its resources.
        _ => GroupMembership.InService,
    };

    /// <summary>Whether a lifecycle hook holds the instance.</summary>
    public static bool IsWaiting(string? lifecycleState) => lifecycleState?.EndsWith(":Wait", StringComparison.Ordinal) == true;

    /// <summary>Whether it is in service, or in its regular state in the warm pool.</summary>
    public static bool IsAtRest(string? lifecycleState) =>
        lifecycleState is "InService" or "Warmed:Stopped" or "Warmed:Running" or "Warmed:Hibernated";

    public static bool IsInWarmPool(string? lifecycleState) => lifecycleState?.StartsWith(WarmPrefix, StringComparison.Ordinal) == true;
}

/// <summary>The relation of an instance to the group, as far as decisions depend on it.</summary>
internal enum GroupMembership
{
    /// <summary>Auto Scaling does not know the instance, or no longer knows it.</summary>
    Unknown,

    /// <summary>The instance is joining: Pending or Pending:Wait.</summary>
    Joining,

    /// <summary>The instance is in service, or its launch hooks are completed.</summary>
    InService,

    /// <summary>The instance is leaving or gone.</summary>
    Leaving,
}

/// <summary>Auto Scaling's names for the origin and destination of an instance.</summary>
internal static class LifecyclePlaces
{
    /// <summary>A new or an ended instance.</summary>
    public const string EC2 = "EC2";

    /// <summary>In service. Origin and destination are both this value when a root volume is replaced.</summary>
    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}

/// <summary>Auto Scaling's names for the transitions that hooks wait at.</summary>
internal static class HookTransitions
{
    public const string Launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
    public const string Terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
}

/// <summary>Auto Scaling's names for the result of a lifecycle action.</summary>
internal static class LifecycleActionResult
{
    public const string Continue = "CONTINUE";
    public const string Abandon = "ABANDON";
}
