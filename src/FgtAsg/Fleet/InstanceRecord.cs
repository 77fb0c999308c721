using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>The item <c>instance#&lt;id&gt;</c>: an instance's state, license and hostname.</summary>
/// <param name="AutoScalingGroupName">The group whose function wrote it; null if the item has none.</param>
internal sealed record InstanceRecord(InstanceId Id, string? AutoScalingGroupName, RecordState State)
{
    /// <summary>The attribute that <see cref="BringUp"/> is stored in.</summary>
    public const string BringUpAttribute = "FortiOs";

    /// <summary>The attribute that <see cref="IsRestored"/> is stored in.</summary>
    public const string RestoredAttribute = "Restored";

    public string? License { get; init; }

    public string? Hostname { get; init; }

    /// <summary>The DNS record that was, or was about to be, written for the instance; null for none.</summary>
    public DnsRecord? Dns { get; init; }

    /// <summary>When its last launch began, as a new instance or out of the warm pool.</summary>
    public string? LaunchingAt { get; init; }

    /// <summary>When it last came to rest in the warm pool; null for never.</summary>
    public string? WarmedAt { get; init; }

    /// <summary>
    /// When DynamoDB may delete the record, in seconds since 1970; null while the instance exists or its cleanup is unfinished.
    /// </summary>
    public long? ExpiresAt { get; init; }

    /// <summary>When it last went into service; null for never.</summary>
    public string? InServiceAt { get; init; }

    /// <summary>When its last return to the warm pool began; null for never.</summary>
    public string? ReturningAt { get; init; }

    /// <summary>When its termination or the rollback of its launch began; null for not yet.</summary>
    public string? TerminatingAt { get; init; }

    /// <summary>When its cleanup was complete; null for not yet.</summary>
    public string? EndedAt { get; init; }

    /// <summary>The latest end of the invocation that began its last launch; null if the record has none.</summary>
    public string? WorkUntil { get; init; }

    /// <summary>How far FortiOS has been brought up; null if it was not begun, or if the function does not look at FortiOS.</summary>
    public BringUpState? BringUp { get; init; }

    /// <summary>Whether an earlier record was lost, and this one got the holdings that the instance's tags name.</summary>
    public bool IsRestored { get; init; }

    /// <summary>Not stored. True if the current launch created the record, so no resource existed for the instance before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the instance is ending or has ended, so that a launch is too late.</summary>
    public bool IsEndingOrEnded => State is RecordState.Terminating or RecordState.Terminated or RecordState.Failed;

    public static string KeyOf(InstanceId id) => $"instance#{id}";

    /// <summary>
    /// Whether the license that it holds may be known to the vendor's servers under this machine. Without a bring-up, the firewall may have
    /// got it by other means.
    /// </summary>
    public bool MayHaveUsedLicense => BringUp is null || IsRestored || BringUp.SentLicense == License;

    public string? HeldOf(PoolKind kind) => kind == PoolKind.License ? License : Hostname;

    public InstanceRecord Holding(PoolKind kind, string name) =>
        kind == PoolKind.License ? this with { License = name } : this with { Hostname = name };

    /// <exception cref="FormatException">The item's state is unknown: something else wrote the item.</exception>
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
        IsRestored = item.Text(RestoredAttribute) is not null,
        BringUp = BringUpState.From(item.GetValueOrDefault(BringUpAttribute)?.M),
    };
}

/// <summary>A firewall's state in the function's view.</summary>
internal enum RecordState
{
    /// <summary>It is getting its resources. Only in this state can it claim a license or hostname.</summary>
    Launching,

    /// <summary>It has all its resources, and its hook was or is about to be completed.</summary>
    InService,

    /// <summary>
    /// It is returning to the warm pool and gives back its license and hostname. A launch out of the pool may come before this is done.
    /// </summary>
    Returning,

    /// <summary>It is in the warm pool, with its interfaces but without a license or hostname.</summary>
    Warmed,

    /// <summary>Its resources are being released.</summary>
    Terminating,

    /// <summary>All its resources are released.</summary>
    Terminated,

    /// <summary>Its launch was abandoned.</summary>
    Failed,
}
