namespace FgtAsg.Sandbox.Calls;

/// <summary>
/// The answered calls. Beyond <see cref="Capacity"/>, the oldest are dropped. A call is recorded before its caller gets the response.
/// Thread-safe.
/// </summary>
public sealed class CallRecorder
{
    public const int Capacity = 100_000;

    private readonly Lock _lock = new();
    private readonly Queue<RecordedCall> _calls = new();
    private readonly List<Waiter> _waiters = [];
    private long _sequence;

    /// <summary>The calls in order of arrival.</summary>
    public IReadOnlyList<RecordedCall> Snapshot()
    {
        lock (_lock)
        {
            return [.. _calls.OrderBy(call => call.Sequence)];
        }
    }

    /// <summary>The first call that meets a condition: a recorded one, or else the next new one.</summary>
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

/// <summary>A call and its outcome.</summary>
public sealed record RecordedCall
{
    /// <summary>Counted from 1, in order of arrival.</summary>
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
    /// The status of the service's response, even if the caller did not receive it; 0 if the call was dropped before it was performed.
    /// </summary>
    public required int StatusCode { get; init; }

    /// <summary>The error code in the response, such as <c>PreconditionFailed</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name of the rule of the injected fault.</summary>
    public string? Fault { get; init; }

    /// <summary>The length of the request's body in bytes.</summary>
    public int RequestBytes { get; init; }

    /// <summary>The length of the response's body in bytes.</summary>
    public int ResponseBytes { get; init; }

    /// <summary>The round of the call, counted from 1; 0 without <see cref="FrontEnd.Rounds.Lockstep"/>.</summary>
    public int Round { get; init; }
}
