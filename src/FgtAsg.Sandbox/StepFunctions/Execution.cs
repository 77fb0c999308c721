namespace FgtAsg.Sandbox.StepFunctions;

/// <summary>An execution that was started. Nothing runs it here: whoever wants to see it run interprets the definition.</summary>
public sealed record Execution(string Arn, string StateMachineArn, string Name, string Input, DateTimeOffset StartedAt)
{
    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
