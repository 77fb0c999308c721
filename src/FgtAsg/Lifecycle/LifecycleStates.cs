namespace FgtAsg.Lifecycle;

/// <summary>Reads Auto Scaling's <c>LifecycleState</c>.</summary>
internal static class LifecycleStates
{
    public static GroupMembership MembershipOf(string? lifecycleState) => lifecycleState switch
    {
        null or "" => GroupMembership.Unknown,
        "InService" or "Pending:Proceed" or "EnteringStandby" or "Standby" or "Detaching" => GroupMembership.InService,
        "Pending" or "Pending:Wait" => GroupMembership.Joining,
        "Quarantined" or "Terminated" or "Detached" => GroupMembership.Leaving,
        _ when lifecycleState.StartsWith("Terminating", StringComparison.Ordinal) => GroupMembership.Leaving,
        // Warm pool states and whatever AWS adds: an instance that lives. Nothing is taken from it.
        _ => GroupMembership.InService,
    };
}
