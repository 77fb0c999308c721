using FgtAsg.Answers;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Watching;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Lambda's asynchronous invoke: each event has a process to itself, and is tried twice more, after one and two minutes, where the function
/// failed, its process died, or its time was over.
/// </summary>
internal sealed class Lambda(SimulatedFleet fleet, CallLog log, Watch watch, TimeProvider time, Random dice)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private readonly List<Task> _underWay = [];
    private readonly List<string> _crashes = [];

    /// <summary>Errors that the function does not mean to answer with.</summary>
    public IReadOnlyList<string> Crashes => _crashes;

    /// <summary>Events that all tries failed for.</summary>
    public int DeadLetters { get; private set; }

    public bool IsIdle => _underWay.Count == 0;

    public void Send(string json, TimeSpan after) => _underWay.Add(DeliverAsync(json, after));

    /// <summary>Waits until no event is under way, nor waits for its next try.</summary>
    public async Task IdleAsync()
    {
        while (!IsIdle)
        {
            var last = _underWay[^1];
            await last;
            _underWay.Remove(last);
        }
    }

    private async Task DeliverAsync(string json, TimeSpan after)
    {
        await Task.Delay(after, time, CancellationToken.None);
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time, CancellationToken.None);
            if (await InvokeAsync(json))
            {
                return;
            }
        }

        DeadLetters++;
        log.Tell($"the event goes to the dead-letter queue");
    }

    private async Task<bool> InvokeAsync(string json)
    {
        var process = new FunctionProcess(log, time, dice);
        log.Tell($"process {process.Number} gets {json}");
        watch.Begins(process.Number, json);
        using var answered = new CancellationTokenSource();
        var deadline = Task.Delay(fleet.InvocationTime, time, answered.Token);
        var work = fleet.InvokeAsync(fleet.StartFunction(process, dice.Next(), process.Clock), json);
        if (await Task.WhenAny(work, process.Gone, deadline) != work)
        {
            process.Die();
            log.Tell($"process {process.Number} is gone");
        }

        // On this thread, and not on one of the pool.
#pragma warning disable CA1849, MA0042
        answered.Cancel();
#pragma warning restore CA1849, MA0042
        var isDone = work.IsCompleted && await IsDoneAsync(process, work);
        watch.Ends(process.Number);
        return isDone;
    }

    private async Task<bool> IsDoneAsync(FunctionProcess process, Task<string> work)
    {
        try
        {
            var answer = await work;
            log.Tell($"process {process.Number} answers {answer}");
            watch.Answers(process.Number, answer);
            return true;
        }
        catch (IncompleteException e)
        {
            log.Tell($"process {process.Number} asks for the event again: {e.Message}");
            return false;
        }
        // All of them: whatever else comes out of the function, it did not mean to.
        catch (Exception e)
        {
            _crashes.Add($"the function ended with {e.GetType().Name}: {e.Message}");
            log.Tell($"process {process.Number} fails: {e}");
            return false;
        }
    }
}
