using System.Globalization;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>Has the state machine's tasks done, each by the step of its name.</summary>
/// <param name="autoScalingGroupName">The function's own group.</param>
/// <param name="steps">One for each of <see cref="RecycleStepNames"/>.</param>
/// <param name="logger">Told of what fails.</param>
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
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = $"{task.Step}: {AwsErrors.Describe(e)}",
            };
        }
    }
}

/// <summary>One of the state machine's tasks. All waiting between them is the state machine's.</summary>
internal interface IRecycleStep
{
    /// <summary>One of <see cref="RecycleStepNames"/>.</summary>
    string Name { get; }

    /// <exception cref="RecycleRefusedException">The group cannot be recycled as it is.</exception>
    /// <exception cref="RecycleFailedException">The run must be rolled back.</exception>
    /// <exception cref="LockLostException">The run is another execution's.</exception>
    /// <exception cref="RecycleOvertakenException">The state machine is to try the step again.</exception>
    Task<RecycleReport> HandleAsync(StepContext step);
}

/// <summary>What one step of one execution works with.</summary>
/// <param name="Task">What the state machine asks for.</param>
/// <param name="Retry">Waits and retries.</param>
internal sealed record StepContext(RecycleTask Task, RetryContext Retry)
{
    public string Execution => Task.Execution;

    /// <summary>When the state machine came to the step: the same for each repeat of it.</summary>
    public string At => Task.At.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What a step reports.</summary>
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
