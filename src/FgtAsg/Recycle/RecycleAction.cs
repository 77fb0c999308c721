namespace FgtAsg.Recycle;

/// <summary>The next action of a run.</summary>
internal abstract record RecycleAction
{
    private RecycleAction()
    {
    }

    /// <summary>Sets the desired capacity and the maximum size.</summary>
    public sealed record Resize(int Max, int Desired) : RecycleAction;

    /// <summary>Lets Auto Scaling terminate instances.</summary>
    /// <param name="Decrement">Whether the desired capacity shrinks with them; otherwise Auto Scaling replaces them.</param>
    public sealed record Terminate(IReadOnlyList<string> InstanceIds, bool Decrement) : RecycleAction;

    /// <summary>Starts an instance refresh.</summary>
    public sealed record StartRefresh : RecycleAction;

    /// <summary>Nothing to do now; look again later.</summary>
    public sealed record Wait(string For) : RecycleAction;

    /// <summary>The round is finished.</summary>
    public sealed record Done : RecycleAction;

    /// <summary>The run cannot continue.</summary>
    public sealed record GiveUp(string Reason) : RecycleAction;
}
