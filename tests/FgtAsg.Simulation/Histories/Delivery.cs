using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Simulation.Histories;

/// <summary>How EventBridge delivers an event to the function.</summary>
/// <param name="Name">As written in a case: <c>launch/twice</c>.</param>
/// <param name="DelaysOf">The delay of each delivery of an event after it was raised; empty if the event is lost.</param>
internal sealed record Delivery(string Name, Func<CloudEvent, Random, IEnumerable<TimeSpan>> DelaysOf)
{
    /// <summary>Whether events may arrive so late, or not at all, that a hook with a short timeout ends without an answer.</summary>
    public bool OutlastsHooks { get; init; }

    /// <summary>Whether an event may be lost.</summary>
    public bool IsLossy { get; init; }

    /// <summary>
    /// Whether Lambda's own attempts count as used up. The event then arrives only as the record of Lambda's on-failure destination, sent
    /// again through a queue.
    /// </summary>
    public bool IsDeadLetter { get; init; }

    /// <summary>The delays of sweeps after an event, so that they run while the event is handled.</summary>
    public Func<CloudEvent, Random, IEnumerable<TimeSpan>> SweepsAfter { get; init; } = (_, _) => [];

    public override string ToString() => Name;
}
