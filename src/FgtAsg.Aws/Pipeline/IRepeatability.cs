namespace Amazon.Pipeline;

/// <summary>Whether an operation may be sent again when nobody knows what became of it.</summary>
internal interface IRepeatability
{
    /// <summary>
    /// False for an operation that does its work twice when it is sent twice: it is repeated only after the service's own word that it
    /// throttled the call, never after a time-out, a lost connection or a server error.
    /// </summary>
    bool IsSafeToRepeat { get; }
}
