using System.Text.Json.Serialization;

namespace FgtAsg.Answers;

/// <summary>What the function did for one event, as its invoker gets it.</summary>
internal sealed record Answer
{
    public required AnswerStatus Status { get; init; }

    /// <summary>launch, terminate, confirm, start, sweep, recycle, recycleStep, snapshot, intake, seed or test; null for an event that is no kind of ours.</summary>
    public string? Action { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>CONTINUE or ABANDON where this invocation completed the lifecycle action, otherwise null.</summary>
    public string? LifecycleActionResult { get; init; }

    public IReadOnlyList<AnsweredInterface> Interfaces { get; init; } = [];

    /// <summary>The licence that the firewall holds after a launch, gave back, or that the event is about; null for none, or for several.</summary>
    public string? License { get; init; }

    /// <summary>The hostname that the firewall holds after a launch, or gave back; null for none.</summary>
    public string? Hostname { get; init; }

    /// <summary>Why, in a sentence, where the status needs one.</summary>
    public string? Reason { get; init; }

    /// <summary>What a person should know although the job was done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Only of a sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnsweredSweep? Sweep { get; init; }

    /// <summary>Only of a run that replaces the group's instances.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnsweredRecycle? Recycle { get; init; }

    /// <summary>Only of snapshots.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnsweredSnapshots? Snapshots { get; init; }

    /// <summary>Only where a command was sent to a firewall, or followed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnsweredStart? Start { get; init; }

    /// <summary>Of an ignored event: it is not for this function at all. It is not part of the answer.</summary>
    [JsonIgnore]
    public bool IsUnhandled { get; init; }

    /// <summary>An event that is understood, and asks for nothing.</summary>
    public static Answer Ignored(string? action, InstanceId? instanceId, string reason) =>
        new() { Status = AnswerStatus.Ignored, Action = action, InstanceId = instanceId?.Value, Reason = reason };

    /// <summary>An event of a kind that the function does not know, of another group, or of another hook.</summary>
    public static Answer Unhandled(string? action, InstanceId? instanceId, string reason) =>
        Ignored(action, instanceId, reason) with { IsUnhandled = true };
}
