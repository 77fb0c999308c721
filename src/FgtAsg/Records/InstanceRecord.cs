using Amazon.DynamoDBv2.Model;
using FgtAsg.Dns;
using FgtAsg.Pools;

namespace FgtAsg.Records;

/// <summary>The item <c>instance#&lt;id&gt;</c>: how far an instance is, and what it holds.</summary>
/// <param name="Dns">The DNS record that was, or was about to be, written for it; null for none.</param>
/// <param name="LaunchingAt">When its last launch began, out of the warm pool or anew.</param>
/// <param name="WarmedAt">When it last came to rest in the warm pool; null for never.</param>
/// <param name="ExpiresAt">When DynamoDB may delete the record, in seconds since 1970; null while the instance is not done with.</param>
internal sealed record InstanceRecord(
    InstanceId Id,
    string? AutoScalingGroupName,
    RecordState State,
    string? License,
    string? Hostname,
    DnsRecord? Dns,
    string? LaunchingAt,
    string? WarmedAt,
    long? ExpiresAt)
{
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
            : throw new FormatException($"{KeyOf(id)} has the State '{item.Text("State")}', which this function does not know."),
        item.Text("License"),
        item.Text("Hostname"),
        item.GetValueOrDefault("Dns")?.M is { Count: > 0 } dns ? DnsRecord.From(dns) : null,
        item.Text("LaunchingAt"),
        item.Text("WarmedAt"),
        item.Number("ExpiresAt"));
}
