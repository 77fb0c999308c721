namespace FgtAsg.Configuration;

/// <summary>How the fleet is recycled; whether it is, and by which strategy, the group's tags say.</summary>
internal sealed record RecycleOptions
{
    public required string StateMachineArn { get; init; }

    /// <summary>The SNS topic that is told of each run; null for none.</summary>
    public string? TopicArn { get; init; }

    /// <summary>How long one round may take, exclusion windows aside.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>How many new instances may fail in one round before it is rolled back.</summary>
    public required int FailureBudget { get; init; }

    /// <summary>Between two looks at the group.</summary>
    public required TimeSpan Poll { get; init; }

    /// <summary>The ARN of a state machine of another name, in the same account and region.</summary>
    public string StateMachineNamed(string? name) =>
        name is null ? StateMachineArn : string.Concat(StateMachineArn.AsSpan(0, StateMachineArn.LastIndexOf(':') + 1), name);
}
