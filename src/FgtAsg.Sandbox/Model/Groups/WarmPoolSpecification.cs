namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>A group's warm pool, as PutWarmPool says it.</summary>
/// <remarks>
/// The pool holds max(<see cref="MinSize"/>, prepared capacity - desired capacity) instances. It is brought to that size when it is put and
/// whenever somebody changes the desired capacity; instances that it loses otherwise are made up for only in a group with
/// <see cref="GroupSpecification.ReplacesLostInstances"/>.
/// </remarks>
public sealed record WarmPoolSpecification
{
    /// <summary>One of <see cref="WarmPoolStates"/>.</summary>
    public string PoolState { get; init; } = WarmPoolStates.Stopped;

    /// <summary>At least so many instances are in the pool.</summary>
    public int MinSize { get; init; }

    /// <summary>The prepared capacity: so many instances in the pool and the group together. Null for the group's maximum size.</summary>
    public int? MaxGroupPreparedCapacity { get; init; }

    /// <summary>Whether scaling in brings an instance in service back into the pool.</summary>
    public bool ReuseOnScaleIn { get; init; }
}

/// <summary>How a warm pool keeps its instances.</summary>
public static class WarmPoolStates
{
    public const string Stopped = "Stopped";

    public const string Running = "Running";

    /// <summary>EC2 tells of a hibernated instance as of a stopped one.</summary>
    public const string Hibernated = "Hibernated";
}
