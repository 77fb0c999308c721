using System.Text;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>
/// Delivers the cloud's events to a function, as EventBridge does: an event that matches a rule invokes the function asynchronously, with
/// Lambda's retries. S3's own notifications (<see cref="S3Notifications"/>) use the same path. In manual mode it only collects events,
/// and a test delivers, repeats, reorders or drops them. Thread-safe.
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

    /// <summary>Whether events are delivered immediately. Setting it to true delivers pending events in order.</summary>
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

    /// <summary>In manual mode, the matched events that were not delivered yet, oldest first.</summary>
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

    /// <summary>The deliveries in the order of their start.</summary>
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

    /// <summary>Removes and returns the pending events. The caller may deliver or drop them.</summary>
    public IReadOnlyList<CloudEvent> TakePending()
    {
        lock (_lock)
        {
            return Interlocked.Exchange(ref _pending, []);
        }
    }

    /// <summary>The function's payload for an event: its EventBridge envelope, or the form in which it was accepted.</summary>
    public string PayloadOf(CloudEvent cloudEvent)
    {
        ArgumentNullException.ThrowIfNull(cloudEvent);
        lock (_lock)
        {
            return _payloads.GetValueOrDefault(cloudEvent.Id) ?? cloudEvent.ToJson();
        }
    }

    /// <summary>Handles a raised event. An event that matches no rule is ignored.</summary>
    public void Receive(CloudEvent cloudEvent)
    {
        if (rules.Any(rule => rule.IsMatch(cloudEvent)))
        {
            Take(cloudEvent);
        }
    }

    /// <summary>Accepts an event for this function without checking the rules, with the payload that the function will receive.</summary>
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

    /// <summary>Delivers an event now, whether or not it matches a rule. Completes after the last attempt.</summary>
    public Task<EventDeliveryRecord> DeliverAsync(CloudEvent cloudEvent, CancellationToken cancellationToken) =>
        InvokeAsync(Register(cloudEvent), cancellationToken);

    /// <summary>Waits until no delivery is in progress. It does not wait for events that the cloud raises later.</summary>
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

    // Called with the lock held, so that the records have the order of the events.
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
            // The record contains the error. There is no caller to receive it.
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

/// <summary>One delivery of an event to the function. An event that is delivered twice has two records.</summary>
public sealed record EventDeliveryRecord
{
    /// <summary>The event in EventBridge's form, also if it was delivered in another form.</summary>
    public required CloudEvent Event { get; init; }

    /// <summary>The payload that the function received.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary><see langword="null"/> while the delivery is in progress, and when the function could not be invoked at all.</summary>
    public AsynchronousInvocationResult? Result { get; init; }

    /// <summary>Why the function could not be invoked (it is not built, or the sandbox was disposed of).</summary>
    public Exception? Error { get; init; }
}
