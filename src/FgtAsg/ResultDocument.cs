using System.Text.Json.Serialization;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>A result as the function's invoker gets it, in JSON.</summary>
internal sealed record ResultDocument
{
    public required ResultStatus Status { get; init; }

    /// <inheritdoc cref="Result.Action"/>
    public string? Action { get; init; }

    public string? InstanceId { get; init; }

    /// <inheritdoc cref="Result.LifecycleActionResult"/>
    public string? LifecycleActionResult { get; init; }

    public IReadOnlyList<InterfaceResult> Interfaces { get; init; } = [];

    /// <inheritdoc cref="Result.License"/>
    public string? License { get; init; }

    /// <inheritdoc cref="Result.Hostname"/>
    public string? Hostname { get; init; }

    /// <inheritdoc cref="Result.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="Result.Warnings"/>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Only of a sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SweepReport? Sweep { get; init; }

    /// <summary>Only of a run that replaces the group's instances.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecycleReport? Recycle { get; init; }

    /// <summary>Only of snapshots.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SnapshotsReport? Snapshots { get; init; }

    /// <summary>Only where a command was sent to a firewall, or followed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CommandReport? Start { get; init; }

    public static ResultDocument Of(Result result) => new()
    {
        Status = result.Status,
        Action = result.Action,
        InstanceId = result.InstanceId,
        LifecycleActionResult = result.LifecycleActionResult,
        Interfaces = result.Interfaces,
        License = result.License,
        Hostname = result.Hostname,
        Reason = result.Reason,
        Warnings = result.Warnings,
        Sweep = result.Report as SweepReport,
        Recycle = result.Report as RecycleReport,
        Snapshots = result.Report as SnapshotsReport,
        Start = result.Report as CommandReport,
    };
}
