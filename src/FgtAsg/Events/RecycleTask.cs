namespace FgtAsg.Events;

/// <summary>A step that the state machine asks for.</summary>
/// <param name="Step">Which: one of <see cref="RecycleStepNames"/>.</param>
/// <param name="Execution">The execution's name.</param>
/// <param name="AutoScalingGroupName">The group.</param>
/// <param name="IsDryRun">The run ends with its plan.</param>
/// <param name="At">When the state machine came to the step.</param>
/// <param name="Failure">Why the run failed, where the step is about that; otherwise null.</param>
/// <param name="HasFailed">What an earlier step said, for one that may find nothing of the run any more.</param>
internal sealed record RecycleTask(
    string Step, string Execution, string AutoScalingGroupName, bool IsDryRun, DateTimeOffset At, string? Failure, bool HasFailed) : FleetEvent;
