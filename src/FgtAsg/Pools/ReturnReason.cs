namespace FgtAsg.Pools;

/// <summary>Why an instance gives back what it holds, and so what becomes of its record.</summary>
internal enum ReturnReason
{
    /// <summary>It ends, and nothing of it is left: the record ends with it.</summary>
    Ended,

    /// <summary>It ends, and something could not be freed yet: the record stays as the sign of that.</summary>
    Ending,

    /// <summary>It waits in the warm pool.</summary>
    IntoWarmPool,

    /// <summary>It waits in the warm pool, and something could not be freed yet: the record stays on its way there, as the sign of that.</summary>
    IntoWarmPoolStill,
}
