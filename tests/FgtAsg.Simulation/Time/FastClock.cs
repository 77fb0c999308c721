using FgtAsg.Lifecycle;

namespace FgtAsg.Simulation.Time;

/// <summary>
/// A clock on which waiting takes no time. A timer as short as the function's pauses moves the clock on and fires at once, on the caller's
/// thread; a longer one is a deadline, and fires when the pauses have added up to it. So one flow of calls is deterministic.
/// </summary>
internal sealed class FastClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan TimeToBeCancelled = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly List<FastTimer> _deadlines = [];
    private DateTimeOffset _now = Start;

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FastTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void MoveOn(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            _now = end > _now ? end : _now;
        }
    }

    private FastTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var timer = _deadlines.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (timer is not null)
            {
                _deadlines.Remove(timer);
                _now = timer.Due > _now ? timer.Due : _now;
            }

            return timer;
        }
    }

    private void Schedule(FastTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _deadlines.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            if (dueTime > Backoff.LongestRetry)
            {
                _deadlines.Add(timer);
                return;
            }
        }

        Pause(timer);
    }

    /// <summary>A deadline within a pause comes first: it mostly ends the pause. Where it does not, the pause goes on.</summary>
    private void Pause(FastTimer timer)
    {
        if (TakeDue(timer.Due) is not { } deadline)
        {
            MoveOn(timer.Due - GetUtcNow());
            timer.Fire();
            return;
        }

        deadline.Fire();
        lock (_lock)
        {
            _deadlines.Add(timer);
        }

        timer.Rest = System.CreateTimer(_ => GoOn(timer), state: null, TimeToBeCancelled, Timeout.InfiniteTimeSpan);
    }

    private void GoOn(FastTimer timer)
    {
        lock (_lock)
        {
            if (!_deadlines.Remove(timer))
            {
                return;
            }
        }

        Pause(timer);
    }

    private sealed class FastTimer(FastClock owner, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        /// <summary>Goes on with a pause that a deadline interrupted, in real time.</summary>
        public ITimer? Rest { get; set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner.Schedule(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            owner.Schedule(this, Timeout.InfiniteTimeSpan);
            Rest?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
