namespace FgtAsg.Lifecycle;

internal enum CompletionOutcome
{
    /// <summary>Auto Scaling took this result.</summary>
    Completed,

    /// <summary>There was nothing to complete any more: another delivery was first, or the hook timed out.</summary>
    NoActiveAction,
}
