namespace FgtAsg.Recycle;

/// <summary>What a run does next.</summary>
internal abstract record RecycleAction
{
    private RecycleAction()
    {
    }

    /// <summary>Sets the capacity, and the largest size where it has to be larger for that.</summary>
    public sealed record Resize(int Max, int Desired) : RecycleAction;

    /// <summary>Has Auto Scaling terminate instances.</summary>
    /// <param name="InstanceIds">Which.</param>
    /// <param name="Decrement">Whether the desired capacity shrinks with them; otherwise they are replaced.</param>
    public sealed record Terminate(IReadOnlyList<string> InstanceIds, bool Decrement) : RecycleAction;

    /// <summary>Has Auto Scaling refresh the group.</summary>
    public sealed record StartRefresh : RecycleAction;

    /// <summary>There is nothing to do but to look again later.</summary>
    public sealed record Wait(string For) : RecycleAction;

    /// <summary>The round is through.</summary>
    public sealed record Done : RecycleAction;

    /// <summary>It cannot go on.</summary>
    public sealed record GiveUp(string Reason) : RecycleAction;
}
