namespace FgtAsg.Configuration;

/// <summary>Reads the settings of recycling.</summary>
internal static class RecycleOptionsReader
{
    private const int LongestDeadlineMinutes = 24 * 60;
    private const int LargestBudget = 100;
    private const int LongestPollSeconds = 15 * 60;

    /// <summary>Null if no state machine is configured.</summary>
    public static RecycleOptions? Read(Variables variables)
    {
        var options = new RecycleOptions
        {
            StateMachineArn =
                Arn(variables, "recycle_state_machine_arn", "states", "arn:aws:states:<region>:<account>:stateMachine:<name>") ?? "",
            TopicArn = Arn(variables, "recycle_topic_arn", "sns", "arn:aws:sns:<region>:<account>:<topic>"),
            Deadline = TimeSpan.FromMinutes(
                variables.Number("recycle_deadline_minutes", whereUnset: 120, LongestDeadlineMinutes, atLeast: 5)),
            FailureBudget = variables.Number("recycle_failure_budget", whereUnset: 2, LargestBudget),
            Poll = TimeSpan.FromSeconds(variables.Number("recycle_poll_seconds", whereUnset: 30, LongestPollSeconds, atLeast: 1)),
        };
        return options.StateMachineArn.Length > 0 ? options : null;
    }

    private static string? Arn(Variables variables, string name, string service, string expected)
    {
        var arn = variables.Optional(name);
        if (arn is not null && (arn.Split(':') is not ["arn", _, var ofService, _, _, _, ..] || ofService != service))
        {
            variables.Errors.Add($"{name} is '{arn}': expected {expected}");
        }

        return arn;
    }
}

/// <summary>How the fleet is recycled. The group's tags say whether it is recycled and by which strategy.</summary>
internal sealed record RecycleOptions
{
    public required string StateMachineArn { get; init; }

    /// <summary>The SNS topic for notifications about each run; null for none.</summary>
    public string? TopicArn { get; init; }

    /// <summary>How long one round may take, not counting exclusion windows.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>How many new instances may fail in one round before it is rolled back.</summary>
    public required int FailureBudget { get; init; }

    /// <summary>The time between two polls of the group.</summary>
    public required TimeSpan Poll { get; init; }

    /// <summary>The ARN of a state machine with another name in the same account and region.</summary>
    public string StateMachineNamed(string? name) =>
        name is null ? StateMachineArn : string.Concat(StateMachineArn.AsSpan(0, StateMachineArn.LastIndexOf(':') + 1), name);
}
