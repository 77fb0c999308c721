using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>A lifecycle action: one hook waits for one instance.</summary>
internal sealed class LifecycleAction
{
    public required string Token { get; init; }

    public required string GroupName { get; init; }

    public required LifecycleHookSpecification Hook { get; init; }

    public required string InstanceId { get; init; }

    public required string Origin { get; init; }

    public required string Destination { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan HeartbeatTimeout { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public LifecycleActionStatus Status { get; set; }

    public string? Result { get; set; }

    public int Heartbeats { get; set; }

    public List<CloudCompletionAttempt> Completions { get; } = [];

    public bool IsActive => Status == LifecycleActionStatus.Active;

    public CloudLifecycleAction Snapshot() => new()
    {
        Token = Token,
        GroupName = GroupName,
        HookName = Hook.Name,
        InstanceId = InstanceId,
        Transition = Hook.Transition,
        Origin = Origin,
        Destination = Destination,
        StartedAt = StartedAt,
        ExpiresAt = ExpiresAt,
        EndedAt = EndedAt,
        Status = Status,
        Result = Result,
        Heartbeats = Heartbeats,
        Completions = [.. Completions],
    };
}
