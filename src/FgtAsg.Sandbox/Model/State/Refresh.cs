using Amazon.AutoScaling.Model;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>One instance refresh of a group, active or ended.</summary>
internal sealed class Refresh
{
    private static readonly string[] Active = ["Pending", "InProgress", "Cancelling"];

    public required string Id { get; init; }

    /// <summary>In percent of the desired capacity.</summary>
    public required int MinHealthy { get; init; }

    /// <summary>In percent of the desired capacity. Above 100, new instances are launched before old ones are terminated.</summary>
    public required int MaxHealthy { get; init; }

    public required TimeSpan Warmup { get; init; }

    public required bool SkipMatching { get; init; }

    public string Status { get; set; } = "Pending";

    public string? StatusReason { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The old instances that still have to be terminated.</summary>
    public List<string> Old { get; set; } = [];

    /// <summary>The number of instances to replace.</summary>
    public int Total { get; set; }

    /// <summary>The number of desired instances that are not ready.</summary>
    public int Missing { get; set; }

    /// <summary>The minimum so far of the remaining work: old instances plus desired instances that are not ready.</summary>
    public int FewestLeft { get; set; }

    /// <summary>When <see cref="FewestLeft"/> last decreased.</summary>
    public DateTimeOffset LastProgress { get; set; }

    public bool IsActive => Active.Contains(Status, StringComparer.Ordinal);

    public void End(CloudState state, string status, string? reason = null) =>
        (Status, StatusReason, EndedAt) = (status, reason, state.Now);

    public InstanceRefresh View(string groupName)
    {
        var remaining = Math.Min(Old.Count + Missing, Total);
        return new InstanceRefresh
        {
            AutoScalingGroupName = groupName,
            InstanceRefreshId = Id,
            Status = Status,
            StatusReason = StatusReason,
            StartTime = StartedAt?.UtcDateTime,
            EndTime = EndedAt?.UtcDateTime,
            // These values are unknown before the refresh starts.
            PercentageComplete = StartedAt is null ? null : Total == 0 ? 100 : (Total - remaining) * 100 / Total,
            InstancesToUpdate = StartedAt is null ? null : remaining,
        };
    }
}
