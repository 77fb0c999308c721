namespace FgtAsg.Recycle;

/// <summary>A message of a run to the SNS topic, as JSON.</summary>
internal sealed record RecycleNotice
{
    /// <summary>One of <see cref="RecycleEvent"/>.</summary>
    public required string Event { get; init; }

    public required string AutoScalingGroupName { get; init; }

    /// <summary>The execution of the state machine: one run has one.</summary>
    public required string Execution { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }

    public RecycleStrategy? Strategy { get; init; }

    public bool DryRun { get; init; }

    public int Round { get; init; }

    public string? FromVersion { get; init; }

    public string? ToVersion { get; init; }

    public string? Team { get; init; }

    /// <summary>For a subscriber that posts to Slack.</summary>
    public string? SlackChannel { get; init; }

    /// <summary>For a subscriber that pages: whether the group wants that.</summary>
    public bool NotifyPagerDuty { get; init; }
}
