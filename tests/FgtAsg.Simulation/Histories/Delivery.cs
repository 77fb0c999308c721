using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Simulation.Histories;

/// <summary>What EventBridge makes of an event on its way to the function.</summary>
/// <param name="Name">As it is written in a case: <c>launch/twice</c>.</param>
/// <param name="DelaysOf">How long after it was raised the event is delivered, each time that it is; none: it is lost.</param>
internal sealed record Delivery(string Name, Func<CloudEvent, Random, IEnumerable<TimeSpan>> DelaysOf)
{
    /// <summary>Whether events may come so late, or not at all, that a hook with a short time-out ends without an answer.</summary>
    public bool OutlastsHooks { get; init; }

    /// <summary>Whether an event may never come.</summary>
    public bool IsLossy { get; init; }

    /// <summary>
    /// Whether Lambda's own tries are taken as used up: the event comes only as the record of Lambda's on-failure destination, sent again
    /// by way of a queue.
    /// </summary>
    public bool IsDeadLetter { get; init; }

    /// <summary>How long after an event a sweep is due, each time that one is: in the middle of what happens.</summary>
    public Func<CloudEvent, Random, IEnumerable<TimeSpan>> SweepsAfter { get; init; } = (_, _) => [];

    public override string ToString() => Name;
}
