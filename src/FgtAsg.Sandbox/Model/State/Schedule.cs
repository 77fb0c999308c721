namespace FgtAsg.Sandbox.Model.State;

/// <summary>Scheduled transitions, ordered by due time and then by the order of scheduling.</summary>
internal sealed class Schedule
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), Transition> _transitions = [];
    private readonly Dictionary<Transition, (DateTimeOffset Due, long Order)> _places = [];
    private long _order;

    public DateTimeOffset? NextDue => _transitions.Count == 0 ? null : _transitions.First().Key.Due;

    /// <summary>Schedules the transition. If it is already scheduled, its time is changed.</summary>
    public void Set(DateTimeOffset due, Transition transition)
    {
        Remove(transition);
        var place = (due, _order++);
        _transitions.Add(place, transition);
        _places.Add(transition, place);
    }

    public void Remove(Transition transition)
    {
        if (_places.Remove(transition, out var place))
        {
            _transitions.Remove(place);
        }
    }

    /// <summary>Removes and returns the first transition that is due at a time.</summary>
    public bool TryTake(DateTimeOffset now, out DateTimeOffset due, out Transition transition)
    {
        (due, transition) = (default, null!);
        if (NextDue is not { } next || next > now)
        {
            return false;
        }

        var first = _transitions.First();
        (due, transition) = (first.Key.Due, first.Value);
        Remove(transition);
        return true;
    }
}

/// <summary>A change that happens at a scheduled time.</summary>
internal abstract record Transition
{
    private Transition()
    {
    }

    internal sealed record InstanceStarts(string InstanceId) : Transition;

    internal sealed record InstanceStops(string InstanceId) : Transition;

    internal sealed record InstanceEnds(string InstanceId) : Transition;

    internal sealed record InterfaceAttaches(string NetworkInterfaceId, string AttachmentId) : Transition;

    internal sealed record InterfaceDetaches(string NetworkInterfaceId, string AttachmentId) : Transition;

    internal sealed record RootVolumeIsReplaced(string InstanceId) : Transition;

    internal sealed record SnapshotCompletes(string SnapshotId) : Transition;

    internal sealed record HealthCheckFails(string InstanceId) : Transition;

    internal sealed record HealthTurnsBad(string InstanceId) : Transition;

    internal sealed record RefreshGoesOn(string GroupName) : Transition;

    internal sealed record HeartbeatTimesOut(string Token) : Transition;
}
