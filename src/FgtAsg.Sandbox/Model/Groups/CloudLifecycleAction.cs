namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>One lifecycle action, with everything that was said about it.</summary>
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

    /// <summary>When the default result applies if nothing more is heard.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while the action is active.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required LifecycleActionStatus Status { get; init; }

    /// <summary>Null while active, and when cancelled.</summary>
    public string? Result { get; init; }

    public required int Heartbeats { get; init; }

    /// <summary>Every CompleteLifecycleAction call that named this action, those refused because it was over already included.</summary>
    public required IReadOnlyList<CloudCompletionAttempt> Completions { get; init; }
}

/// <summary>Where a lifecycle action stands.</summary>
public enum LifecycleActionStatus
{
    Active,

    /// <summary>By CompleteLifecycleAction.</summary>
    Completed,

    /// <summary>Its heartbeat time-out passed: the default result applied.</summary>
    TimedOut,

    /// <summary>Overtaken: the instance ended, was told to terminate, or another hook of the same transition was abandoned.</summary>
    Cancelled,
}

/// <summary>One CompleteLifecycleAction call.</summary>
public sealed record CloudCompletionAttempt(DateTimeOffset Time, string Result, bool Accepted);
