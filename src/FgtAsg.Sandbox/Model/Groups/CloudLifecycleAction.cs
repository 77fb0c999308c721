namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>A lifecycle action with its complete history.</summary>
public sealed record CloudLifecycleAction
{
    public required string Token { get; init; }

    public required string GroupName { get; init; }

    public required string HookName { get; init; }

    public required string InstanceId { get; init; }

    public required string Transition { get; init; }

    public required string Origin { get; init; }

    public required string Destination { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the default result applies, unless a heartbeat or a result arrives before.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while the action is active.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required LifecycleActionStatus Status { get; init; }

    /// <summary>Null while the action is active, and when it was canceled.</summary>
    public string? Result { get; init; }

    public required int Heartbeats { get; init; }

    /// <summary>All CompleteLifecycleAction calls for this action, including those that were refused because it had ended.</summary>
    public required IReadOnlyList<CloudCompletionAttempt> Completions { get; init; }
}

/// <summary>The state of a lifecycle action.</summary>
public enum LifecycleActionStatus
{
    Active,

    /// <summary>By CompleteLifecycleAction.</summary>
    Completed,

    /// <summary>The heartbeat timeout expired, and the default result applied.</summary>
    TimedOut,

    /// <summary>
    /// Superseded: the instance ended, its termination was requested, or another hook of the same transition was abandoned.
    /// </summary>
    Cancelled,
}

/// <summary>One CompleteLifecycleAction call.</summary>
public sealed record CloudCompletionAttempt(DateTimeOffset Time, string Result, bool Accepted);
