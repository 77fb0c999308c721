namespace FgtAsg.Recycle;

/// <summary>How the group's instances are replaced: the values of the tag <c>autorecycle_strategy</c>.</summary>
internal enum RecycleStrategy
{
    /// <summary><c>out-in</c>: the fleet is doubled, and the old instances go once the new ones are healthy.</summary>
    OutIn,

    /// <summary><c>out-in-timed</c>: the same, outside the exclusion window.</summary>
    OutInTimed,

    /// <summary><c>in-out</c>: one at a time, the old one goes before the new one comes.</summary>
    InOut,

    /// <summary><c>instance-refresh</c>: Auto Scaling's own instance refresh.</summary>
    InstanceRefresh,
}
