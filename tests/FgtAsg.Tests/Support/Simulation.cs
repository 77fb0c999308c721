using FgtAsg.Lifecycle;

namespace FgtAsg.Tests.Support;

/// <summary>
/// Runs concurrent flows on one thread. Of what is ready to go on, the seed's dice choose what goes on next; when nothing is ready, the
/// clock moves to the next timer. So every seed is another interleaving, and the same one each time.
/// </summary>
internal sealed class Simulation(int seed) : SynchronizationContext
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(20);

    /// <summary>A cancellation runs its callbacks on the thread pool: before the clock moves far, they get so long, in real time.</summary>
    private static readonly TimeSpan TimeToBeCancelled = TimeSpan.FromMilliseconds(5);

    private readonly Random _dice = new(seed);
    private readonly object _lock = new();
    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];

    public SimulationClock Time { get; } = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            _ready.Add((d, state));
            Monitor.Pulse(_lock);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here waits for another thread.");

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Func<Task> main)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = main();
            while (!task.IsCompleted)
            {
                GoOn();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void GoOn()
    {
        if (TakeReady() is { } next)
        {
            next.Callback(next.State);
        }
        else if (Time.NextIn > Backoff.LongestRetry && WaitForOtherThread(TimeToBeCancelled))
        {
            return;
        }
        else if (!Time.FireNext() && !WaitForOtherThread(Stuck))
        {
            throw new InvalidOperationException("Deadlock: nothing is ready, and no timer is set.");
        }
    }

    private (SendOrPostCallback Callback, object? State)? TakeReady()
    {
        lock (_lock)
        {
            if (_ready.Count == 0)
            {
                return null;
            }

            var index = _dice.Next(_ready.Count);
            var next = _ready[index];
            _ready.RemoveAt(index);
            return next;
        }
    }

    private bool WaitForOtherThread(TimeSpan atMost)
    {
        lock (_lock)
        {
            return _ready.Count > 0 || Monitor.Wait(_lock, atMost);
        }
    }
}
