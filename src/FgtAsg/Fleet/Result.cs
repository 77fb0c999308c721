using Amazon.EC2.Model;

namespace FgtAsg.Fleet;

/// <summary>The function's result for one event.</summary>
internal sealed record Result
{
    public required ResultStatus Status { get; init; }

    /// <summary>
    /// launch, terminate, confirm, start, sweep, recycle, recycleStep, snapshot, intake, seed or test; null for an event of no known kind.
    /// </summary>
    public string? Action { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>CONTINUE or ABANDON if this invocation completed the lifecycle action, otherwise null.</summary>
    public string? LifecycleActionResult { get; init; }

    public IReadOnlyList<InterfaceResult> Interfaces { get; init; } = [];

    /// <summary>
    /// The license that the firewall holds after a launch or has returned, or that the event is about; null for none or several.
    /// </summary>
    public string? License { get; init; }

    /// <summary>The hostname that the firewall holds after a launch or has returned; null for none.</summary>
    public string? Hostname { get; init; }

    /// <summary>The reason in a sentence, if the status needs one.</summary>
    public string? Reason { get; init; }

    /// <summary>Problems that a person should know about although the job is done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A feature's own report; null for none.</summary>
    public Report? Report { get; init; }

    /// <summary>True for an ignored event that is not for this function at all. The invoker does not see this property.</summary>
    public bool IsUnhandled { get; init; }

    /// <summary>A known event that requires no action.</summary>
    public static Result Ignored(string? action, InstanceId? instanceId, string reason) =>
        new() { Status = ResultStatus.Ignored, Action = action, InstanceId = instanceId?.Value, Reason = reason };

    /// <summary>An event of an unknown kind, of another group, or of another hook.</summary>
    public static Result Unhandled(string? action, InstanceId? instanceId, string reason) =>
        Ignored(action, instanceId, reason) with { IsUnhandled = true };
}

/// <summary>A feature's own part of the result.</summary>
internal abstract record Report;

internal enum ResultStatus
{
    /// <summary>The job is done, by this or an earlier delivery of the event.</summary>
    Completed,

    /// <summary>The event requires no action or is not for this function. Nothing was changed.</summary>
    Ignored,

    /// <summary>The launch could not finish: it was rolled back and the instance was abandoned.</summary>
    Abandoned,

    /// <summary>The launch waits for FortiOS. A delayed message resumes it, and the hook holds the instance meanwhile.</summary>
    Waiting,

    /// <summary>Work remains. The result is reported to Lambda as an error, so that the event is delivered again.</summary>
    Failed,
}

/// <param name="DeviceIndex">0 is the launch template's interface.</param>
/// <param name="PublicIp">Its Elastic or public IPv4 address; null for none.</param>
internal sealed record InterfaceResult(int DeviceIndex, string NetworkInterfaceId, string? PublicIp)
{
    public static IReadOnlyList<InterfaceResult> From(IEnumerable<NetworkInterface> attached) =>
    [
        .. attached.OrderBy(i => i.DeviceIndex())
            .Select(i => new InterfaceResult(i.DeviceIndex() ?? -1, i.NetworkInterfaceId, i.Association?.PublicIp)),
    ];
}
