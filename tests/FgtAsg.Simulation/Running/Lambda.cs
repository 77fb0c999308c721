using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Monitoring;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Models Lambda: each event has its own process. If the function failed, its process died, or its time was over, an asynchronous
/// invocation is tried twice more, after one and two minutes. A message of a queue is tried four times more in that case, and also when
/// the answer names it as a failed item.
/// </summary>
internal sealed class Lambda(SimulatedFleet fleet, CallLog log, HistoryMonitor monitor, TimeProvider time, Random dice)
{
    private const string Done = """{"batchItemFailures":[]}""";

    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private readonly List<Task> _underWay = [];
    private readonly List<string> _crashes = [];

    /// <summary>Errors that the function did not return on purpose.</summary>
    public IReadOnlyList<string> Crashes => _crashes;

    /// <summary>The longest invocation that ended by itself.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>The number of events whose attempts all failed.</summary>
    public int DeadLetters { get; private set; }

    public bool IsIdle => _underWay.Count == 0;

    /// <summary>A queue's messages stay invisible for twice the function's timeout, as in the deployment.</summary>
    private TimeSpan[] PausesOfQueue => [TimeSpan.Zero, .. Enumerable.Repeat(2 * fleet.InvocationTime, 4)];

    /// <summary>An asynchronous invocation.</summary>
    public void Send(string json, TimeSpan after) => _underWay.Add(DeliverAsync(json, json, after, Pauses, monitor.Answers));

    /// <summary>A message of a queue: the event in the record of Lambda's on-failure destination.</summary>
    public void SendDeadLetter(string json, TimeSpan after) =>
        _underWay.Add(DeliverAsync(json, Wrapped.Sqs(("letter", Wrapped.Letter(json))), after, PausesOfQueue, (_, _) => { }));

    /// <summary>A message that the function sent to its own queue.</summary>
    public void SendQueued(string id, string body, TimeSpan after) =>
        _underWay.Add(DeliverAsync(body, Wrapped.Sqs((id, body)), after, PausesOfQueue, (_, _) => { }));

    /// <summary>Waits until no event is in progress or waits for its next attempt.</summary>
    public async Task IdleAsync()
    {
        while (!IsIdle)
        {
            var last = _underWay[^1];
            await last;
            _underWay.Remove(last);
        }
    }

    /// <param name="payload">The payload that contains the event.</param>
    /// <param name="after">The delay from now on.</param>
    /// <param name="pauses">The pause before each attempt.</param>
    /// <param name="answers">Receives the answer if it is an answer to the event itself.</param>
    private async Task DeliverAsync(string json, string payload, TimeSpan after, TimeSpan[] pauses, Action<int, string> answers)
    {
        await Task.Delay(after, time, CancellationToken.None);
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, time, CancellationToken.None);
            if (await InvokeAsync(json, payload, answers))
            {
                return;
            }
        }

        DeadLetters++;
        log.Tell($"the event goes to the dead-letter queue");
    }

    private async Task<bool> InvokeAsync(string json, string payload, Action<int, string> answers)
    {
        var process = new FunctionProcess(log, time, dice);
        log.Tell($"process {process.Number} gets {payload}");
        monitor.Begins(process.Number, json);
        var began = time.GetTimestamp();
        using var answered = new CancellationTokenSource();
        var deadline = Task.Delay(fleet.InvocationTime, time, answered.Token);
        var work = fleet.InvokeAsync(fleet.StartFunction(process, dice.Next(), process.Clock), payload);
        if (await Task.WhenAny(work, process.Gone, deadline) != work)
        {
            process.Die();
            log.Tell($"process {process.Number} is gone");
        }

        // Synchronous, to stay on this thread.
#pragma warning disable CA1849, MA0042
        answered.Cancel();
#pragma warning restore CA1849, MA0042
        var isDone = work.IsCompleted && await IsDoneAsync(process, work, answers);
        monitor.Ends(process.Number);
        var took = time.GetElapsedTime(began);
        Longest = work.IsCompleted && took > Longest ? took : Longest;
        return isDone;
    }

    private async Task<bool> IsDoneAsync(FunctionProcess process, Task<string> work, Action<int, string> answers)
    {
        try
        {
            var answer = await work;
            log.Tell($"process {process.Number} answers {answer}");
            answers(process.Number, answer);
            return !answer.StartsWith("{\"batchItemFailures\"", StringComparison.Ordinal) || answer == Done;
        }
        catch (IncompleteException e)
        {
            log.Tell($"process {process.Number} asks for the event again: {e.Message}");
            return false;
        }
        // Every exception: the function did not throw any other one on purpose.
        catch (Exception e)
        {
            _crashes.Add($"the function ended with {e.GetType().Name}: {e.Message}");
            log.Tell($"process {process.Number} fails: {e}");
            return false;
        }
    }
}
