using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg;

/// <summary>Maps each event type to the service that handles it. <see cref="CompositionRoot"/> adds the routes.</summary>
internal sealed class EventRouter
{
    private readonly Dictionary<Type, Func<FleetEvent, Invocation, Task<Result>>> _routes = [];

    public EventRouter On<TEvent>(Func<TEvent, Invocation, Task<Result>> handle)
        where TEvent : FleetEvent
    {
        _routes.Add(typeof(TEvent), (fleetEvent, invocation) => handle((TEvent)fleetEvent, invocation));
        return this;
    }

    /// <exception cref="InvalidOperationException">
    /// No route handles this event type. The event is not lost: it is retried and becomes a dead letter.
    /// </exception>
    public Task<Result> HandleAsync(FleetEvent fleetEvent, Invocation invocation) =>
        _routes.TryGetValue(fleetEvent.GetType(), out var handle)
            ? handle(fleetEvent, invocation)
            : throw new InvalidOperationException($"There is no route for {fleetEvent.GetType().Name}.");
}
