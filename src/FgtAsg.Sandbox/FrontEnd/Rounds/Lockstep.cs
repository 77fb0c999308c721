namespace FgtAsg.Sandbox.FrontEnd.Rounds;

/// <summary>
/// Shows which calls wait for each other, independent of the machine's speed. Calls are held until no more calls arrive. Then all of them
/// are performed and answered together as one round. The number of rounds is the longest chain of calls that wait for each other.
/// </summary>
/// <remarks>A call that never ends (a <see cref="Faults.Stall"/>) blocks its round and all later rounds. Thread-safe.</remarks>
/// <param name="quiet">How long no new call may arrive until a round is complete. Default: 300 ms.</param>
/// <param name="isBusy">
/// Whether a caller is working and may be about to call; null for never. See <see cref="Processes.ProcessActivity"/>.
/// </param>
/// <param name="time">The clock for the quiet time.</param>
public sealed class Lockstep(TimeSpan? quiet = null, Func<bool>? isBusy = null, TimeProvider? time = null)
{
    private readonly TimeSpan _quiet = quiet ?? TimeSpan.FromMilliseconds(300);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private Task _lastPerformed = Task.CompletedTask;
    private Round? _open;
    private long _lastSign;
    private int _rounds;

    /// <summary>The number of completed rounds.</summary>
    public int Rounds => Volatile.Read(ref _rounds);

    /// <summary>Adds a call to the current round and waits until the round is complete.</summary>
    internal async Task<Round> EnterAsync(CancellationToken cancellationToken)
    {
        Round round;
        var isFirst = false;
        lock (_lock)
        {
            if (_open is null)
            {
                (_open, isFirst) = (new Round(), true);
            }

            round = _open;
            round.Add();
            _lastSign = _time.GetTimestamp();
        }

        if (isFirst)
        {
            await CompleteAsync(round, cancellationToken);
        }

        await round.Complete.WaitAsync(cancellationToken);
        return round;
    }

    private async Task CompleteAsync(Round round, CancellationToken cancellationToken)
    {
        // A caller may still be waiting for a response of the previous round.
        await _lastPerformed.WaitAsync(cancellationToken);
        do
        {
            await Task.Delay(_quiet / 10, _time, cancellationToken);
        }
        while (!IsQuiet(round));
    }

    private bool IsQuiet(Round round)
    {
        var busy = isBusy?.Invoke() == true;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (busy)
            {
                _lastSign = now;
            }

            if (_time.GetElapsedTime(_lastSign, now) < _quiet)
            {
                return false;
            }

            _open = null;
            _lastPerformed = round.Performed;
            round.Close(++_rounds);
            return true;
        }
    }
}

/// <summary>Calls that do not wait for each other. They are performed and answered together.</summary>
internal sealed class Round
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _performed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Counted from 1; 0 until the round is complete.</summary>
    public int Number { get; private set; }

    /// <summary>Completes when no more calls can join.</summary>
    public Task Complete => _complete.Task;

    /// <summary>Completes when all calls are performed.</summary>
    public Task Performed => _performed.Task;

    /// <summary>Must not be called after <see cref="Close"/>.</summary>
    public void Add() => Interlocked.Increment(ref _left);

    public void Close(int number)
    {
        Number = number;
        _complete.TrySetResult();
    }

    /// <summary>Marks one call as performed and waits for the others.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _performed.TrySetResult();
        }

        return _performed.Task.WaitAsync(cancellationToken);
    }
}
