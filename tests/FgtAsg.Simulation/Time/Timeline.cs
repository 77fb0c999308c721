using FgtAsg.Sandbox.Time;

namespace FgtAsg.Simulation.Time;

/// <summary>
/// Runs concurrent flows on one thread. The seed's random numbers choose which of the ready flows continues; if none is ready, the clock
/// moves to the next timer. So each seed gives another interleaving, and always the same one. A continuation from another thread would
/// break that, so it ends the run.
/// </summary>
internal sealed class Timeline(int seed) : SynchronizationContext
{
    /// <summary>By then all retries, timeouts and sweeps are over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Random _dice = new(seed);
    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];
    private int _steps;
    private int _thread;
    private volatile string? _intruder;

    public VirtualClock Time { get; } = new();

    /// <summary>The longest history needs about ten thousand steps. A history that reaches this number runs in a circle.</summary>
    public int MostSteps { get; init; } = 2_000_000;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _ready.Add((d, state));
        }
        else
        {
            // Not thrown here, because that would end the process without naming the history.
            _intruder = $"{d.Method.DeclaringType}.{d.Method.Name} went on, on another thread: {Environment.StackTrace}";
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing here waits for another thread.");

    public override SynchronizationContext CreateCopy() => this;

    /// <exception cref="InvalidOperationException">Nothing can continue, or something left the one thread.</exception>
    public void Run(Func<Task> main)
    {
        var outer = Current;
        _thread = Environment.CurrentManagedThreadId;
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
        if (++_steps > MostSteps || Time.GetUtcNow() - VirtualClock.Start > Longest)
        {
            throw new InvalidOperationException($"It does not end: {_steps} steps until {Time.GetUtcNow():u}.");
        }

        if (_intruder is { } intruder)
        {
            throw new InvalidOperationException(intruder);
        }

        if (_ready.Count > 0)
        {
            var next = TakeReady();
            next.Callback(next.State);
        }
        else if (!Time.MoveOn())
        {
            throw new InvalidOperationException("Deadlock: nothing is ready, and no timer is set.");
        }
    }

    private (SendOrPostCallback Callback, object? State) TakeReady()
    {
        var index = _ready.Count == 1 ? 0 : _dice.Next(_ready.Count);
        var next = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        return next;
    }
}
