namespace FgtAsg.Lifecycle;

/// <summary>An instance of the group as Auto Scaling lists it.</summary>
/// <param name="LifecycleState">Auto Scaling's own word; those of a warm pool begin with <c>Warmed:</c>.</param>
internal sealed record GroupMember(InstanceId Id, string LifecycleState)
{
    public GroupMembership Membership => LifecycleStates.MembershipOf(LifecycleState);

    public bool IsInWarmPool => LifecycleStates.IsInWarmPool(LifecycleState);

    /// <summary>Whether a hook holds it.</summary>
    public bool IsWaiting => LifecycleStates.IsWaiting(LifecycleState);

    /// <summary>Whether it is in the group, or in its warm pool, and not on its way anywhere.</summary>
    public bool IsAtRest => LifecycleStates.IsAtRest(LifecycleState);
}
