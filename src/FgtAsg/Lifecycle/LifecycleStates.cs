namespace FgtAsg.Lifecycle;

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
