using Amazon.EC2.Model;

namespace FgtAsg.Fleet;

/// <summary>What the function did for one event.</summary>
internal sealed record Result
{
    public required ResultStatus Status { get; init; }

    /// <summary>
    /// launch, terminate, confirm, start, sweep, recycle, recycleStep, snapshot, intake, seed or test; null for an event that is no kind of
    /// ours.
    /// </summary>
    public string? Action { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>CONTINUE or ABANDON where this invocation completed the lifecycle action, otherwise null.</summary>
    public string? LifecycleActionResult { get; init; }

    public IReadOnlyList<InterfaceResult> Interfaces { get; init; } = [];

    /// <summary>
    /// The license that the firewall holds after a launch, gave back, or that the event is about; null for none, or for several.
    /// </summary>
    public string? License { get; init; }

    /// <summary>The hostname that the firewall holds after a launch, or gave back; null for none.</summary>
    public string? Hostname { get; init; }

    /// <summary>Why, in a sentence, where the status needs one.</summary>
    public string? Reason { get; init; }

    /// <summary>What a person should know although the job was done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What else a feature has to say; null for nothing.</summary>
    public Report? Report { get; init; }

    /// <summary>Of an ignored event: it is not for this function at all. Its invoker is not told.</summary>
    public bool IsUnhandled { get; init; }

    /// <summary>An event that is understood, and asks for nothing.</summary>
    public static Result Ignored(string? action, InstanceId? instanceId, string reason) =>
        new() { Status = ResultStatus.Ignored, Action = action, InstanceId = instanceId?.Value, Reason = reason };

    /// <summary>An event of a kind that the function does not know, of another group, or of another hook.</summary>
    public static Result Unhandled(string? action, InstanceId? instanceId, string reason) =>
        Ignored(action, instanceId, reason) with { IsUnhandled = true };
}

/// <summary>What a feature has to say of an event besides: each has its own.</summary>
internal abstract record Report;

internal enum ResultStatus
{
    /// <summary>The job is done, now or by an earlier delivery of the event.</summary>
    Completed,

    /// <summary>It asks for nothing, or is not for this function; nothing was touched.</summary>
    Ignored,

    /// <summary>The launch could not finish: it was undone and the instance given up.</summary>
    Abandoned,

    /// <summary>Something is left to do: reported to Lambda as an error, so that the event comes again.</summary>
    Failed,
}

/// <param name="DeviceIndex">0 is the launch template's interface.</param>
/// <param name="NetworkInterfaceId">The interface.</param>
/// <param name="PublicIp">Its Elastic or public IPv4 address; null for none.</param>
internal sealed record InterfaceResult(int DeviceIndex, string NetworkInterfaceId, string? PublicIp)
{
    public static IReadOnlyList<InterfaceResult> From(IEnumerable<NetworkInterface> attached) =>
    [
        .. attached.OrderBy(i => i.DeviceIndex())
            .Select(i => new InterfaceResult(i.DeviceIndex() ?? -1, i.NetworkInterfaceId, i.Association?.PublicIp)),
    ];
}
