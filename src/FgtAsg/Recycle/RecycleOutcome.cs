namespace FgtAsg.Recycle;

/// <summary>What a step answers, and the state machine chooses its next state by.</summary>
internal static class RecycleOutcome
{
    /// <summary>On to the next state.</summary>
    public const string Go = "go";

    /// <summary>All instances are as the group would launch them.</summary>
    public const string Nothing = "nothing";

    /// <summary>Another run has the lock, and does what this one would.</summary>
    public const string Coalesced = "coalesced";

    /// <summary>The exclusion window is closed until the time that is answered.</summary>
    public const string Closed = "closed";

    /// <summary>Look again after the time that is answered.</summary>
    public const string Wait = "wait";

    /// <summary>The plan is all that was asked for.</summary>
    public const string DryRun = "dryRun";

    /// <summary>One more round.</summary>
    public const string Again = "again";

    /// <summary>Nothing can be rolled back, or rolling back failed too.</summary>
    public const string GaveUp = "gaveUp";

    /// <summary>The execution was started, by this event or by one before it.</summary>
    public const string Started = "started";
}
