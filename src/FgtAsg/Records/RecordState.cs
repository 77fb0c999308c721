namespace FgtAsg.Records;

/// <summary>Where a firewall is in its life, as the function brought it there.</summary>
internal enum RecordState
{
    /// <summary>It is being given what it needs. Only in this state can it claim anything.</summary>
    Launching,

    /// <summary>It has all it needs, and was, or is about to be, let into the group.</summary>
    InService,

    /// <summary>On its way back into the warm pool: it gives back licence and name. A launch out of the pool may come before that is done.</summary>
    Returning,

    /// <summary>In the warm pool: it has its interfaces, and neither licence nor name.</summary>
    Warmed,

    /// <summary>All it has is being taken back.</summary>
    Terminating,

    /// <summary>Nothing of it is left.</summary>
    Terminated,

    /// <summary>Its launch was given up.</summary>
    Failed,
}
