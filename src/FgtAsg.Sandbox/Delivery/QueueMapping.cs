using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Sqs;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>
/// Lambda's event source mapping of a queue: hands the visible messages to a function in batches, and deletes those that the function has
/// handled. The others come again when the queue shows them again. Thread-safe.
/// </summary>
/// <remarks>
/// It looks into the queue when a message comes, when a batch ends, and when the next message becomes visible. It does not wait to fill a
/// batch. Throttling is not modeled: a batch waits for a free environment.
/// </remarks>
public sealed class QueueMapping : IAsyncDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Queue _queue;
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, Task<InvocationResult>> _invoke;
    private readonly QueueMappingOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly List<QueueBatch> _batches = [];
    private readonly HashSet<Task> _underWay = [];
    private int _running;
    private int _looks;
    private bool _disposed;

    /// <param name="queue">Its visibility timeout must be positive: otherwise a failed message would come at once, without end.</param>
    /// <param name="invoke">Invokes the function once, as <see cref="FunctionHost"/> does.</param>
    /// <param name="options">The mapping's settings.</param>
    /// <param name="time">The clock of the queue.</param>
    public QueueMapping(
        Queue queue,
        Func<ReadOnlyMemory<byte>, CancellationToken, Task<InvocationResult>> invoke,
        QueueMappingOptions options,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (queue.Options.VisibilityTimeout <= TimeSpan.Zero || options.BatchSize is < 1 or > 10 || options.MaxConcurrency < 1)
        {
            throw new ArgumentException("VisibilityTimeout and MaxConcurrency must be positive, and BatchSize 1 to 10.", nameof(options));
        }

        _queue = queue;
        _invoke = invoke;
        _options = options;
        _time = time;
        _timer = time.CreateTimer(_ => Look(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        queue.Changed += Look;
        Look();
    }

    /// <summary>The batches in the order in which they ended.</summary>
    public IReadOnlyList<QueueBatch> Batches
    {
        get
        {
            lock (_lock)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>Ends the batches under way. Their messages stay in the queue.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] underWay;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            underWay = [.. _underWay];
        }

        _queue.Changed -= Look;
        await _lifetime.CancelAsync();
        await _timer.DisposeAsync();
        await Task.WhenAll(underWay);
        _lifetime.Dispose();
    }

    /// <summary>Only one thread looks at a time. A call meanwhile makes that thread look again.</summary>
    private void Look()
    {
        if (Interlocked.Increment(ref _looks) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref _looks);
            while (Begin())
            {
                // Takes batch after batch, as long as there are messages and the function has a place.
            }
        }
        while (Interlocked.CompareExchange(ref _looks, 0, seen) != seen);
    }

    private bool Begin()
    {
        IReadOnlyList<QueuedMessage> messages;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_disposed || _running == _options.MaxConcurrency)
            {
                return false;
            }

            messages = _queue.Receive(_options.BatchSize);
            if (messages.Count == 0)
            {
                SetTimer();
                return false;
            }

            _running++;
            _underWay.Add(ended.Task);
        }

        _ = HandleAsync(messages, ended);
        return true;
    }

    private void SetTimer()
    {
        if (_queue.NextVisible is { } next)
        {
            // A timer may fire slightly early.
            var wait = next - _time.GetUtcNow();
            _timer.Change(wait > ShortestWait ? wait : ShortestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task HandleAsync(IReadOnlyList<QueuedMessage> messages, TaskCompletionSource ended)
    {
        var batch = await InvokeAsync(messages);
        foreach (var message in messages.Where(message => !batch.Failed.Contains(message.Id, StringComparer.Ordinal)))
        {
            _queue.Delete(message.ReceiptHandle);
        }

        lock (_lock)
        {
            _batches.Add(batch);
            _running--;
            _underWay.Remove(ended.Task);
        }

        ended.SetResult();
        Look();
    }

    private async Task<QueueBatch> InvokeAsync(IReadOnlyList<QueuedMessage> messages)
    {
        var all = messages.Select(message => message.Id).ToList();
        try
        {
            var result = await _invoke(QueueMessages.ToEvent(_queue, messages), _lifetime.Token);
            IReadOnlyList<string> failed = !result.Succeeded
                ? all
                : _options.ReportsItemFailures ? QueueMessages.FailedIn(result.Payload, all) : [];
            return new QueueBatch(messages, failed) { Result = result };
        }
        // There is no caller to receive it. The batch has the error.
        catch (Exception exception)
        {
            return new QueueBatch(messages, all) { Error = exception };
        }
    }
}

/// <summary>The settings of a mapping. The defaults are Lambda's, but failures of items are reported, as in the deployment.</summary>
public sealed record QueueMappingOptions
{
    /// <summary>The most messages of one invocation: 1 to 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>The most invocations at a time. Lambda begins with five.</summary>
    public int MaxConcurrency { get; init; } = 5;

    /// <summary>Whether the function's answer names the messages that failed (<c>ReportBatchItemFailures</c>).</summary>
    public bool ReportsItemFailures { get; init; } = true;
}

/// <summary>One invocation with messages of a queue.</summary>
/// <param name="Messages">As the queue handed them out.</param>
/// <param name="Failed">The ids of the messages that stay in the queue.</param>
public sealed record QueueBatch(IReadOnlyList<QueuedMessage> Messages, IReadOnlyList<string> Failed)
{
    /// <summary>Null if the function could not be invoked at all.</summary>
    public InvocationResult? Result { get; init; }

    /// <summary>Why the function could not be invoked: it is not built, or the sandbox was disposed of.</summary>
    public Exception? Error { get; init; }
}
