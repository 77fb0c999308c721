namespace FgtAsg.Sandbox.FrontEnd.Rounds;

/// <summary>Calls that none of them waits for another: performed and answered together.</summary>
internal sealed class Round
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _performed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Counted from 1; 0 until it is complete.</summary>
    public int Number { get; private set; }

    /// <summary>Ends when no more calls join.</summary>
    public Task Complete => _complete.Task;

    /// <summary>Ends when all calls are performed.</summary>
    public Task Performed => _performed.Task;

    /// <summary>Not after <see cref="Close"/>.</summary>
    public void Add() => Interlocked.Increment(ref _left);

    public void Close(int number)
    {
        Number = number;
        _complete.TrySetResult();
    }

    /// <summary>One call is performed; waits for the others.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _performed.TrySetResult();
        }

        return _performed.Task.WaitAsync(cancellationToken);
    }
}
