using System.Globalization;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>The state machine's tasks: each step by its name. All waiting between them is the state machine's.</summary>
internal sealed class RecycleSteps(FunctionOptions options, RunBeginning? beginning, RunStep? middle, RunEnding? ending, ILogger logger)
{
    public const string ActionName = RecycleEvents.StepAction;

    /// <exception cref="RecycleRefusedException">The group cannot be recycled as it is.</exception>
    /// <exception cref="RecycleFailedException">The run must be rolled back.</exception>
    /// <exception cref="LockLostException">The run is another execution's.</exception>
    /// <exception cref="RecycleOvertakenException">The state machine is to try the step again.</exception>
    public async Task<Result> HandleAsync(RecycleTask task, Invocation invocation)
    {
        if (beginning is null || middle is null || ending is null)
        {
            throw new RecycleRefusedException("recycling is off: recycle_state_machine_arn is not set");
        }

        if (task.AutoScalingGroupName != options.AutoScalingGroupName)
        {
            throw new RecycleRefusedException($"the step is of the group '{task.AutoScalingGroupName}', and this function is of '{options.AutoScalingGroupName}'");
        }

        var step = new StepContext(task, invocation.Working(NoHeartbeat.Instance));
        try
        {
            var answered = await (task.Step switch
            {
                RecycleStepNames.Validate => beginning.ValidateAsync(step),
                RecycleStepNames.Lock => beginning.LockAsync(step),
                RecycleStepNames.Window => beginning.WindowAsync(step),
                RecycleStepNames.Snapshot => beginning.SnapshotAsync(step),
                RecycleStepNames.Plan => beginning.PlanAsync(step),
                RecycleStepNames.Step => middle.StepAsync(step),
                RecycleStepNames.Verify => ending.VerifyAsync(step),
                RecycleStepNames.RollBack => ending.RollBackAsync(step),
                RecycleStepNames.Restore => ending.RestoreAsync(step),
                RecycleStepNames.Notify => ending.NotifyAsync(step),
                _ => ending.UnlockAsync(step),
            });
            return new Result { Status = ResultStatus.Completed, Action = ActionName, Reason = $"{task.Step}: {answered.Outcome}", Report = answered };
        }
        // What the state machine is to decide by goes on under its own name.
        catch (Exception e) when (e is RecycleRefusedException or RecycleFailedException or LockLostException or RecycleOvertakenException)
        {
            logger.RecycleStepFailed(task.AutoScalingGroupName, task.Execution, task.Step, e);
            throw;
        }
        // What another try may get through.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            logger.RecycleStepFailed(task.AutoScalingGroupName, task.Execution, task.Step, e);
            return new Result { Status = ResultStatus.Failed, Action = ActionName, Reason = $"{task.Step}: {AwsErrors.Describe(e)}" };
        }
    }
}

/// <summary>What one step of one execution works with.</summary>
/// <param name="Task">What the state machine asks for.</param>
/// <param name="Retry">Waits and retries.</param>
internal sealed record StepContext(RecycleTask Task, RetryContext Retry)
{
    public string Execution => Task.Execution;

    /// <summary>When the state machine came to the step: the same for each repeat of it.</summary>
    public string At => Task.At.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The answer of a step.</summary>
    public RecycleReport Report(string outcome, RecycleRun? run = null) => new()
    {
        Outcome = outcome,
        Execution = Execution,
        Strategy = run?.Strategy,
        Round = run?.Round ?? 0,
        FromVersion = run?.From,
        ToVersion = run?.To,
        HasFailed = run?.Failure is not null,
    };
}
