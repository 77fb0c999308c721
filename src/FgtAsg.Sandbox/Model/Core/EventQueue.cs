using System.Collections.Concurrent;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>Hands events on in the order in which they were queued, to one receiver at a time, outside the model's lock.</summary>
internal sealed class EventQueue(Action<CloudEvent> receiver)
{
    private readonly ConcurrentQueue<CloudEvent> _events = new();
    private int _delivering;

    public void Add(CloudEvent cloudEvent) => _events.Enqueue(cloudEvent);

    /// <summary>Delivers what is queued, unless another call is doing so (that one takes these events too).</summary>
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
