using System.Globalization;
using FgtAsg.Answers;
using FgtAsg.Events;
using FgtAsg.Lifecycle;

namespace FgtAsg.Recycle;

/// <summary>What one step of one execution works with.</summary>
/// <param name="Task">What the state machine asks for.</param>
/// <param name="Patience">Waits and retries.</param>
/// <param name="CancellationToken">Ends with the invocation's work time.</param>
internal sealed record StepContext(RecycleTask Task, Patience Patience, CancellationToken CancellationToken)
{
    public string Execution => Task.Execution;

    /// <summary>When the state machine came to the step: the same for each repeat of it.</summary>
    public string At => Task.At.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The answer of a step.</summary>
    public AnsweredRecycle Answer(string outcome, RecycleRun? run = null) => new()
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
