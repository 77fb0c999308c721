using System.Globalization;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>Runs the state machine's tasks, each with the step of the same name.</summary>
/// <param name="autoScalingGroupName">The function's own group.</param>
/// <param name="steps">One for each of <see cref="RecycleStepNames"/>.</param>
internal sealed class RecycleSteps(string autoScalingGroupName, IReadOnlyList<IRecycleStep> steps, ILogger logger)
{
    public const string ActionName = RecycleEvents.StepAction;

    /// <inheritdoc cref="IRecycleStep.HandleAsync"/>
    public async Task<Result> HandleAsync(RecycleTask task, Invocation invocation)
    {
        if (task.AutoScalingGroupName != autoScalingGroupName)
        {
            throw new RecycleRefusedException(
                $"the step is of the group '{task.AutoScalingGroupName}', and this function is of '{autoScalingGroupName}'");
        }

        var step = new StepContext(task, invocation.Working(NoHeartbeat.Instance));
        try
        {
            var report = await steps.Single(candidate => candidate.Name == task.Step).HandleAsync(step);
            return new Result
            {
                Status = ResultStatus.Completed,
                Action = ActionName,
                Reason = $"{task.Step}: {report.Outcome}",
                Report = report,
            };
        }
        // The state machine decides by the names of these errors.
        catch (Exception e) when (e is RecycleRefusedException or RecycleFailedException or LockLostException or RecycleOvertakenException)
        {
            logger.RecycleStepFailed(task.AutoScalingGroupName, task.Execution, task.Step, e);
            throw;
        }
        // Another attempt may succeed.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            logger.RecycleStepFailed(task.AutoScalingGroupName, task.Execution, task.Step, e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = $"{task.Step}: {AwsErrors.Describe(e)}",
            };
        }
    }
}

/// <summary>One task of the state machine. A step never waits; the state machine waits between steps.</summary>
internal interface IRecycleStep
{
    /// <summary>One of <see cref="RecycleStepNames"/>.</summary>
    string Name { get; }

    /// <exception cref="RecycleRefusedException">The group cannot be recycled as it is.</exception>
    /// <exception cref="RecycleFailedException">The run must be rolled back.</exception>
    /// <exception cref="LockLostException">Another execution holds the lock.</exception>
    /// <exception cref="RecycleOvertakenException">The state machine must repeat the step.</exception>
    Task<RecycleReport> HandleAsync(StepContext step);
}

/// <summary>The input of one step of one execution.</summary>
/// <param name="Task">What the state machine asks for.</param>
internal sealed record StepContext(RecycleTask Task, RetryContext Retry)
{
    public string Execution => Task.Execution;

    /// <summary>When the state machine entered the step. A repeat of the step has the same time.</summary>
    public string At => Task.At.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Creates the report of a step.</summary>
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
