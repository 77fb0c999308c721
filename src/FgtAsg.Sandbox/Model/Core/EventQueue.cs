using System.Collections.Concurrent;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>Passes queued events in order to one receiver, never concurrently and outside the model's lock.</summary>
internal sealed class EventQueue(Action<CloudEvent> receiver)
{
    private readonly ConcurrentQueue<CloudEvent> _events = new();
    private int _delivering;

    public void Add(CloudEvent cloudEvent) => _events.Enqueue(cloudEvent);

    /// <summary>Delivers queued events. If another call is already delivering, that call delivers these events too.</summary>
    public void Deliver()
    {
        while (!_events.IsEmpty && Interlocked.Exchange(ref _delivering, 1) == 0)
        {
            try
            {
                while (_events.TryDequeue(out var cloudEvent))
                {
                    receiver(cloudEvent);
                }
            }
            finally
            {
                Volatile.Write(ref _delivering, 0);
            }
        }
    }
}
