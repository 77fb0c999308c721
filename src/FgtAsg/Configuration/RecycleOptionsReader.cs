namespace FgtAsg.Configuration;

/// <summary>Reads the settings of recycling.</summary>
internal static class RecycleOptionsReader
{
    private const int LongestDeadlineMinutes = 24 * 60;
    private const int LargestBudget = 100;
    private const int LongestPollSeconds = 15 * 60;

    /// <summary>Null where no state machine is named.</summary>
    public static RecycleOptions? Read(Variables variables)
    {
        var options = new RecycleOptions
        {
            StateMachineArn = Arn(variables, "recycle_state_machine_arn", "states", "arn:aws:states:<region>:<account>:stateMachine:<name>") ?? "",
            TopicArn = Arn(variables, "recycle_topic_arn", "sns", "arn:aws:sns:<region>:<account>:<topic>"),
            Deadline = TimeSpan.FromMinutes(variables.Number("recycle_deadline_minutes", whereUnset: 120, LongestDeadlineMinutes, atLeast: 5)),
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
