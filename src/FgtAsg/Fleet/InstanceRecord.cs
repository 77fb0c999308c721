using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>The item <c>instance#&lt;id&gt;</c>: how far an instance is, and what it holds.</summary>
/// <param name="Id">The instance.</param>
/// <param name="AutoScalingGroupName">Whose function wrote it; null where the item does not say.</param>
/// <param name="State">How far it is.</param>
internal sealed record InstanceRecord(InstanceId Id, string? AutoScalingGroupName, RecordState State)
{
    public string? License { get; init; }

    public string? Hostname { get; init; }

    /// <summary>The DNS record that was, or was about to be, written for it; null for none.</summary>
    public DnsRecord? Dns { get; init; }

    /// <summary>When its last launch began, out of the warm pool or anew.</summary>
    public string? LaunchingAt { get; init; }

    /// <summary>When it last came to rest in the warm pool; null for never.</summary>
    public string? WarmedAt { get; init; }

    /// <summary>When DynamoDB may delete the record, in seconds since 1970; null while the instance is not done with.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>When it last went into service; null for never.</summary>
    public string? InServiceAt { get; init; }

    /// <summary>When its last way back into the warm pool began; null for never.</summary>
    public string? ReturningAt { get; init; }

    /// <summary>When its end, or the undoing of its launch, began; null for not yet.</summary>
    public string? TerminatingAt { get; init; }

    /// <summary>When nothing of it was left; null for not yet.</summary>
    public string? EndedAt { get; init; }

    /// <summary>When Lambda ends, at the latest, the invocation that began its last launch; null of a record without one.</summary>
    public string? WorkUntil { get; init; }

    /// <summary>Not stored. The launch that has it in hand opened it: nothing was made for the instance before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether a launch comes too late.</summary>
    public bool IsEndingOrEnded => State is RecordState.Terminating or RecordState.Terminated or RecordState.Failed;

    public static string KeyOf(InstanceId id) => $"instance#{id}";

    public string? HeldOf(PoolKind kind) => kind == PoolKind.License ? License : Hostname;

    public InstanceRecord Holding(PoolKind kind, string name) => kind == PoolKind.License ? this with { License = name } : this with { Hostname = name };

    /// <exception cref="FormatException">The item is no such record: somebody else wrote it.</exception>
    public static InstanceRecord From(InstanceId id, IReadOnlyDictionary<string, AttributeValue> item) => new(
        id,
        item.Text("AutoScalingGroupName"),
        Enum.TryParse<RecordState>(item.Text("State"), out var state) && state.ToString() == item.Text("State")
            ? state
            : throw new FormatException($"{KeyOf(id)} has the State '{item.Text("State")}', which this function does not know."))
    {
        License = item.Text("License"),
        Hostname = item.Text("Hostname"),
        Dns = item.GetValueOrDefault("Dns")?.M is { Count: > 0 } dns ? DnsRecord.From(dns) : null,
        LaunchingAt = item.Text("LaunchingAt"),
        WarmedAt = item.Text("WarmedAt"),
        ExpiresAt = item.Number("ExpiresAt"),
        InServiceAt = item.Text("InServiceAt"),
        ReturningAt = item.Text("ReturningAt"),
        TerminatingAt = item.Text("TerminatingAt"),
        EndedAt = item.Text("EndedAt"),
        WorkUntil = item.Text("WorkUntil"),
    };
}

/// <summary>Where a firewall is in its life, as the function brought it there.</summary>
internal enum RecordState
{
    /// <summary>It is being given what it needs. Only in this state can it claim anything.</summary>
    Launching,

    /// <summary>It has all it needs, and was, or is about to be, let into the group.</summary>
    InService,

    /// <summary>
    /// On its way back into the warm pool: it gives back license and name. A launch out of the pool may come before that is done.
    /// </summary>
    Returning,

    /// <summary>In the warm pool: it has its interfaces, and neither license nor name.</summary>
    Warmed,

    /// <summary>All it has is being taken back.</summary>
    Terminating,

    /// <summary>Nothing of it is left.</summary>
    Terminated,

    /// <summary>Its launch was given up.</summary>
    Failed,
}
