namespace FgtAsg.Sandbox.Calls;

/// <summary>
/// The calls that were answered, the oldest dropped beyond <see cref="Capacity"/>. A call is here before its caller has the answer.
/// Thread-safe.
/// </summary>
public sealed class CallRecorder
{
    public const int Capacity = 100_000;

    private readonly Lock _lock = new();
    private readonly Queue<RecordedCall> _calls = new();
    private readonly List<Waiter> _waiters = [];
    private long _sequence;

    /// <summary>The calls in the order in which they arrived.</summary>
    public IReadOnlyList<RecordedCall> Snapshot()
    {
        lock (_lock)
        {
            return [.. _calls.OrderBy(call => call.Sequence)];
        }
    }

    /// <summary>The first call that meets a condition: one that is here, or else the next one to come.</summary>
    public async Task<RecordedCall> WaitForAsync(Func<RecordedCall, bool> condition, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_calls.FirstOrDefault(condition) is { } found)
            {
                return found;
            }

            waiter = new Waiter(condition);
            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    internal long NextSequence() => Interlocked.Increment(ref _sequence);

    internal void Add(RecordedCall call)
    {
        lock (_lock)
        {
            _calls.Enqueue(call);
            if (_calls.Count > Capacity)
            {
                _calls.Dequeue();
            }

            foreach (var waiter in _waiters.Where(waiter => waiter.Condition(call)))
            {
                waiter.Found.TrySetResult(call);
            }
        }
    }

    private sealed class Waiter(Func<RecordedCall, bool> condition)
    {
        public Func<RecordedCall, bool> Condition => condition;

        public TaskCompletionSource<RecordedCall> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A call and what came of it.</summary>
public sealed record RecordedCall
{
    /// <summary>Counted from 1, in the order in which calls arrived.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    public required ServiceCall Call { get; init; }

    public string Service => Call.Service;

    /// <inheritdoc cref="ServiceCall.Region"/>
    public string? Region => Call.Region;

    public string Action => Call.Action;

    /// <inheritdoc cref="ServiceCall.Resource"/>
    public string? Resource => Call.Resource;

    /// <inheritdoc cref="ServiceCall.Parameters"/>
    public IReadOnlyDictionary<string, string> Parameters => Call.Parameters;

    /// <summary>
    /// What the service answered, also where the caller never saw it; 0 when the call was dropped before it was performed.
    /// </summary>
    public required int StatusCode { get; init; }

    /// <summary>The answer's error code, such as <c>PreconditionFailed</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name of the injected fault's rule.</summary>
    public string? Fault { get; init; }

    /// <summary>The length of the request's body.</summary>
    public int RequestBytes { get; init; }

    /// <summary>The length of the answer's body.</summary>
    public int ResponseBytes { get; init; }

    /// <summary>The round that it was part of, counted from 1; 0 without <see cref="FrontEnd.Rounds.Lockstep"/>.</summary>
    public int Round { get; init; }
}
