namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The specification of a group's warm pool, as in PutWarmPool.</summary>
/// <remarks>
/// The pool contains max(<see cref="MinSize"/>, prepared capacity - desired capacity) instances. It is adjusted when the specification is
/// set and whenever the desired capacity is changed. Other lost instances are replaced only in a group with
/// <see cref="GroupSpecification.ReplacesLostInstances"/>.
/// </remarks>
public sealed record WarmPoolSpecification
{
    /// <summary>A value of <see cref="WarmPoolStates"/>.</summary>
    public string PoolState { get; init; } = WarmPoolStates.Stopped;

    /// <summary>The minimum number of instances in the pool.</summary>
    public int MinSize { get; init; }

    /// <summary>
    /// The prepared capacity: the number of instances in the pool and the group together. Null for the group's maximum size.
    /// </summary>
    public int? MaxGroupPreparedCapacity { get; init; }

    /// <summary>Whether an instance in service returns to the pool when the group scales in.</summary>
    public bool ReuseOnScaleIn { get; init; }
}

/// <summary>The states in which a warm pool keeps its instances.</summary>
public static class WarmPoolStates
{
    public const string Stopped = "Stopped";

    public const string Running = "Running";

    /// <summary>EC2 shows a hibernated instance as stopped.</summary>
    public const string Hibernated = "Hibernated";
}
