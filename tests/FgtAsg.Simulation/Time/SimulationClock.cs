namespace FgtAsg.Simulation.Time;

/// <summary>The clock of a <see cref="Timeline"/>: it moves only from one thing that is due to the next. Not for several threads.</summary>
internal sealed class SimulationClock : TimeProvider
{
    private readonly PriorityQueue<(SimulatedTimer Timer, long Setting), (DateTimeOffset Due, long Order)> _queue = new();
    private readonly List<INature> _natures = [];
    private DateTimeOffset _now = FastClock.Start;
    private long _settings;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    /// <summary>What happens by itself from now on happens when it is due, also while nobody calls.</summary>
    public void Add(INature nature) => _natures.Add(nature);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the next thing happen. False where nothing will.</summary>
    public bool MoveOn()
    {
        DropStopped();
        DateTimeOffset? timerDue = _queue.TryPeek(out _, out var next) ? next.Due : null;
        var nature = _natures.MinBy(n => n.NextDue ?? DateTimeOffset.MaxValue);
        if (nature?.NextDue is { } natureDue && (timerDue is null || natureDue < timerDue))
        {
            MoveTo(natureDue);
            nature.Tick();
            return true;
        }

        if (timerDue is null)
        {
            return false;
        }

        MoveTo(timerDue.Value);
        _queue.Dequeue().Timer.Fire();
        return true;
    }

    private void MoveTo(DateTimeOffset time) => _now = time > _now ? time : _now;

    private void DropStopped()
    {
        while (_queue.TryPeek(out var entry, out _) && entry.Timer.Setting != entry.Setting)
        {
            _queue.Dequeue();
        }
    }

    private long Schedule(SimulatedTimer timer, TimeSpan dueTime)
    {
        var setting = ++_settings;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _queue.Enqueue((timer, setting), (_now + dueTime, setting));
        }

        return setting;
    }

    private sealed class SimulatedTimer(SimulationClock owner, TimerCallback callback, object? state) : ITimer
    {
        /// <summary>Changes with every change: what is queued of an earlier setting counts no more.</summary>
        public long Setting { get; private set; }

        public void Fire()
        {
            Setting = 0;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting = owner.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => Setting = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
