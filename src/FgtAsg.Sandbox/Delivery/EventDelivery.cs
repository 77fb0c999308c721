using System.Text;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>
/// Brings the cloud's events to a function as EventBridge does: what the rules match is invoked asynchronously, with Lambda's retries.
/// S3's own notifications (<see cref="S3Notifications"/>) come the same way.
/// Switched to manual, it only collects, and a test delivers, repeats, reorders or drops events itself. Thread-safe.
/// </summary>
public sealed class EventDelivery(FunctionHost function, IReadOnlyList<EventRule> rules, bool automatic = true)
{
    private readonly Lock _lock = new();
    private readonly List<EventDeliveryRecord> _records = [];
    private readonly HashSet<Task> _underWay = [];
    private readonly Dictionary<string, string> _payloads = new(StringComparer.Ordinal);
    private List<CloudEvent> _pending = [];
    private bool _automatic = automatic;

    public FunctionHost Function => function;

    /// <summary>Whether events are delivered as they come. Switching it on delivers what is pending, in order.</summary>
    public bool Automatic
    {
        get
        {
            lock (_lock)
            {
                return _automatic;
            }
        }

        set
        {
            lock (_lock)
            {
                _automatic = value;
                if (value)
                {
                    TakePending().ToList().ForEach(Begin);
                }
            }
        }
    }

    /// <summary>The matched events that wait, oldest first; only in manual mode.</summary>
    public IReadOnlyList<CloudEvent> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _pending];
            }
        }
    }

    /// <summary>The deliveries in the order in which they began.</summary>
    public IReadOnlyList<EventDeliveryRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    /// <summary>Takes the pending events out: they are the caller's to deliver or to lose.</summary>
    public IReadOnlyList<CloudEvent> TakePending()
    {
        lock (_lock)
        {
            return Interlocked.Exchange(ref _pending, []);
        }
    }

    /// <summary>What the function gets of an event: its envelope, or the other form in which it came here.</summary>
    public string PayloadOf(CloudEvent cloudEvent)
    {
        ArgumentNullException.ThrowIfNull(cloudEvent);
        lock (_lock)
        {
            return _payloads.GetValueOrDefault(cloudEvent.Id) ?? cloudEvent.ToJson();
        }
    }

    /// <summary>An event was raised. One that no rule matches is nobody's.</summary>
    public void Receive(CloudEvent cloudEvent)
    {
        if (rules.Any(rule => rule.IsMatch(cloudEvent)))
        {
            Take(cloudEvent);
        }
    }

    /// <summary>An event that is known to be for this function, in the form in which it is to get it.</summary>
    internal void Accept(CloudEvent cloudEvent, string payload)
    {
        lock (_lock)
        {
            _payloads[cloudEvent.Id] = payload;
            Take(cloudEvent);
        }
    }

    private void Take(CloudEvent cloudEvent)
    {
        lock (_lock)
        {
            if (_automatic)
            {
                Begin(cloudEvent);
            }
            else
            {
                _pending.Add(cloudEvent);
            }
        }
    }

    /// <summary>Delivers an event now, whether or not a rule matches it. Ends with the last attempt.</summary>
    public Task<EventDeliveryRecord> DeliverAsync(CloudEvent cloudEvent, CancellationToken cancellationToken) =>
        InvokeAsync(Register(cloudEvent), cancellationToken);

    /// <summary>Waits until no delivery is under way. Events that the cloud raises later are later ones.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        while (UnderWay() is { Length: > 0 } tasks)
        {
            await Task.WhenAll(tasks).WaitAsync(cancellationToken);
        }
    }

    private Task[] UnderWay()
    {
        lock (_lock)
        {
            return [.. _underWay];
        }
    }

    // Called with the lock held, so that records are in the order of the events.
    private void Begin(CloudEvent cloudEvent)
    {
        var number = Register(cloudEvent);
        var delivery = Task.Run(() => RunAsync(number));
        _underWay.Add(delivery);
        _ = delivery.ContinueWith(
            Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private int Register(CloudEvent cloudEvent)
    {
        lock (_lock)
        {
            var number = _records.Count;
            _records.Add(new EventDeliveryRecord
            {
                Event = cloudEvent,
                Payload = PayloadOf(cloudEvent),
                StartedAt = function.Options.TimeProvider.GetUtcNow(),
            });
            return number;
        }
    }

    private async Task RunAsync(int number)
    {
        try
        {
            await InvokeAsync(number, CancellationToken.None);
        }
        catch (Exception)
        {
            // It is in the record; there is no caller to tell.
        }
    }

    private async Task<EventDeliveryRecord> InvokeAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            var payload = Encoding.UTF8.GetBytes(Record(number).Payload);
            var result = await function.InvokeAsynchronouslyAsync(payload, cancellationToken);
            return Update(number, record => record with { Result = result });
        }
        catch (Exception exception)
        {
            Update(number, record => record with { Error = exception });
            throw;
        }
    }

    private EventDeliveryRecord Record(int number)
    {
        lock (_lock)
        {
            return _records[number];
        }
    }

    private EventDeliveryRecord Update(int number, Func<EventDeliveryRecord, EventDeliveryRecord> change)
    {
        lock (_lock)
        {
            return _records[number] = change(_records[number]);
        }
    }

    private void Forget(Task delivery)
    {
        lock (_lock)
        {
            _underWay.Remove(delivery);
        }
    }
}

/// <summary>One delivery of an event to the function; an event that is delivered twice has two.</summary>
public sealed record EventDeliveryRecord
{
    /// <summary>What happened, in EventBridge's words, whichever way it came.</summary>
    public required CloudEvent Event { get; init; }

    /// <summary>What the function got.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary><see langword="null"/> while it is under way, and when the function could not be invoked at all.</summary>
    public AsynchronousInvocationResult? Result { get; init; }

    /// <summary>Why the function could not be invoked (not built, or the sandbox was disposed).</summary>
    public Exception? Error { get; init; }
}
